import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import type { StoredControl } from './stored-control';

/** A control that comes in with a risk. Whoever brings it in was asked whether he may add controls there. */
export interface ControlToBring extends Pick<StoredControl, 'title' | 'description' | 'ownerId' | 'effectiveness' | 'assessedOn' | 'evidenceLink'> {
  /** The residual of the risk names it. */
  leansOn: boolean;
  /** Of one that is no longer in place. */
  withdrawnReason: string | null;
}

export interface RiskWithControls {
  riskId: string;
  registerId: string;
  /** That the controls which are leaned on are named for; null where the residual was not scored here. */
  residualAssessmentId: string | null;
  controls: readonly ControlToBring[];
}

/** Adds controls to many risks at once, with the claims of each, by the rules of adding one. */
export async function bringControls(tx: Transaction, actor: Actor, risks: readonly RiskWithControls[], told: Record<string, unknown>): Promise<void> {
  const [rows, claims, named, events]: [object[], object[], object[], object[]] = [[], [], [], []];
  for (const { riskId, registerId, residualAssessmentId, controls } of risks) {
    const leansOn: string[] = [];
    for (const { title, description, ownerId, effectiveness, assessedOn, evidenceLink, leansOn: leaned, withdrawnReason } of controls) {
      const id = newId();
      const base = { organisation_id: tx.organisationId, effectiveness, assessed_on: assessedOn, evidence_link: evidenceLink, author_id: actor.personId };
      const gone = withdrawnReason === null ? {} : { withdrawn_at: tx.now, withdrawn_by: actor.personId, withdrawn_reason: withdrawnReason };
      rows.push({ ...base, id, risk_id: riskId, title, description, owner_id: ownerId, created_at: tx.now, ...gone });
      if (effectiveness !== 'not-assessed' || evidenceLink) claims.push({ ...base, id: newId(), control_id: id, rationale: '', recorded_at: tx.now });
      if (leaned && withdrawnReason === null && residualAssessmentId) {
        leansOn.push(id);
        named.push({ organisation_id: tx.organisationId, assessment_id: residualAssessmentId, control_id: id, recorded_at: tx.now });
      }
      const after = { riskId, title, ...(description ? { description } : {}), ownerId, effectiveness, ...(assessedOn ? { assessedOn } : {}), ...(evidenceLink ? { evidenceLink } : {}), ...told };
      events.push(tx.eventRow({ action: 'control.added', subjectType: 'control', subjectId: id, registerId, after }));
      if (withdrawnReason !== null) events.push(tx.eventRow({ action: 'control.withdrawn', subjectType: 'control', subjectId: id, registerId, after: { reason: withdrawnReason, ...told } }));
    }
    if (leansOn.length > 0) events.push(tx.eventRow({ action: 'risk.leaning-named', subjectType: 'risk', subjectId: riskId, registerId, before: { leansOn: [] }, after: { leansOn } }));
  }
  if (rows.length === 0) return;
  await tx.rows(BRING, [rows, claims, named, events].map((all) => JSON.stringify(all)));
}

const CONTROL = 'organisation_id, id, risk_id, title, description, owner_id, effectiveness, assessed_on, evidence_link, author_id, created_at, withdrawn_at, withdrawn_by, withdrawn_reason';
const CLAIM = 'organisation_id, id, control_id, effectiveness, assessed_on, evidence_link, rationale, author_id, recorded_at';
const NAMED = 'organisation_id, assessment_id, control_id, recorded_at';

const BRING = `WITH
  added AS (INSERT INTO control (${CONTROL}) SELECT ${CONTROL} FROM json_populate_recordset(null::control, $1)),
  claimed AS (INSERT INTO control_assessment (${CLAIM}) SELECT ${CLAIM} FROM json_populate_recordset(null::control_assessment, $2)),
  named AS (INSERT INTO assessment_control (${NAMED}) SELECT ${NAMED} FROM json_populate_recordset(null::assessment_control, $3))
  INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $4)`;
