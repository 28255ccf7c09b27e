import type { StandingView } from '@holdfast/contracts';
import { crossing, hasRule, type RiskMatrix } from '@holdfast/domain';
import { insertEscalation, lapseUndecided } from '../escalation-rows';
import type { Transaction } from '../platform/database';
import type { RegisterOfRisk } from './risk-in-place';
import { sourceOf } from './source-of';
import { standingOf, type StoredRisk } from './stored-risk';

/** Left to whoever puts the suggestion into words. */
const UNSCORED: StandingView = { matrixVersionId: null, likelihood: null, impact: null, level: null, score: null };

/**
 * What the register's rule makes of a residual that was just scored: the risk is suggested to the register above, or a suggestion
 * that nobody took up lapses. Nothing is looked up where there is no rule.
 */
export async function applyEscalationRule(tx: Transaction, register: RegisterOfRisk, matrix: RiskMatrix, before: StoredRisk | null, after: StoredRisk): Promise<void> {
  if (after.status !== 'open' || !hasRule(register)) return;
  const was = before && before.residual_matrix_version_id === register.matrixVersionId ? standingOf(before, 'residual') : null;
  const does = crossing(matrix, register, was, standingOf(after, 'residual'));
  if (does === 'leaves') await lapseUndecided(tx, after.id, { note: '', authorId: null, states: ['suggested'], registerId: register.id });
  if (does !== 'crosses' || after.upper_register_id !== null) return;
  const above = await tx.one<{ id: string }>(
    `SELECT r.id FROM register r WHERE r.organisation_id = $1 AND r.id = $2 AND r.closed_at IS NULL
       AND NOT EXISTS (SELECT FROM escalation e WHERE e.organisation_id = $1 AND e.risk_id = $3 AND e.state IN ('suggested', 'proposed', 'returned'))`,
    [tx.organisationId, register.path.at(-2) ?? null, after.id],
  );
  if (!above) return;
  const source = sourceOf(after);
  const { title, cause, event, consequence } = source;
  const { id } = await insertEscalation(
    tx,
    { kind: 'escalation', state: 'suggested', risk_id: after.id, from_register_id: register.id, to_register_id: above.id, words: { title, cause, event, consequence, residual: UNSCORED }, source },
    { kind: 'suggested', note: '', authorId: null },
  );
  await tx.record({ action: 'escalation.suggested', subjectType: 'escalation', subjectId: id, registerId: register.id, after: { state: 'suggested', riskId: after.id, toRegisterId: above.id, title, cause, event, consequence, residual: source.residual } });
}
