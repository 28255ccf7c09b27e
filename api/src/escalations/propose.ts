import type { EscalationView } from '@holdfast/contracts';
import type { EscalationKind } from '@holdfast/domain';
import { insertEscalation, updateEscalation, type StoredEscalation } from '../escalation-rows';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { sourceOf, type RiskInPlace } from '../risks';
import { escalationView } from './escalation-view';
import { reloadEscalation } from './load-escalation';
import type { Receiver } from './receiving-register';

/** What is not decided yet about a risk; there is one such proposal at most. */
export async function undecidedOf(sql: Sql, organisationId: string, riskId: string): Promise<StoredEscalation | null> {
  const found = await sql.one<{ escalation: StoredEscalation }>(
    `SELECT to_json(e) AS escalation FROM escalation e WHERE organisation_id = $1 AND risk_id = $2 AND state IN ('suggested', 'proposed', 'returned')`,
    [organisationId, riskId],
  );
  return found?.escalation ?? null;
}

/** Reference of the open risk above that stands for this one: in words where that is out of the caller's sight. */
export const shownAsOf = ({ risk, upper }: RiskInPlace): string | null => (risk.upper_register_id === null ? null : (upper?.reference ?? 'A risk'));

/** Writes a proposal, or puts what the rule suggested into words. The risk is locked, and everything has been found in order. */
export async function propose(
  tx: Transaction,
  actor: Actor,
  kind: EscalationKind,
  { risk, register }: RiskInPlace,
  { receiver, words, reason, suggested }: { receiver: Receiver; words: StoredEscalation['words']; reason: string; suggested: StoredEscalation | null },
): Promise<EscalationView> {
  const source = sourceOf(risk);
  const entry = { kind: 'proposed', note: reason, authorId: actor.personId } as const;
  const { id } = suggested
    ? await updateEscalation(
        tx, suggested, { state: 'proposed', proposer_id: actor.personId, proposed_at: tx.now.toISOString(), to_register_id: receiver.id, words, source }, { ...entry, words, source },
      )
    : await insertEscalation(tx, { kind, state: 'proposed', risk_id: risk.id, from_register_id: register.id, to_register_id: receiver.id, words, source }, entry);
  await tx.record({
    action: 'escalation.proposed', subjectType: 'escalation', subjectId: id, registerId: register.id,
    ...(suggested ? { before: { state: 'suggested' } } : {}), after: { state: 'proposed', kind, riskId: risk.id, toRegisterId: receiver.id, ...words, reason },
  });
  return escalationView(tx, actor, await reloadEscalation(tx, actor, id));
}
