import { whyReadOnly } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict } from '../platform/refusal';
import { auditedWhole } from './audited-risk';
import { closing, standingUnder } from './changes-among';
import type { RiskInPlace } from './risk-in-place';
import type { StoredRisk } from './stored-risk';
import { insertRiskAmong, type StoredAssessment } from './write-risk';

/** The register that a risk moves to, locked and found to take it. */
export interface MovesTo {
  id: string;
  prefix: string;
  path: readonly string[];
  closedAt: Date | null;
}

/**
 * Closes a risk in its register and opens it in another under the next number there, with its words, choices and scores as they
 * are. What it stood for, and what stands for it where that lies above the other register too, goes along.
 */
export async function moveRiskTo(tx: Transaction, actor: Actor, { risk: before, objectives }: RiskInPlace, to: MovesTo, reason: string): Promise<StoredRisk> {
  const why = whyReadOnly(null, to.closedAt !== null);
  if (why) throw conflict('read-only', why);
  const now = tx.now.toISOString();
  const stays = before.upper_register_id !== null && to.path.slice(0, -1).includes(before.upper_register_id);
  const assessments = await copiedAssessments(tx, before.id);
  const id = newId();
  const copyOf = new Map(assessments.map(({ earlierId, row }) => [earlierId, row.id]));
  const risk: StoredRisk = {
    ...before,
    id,
    register_id: to.id,
    number: null,
    reference: null,
    author_id: actor.personId,
    opened_at: now,
    inherent_assessment_id: copyOf.get(before.inherent_assessment_id ?? '') ?? null,
    residual_assessment_id: copyOf.get(before.residual_assessment_id ?? '') ?? null,
    target_assessment_id: copyOf.get(before.target_assessment_id ?? '') ?? null,
    ...(stays ? {} : { upper_risk_id: null, upper_register_id: null, upper_hidden: false }),
    // Whatever it did before, to the register it is new.
    residual_movement: before.residual_level === null ? null : 'new',
    residual_moved: null,
    version: 1,
    created_at: now,
    updated_at: now,
  };
  const lower = await tx.rows<{ risk: StoredRisk }>(
    `SELECT to_json(k) AS risk FROM risk k WHERE organisation_id = $1 AND upper_risk_id = $2 AND status = 'open' ORDER BY id FOR NO KEY UPDATE`,
    [tx.organisationId, before.id],
  );
  const objectiveIds = objectives.map((objective) => objective.id);
  const event = tx.eventRow({
    action: 'risk.moved', subjectType: 'risk', subjectId: id, registerId: to.id,
    before: { movedFrom: before.reference }, after: { ...auditedWhole(risk, objectiveIds), reason },
  });
  return insertRiskAmong(
    tx, risk, to.prefix, objectiveIds,
    { event, assessments: assessments.map(({ row }) => ({ ...row, risk_id: id })) },
    [closing(tx, before, reason), ...lower.map((below) => standingUnder(tx, below.risk, risk))],
  );
}

/** All of its scores, with their moments, authors and matrix versions. In the order of their ids, which is that of time. */
async function copiedAssessments(tx: Transaction, riskId: string): Promise<{ earlierId: string; row: StoredAssessment }[]> {
  const rows = await tx.rows<{ row: StoredAssessment }>('SELECT to_json(a) AS row FROM risk_assessment a WHERE organisation_id = $1 AND risk_id = $2 ORDER BY id', [tx.organisationId, riskId]);
  return rows.map(({ row }) => ({ earlierId: row.id, row: { ...row, id: newId() } }));
}
