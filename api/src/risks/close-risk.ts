import { Inject, Injectable } from '@nestjs/common';
import type { CloseRequest, RiskView } from '@holdfast/contracts';
import { moveRisk, whyReadOnly } from '@holdfast/domain';
import { lapseUndecided } from '../escalation-rows';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { conflict } from '../platform/refusal';
import { auditedDifference } from './audited-risk';
import { loadRiskToChange } from './load-risk';
import { tellLowerRisks } from './lower-risks';
import { requireCurrent, requireOnRisk } from './require-on-risk';
import { reviewRow } from './review-row';
import { toRiskView } from './risk-view';
import type { StoredRisk } from './stored-risk';
import { updateRisk } from './write-risk';

/** A risk that is over: it counts no longer and stays to be read. Its lower risks stand for themselves again. */
@Injectable()
export class CloseRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, request: CloseRequest, version: number, actor: Actor): Promise<RiskView> {
    return this.database.write(actor, (tx) => closeRisk(tx, actor, riskId, request, version));
  }
}

/** The same within the transaction of another verb; `review` where it was decided in one. */
export async function closeRisk(tx: Transaction, actor: Actor, riskId: string, { reason }: CloseRequest, version: number, review?: { sittingId?: string | null }): Promise<RiskView> {
  const place = await loadRiskToChange(tx, actor, riskId);
  requireOnRisk(actor, 'risk.close', place);
  requireCurrent(place, version);
  const { risk: open, register } = place;
  const move = moveRisk(open.status, 'close');
  const why = move.ok ? whyReadOnly(open.status, register.closedAt !== null) : move.message;
  if (why) throw conflict('cannot-close', why);

  const lower = await tellLowerRisks(tx, open, { upper_register_id: null, upper_hidden: false });
  const changes: Partial<StoredRisk> = { status: 'closed', closed_at: tx.now.toISOString(), close_reason: reason };
  const difference = auditedDifference(open, { ...open, ...changes });
  const actionsLeft = await actionsLeftBy(tx, riskId);
  const event = tx.eventRow({
    action: 'risk.closed',
    subjectType: 'risk',
    subjectId: open.id,
    registerId: register.id,
    before: difference?.before,
    after: { ...difference?.after, ...(review ? { outcome: 'closed' } : {}), ...(actionsLeft > 0 ? { actionsLeft } : {}) },
  });
  const reviewed = review && reviewRow(tx, open, { ...open, ...changes }, { outcome: 'closed', reason, sittingId: review.sittingId, authorId: actor.personId });
  const risk = await updateRisk(tx, open, changes, { event, lower, review: reviewed });
  await lapseUndecided(tx, open.id, { note: reason, authorId: actor.personId, registerId: register.id });
  return toRiskView({ ...place, risk });
}

/** Unended actions that serve no other open risk. They go on: whether what is half built is still worth finishing, their owners know. */
async function actionsLeftBy(tx: Transaction, riskId: string): Promise<number> {
  const left = await tx.one<{ actions: number }>(
    `SELECT count(*)::int AS actions FROM action_risk x JOIN action a ON a.organisation_id = x.organisation_id AND a.id = x.action_id
     WHERE x.organisation_id = $1 AND x.risk_id = $2 AND a.status IN ('open', 'in-progress') AND NOT EXISTS (
       SELECT FROM action_risk other JOIN risk k ON k.organisation_id = other.organisation_id AND k.id = other.risk_id
       WHERE other.organisation_id = x.organisation_id AND other.action_id = x.action_id AND other.risk_id <> x.risk_id AND k.status = 'open')`,
    [tx.organisationId, riskId],
  );
  return left?.actions ?? 0;
}
