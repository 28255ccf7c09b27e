import type { RiskView } from '@holdfast/contracts';
import { nextReview, type ReviewOutcome } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import type { Transaction } from '../platform/database';
import { conflict } from '../platform/refusal';
import { auditedDifference } from './audited-risk';
import { loadRiskToChange } from './load-risk';
import { requireChangeable, requireCurrent, requireOnRisk } from './require-on-risk';
import { reviewRow } from './review-row';
import { toRiskView } from './risk-view';
import { updateRisk } from './write-risk';

interface Confirmed {
  outcome: Extract<ReviewOutcome, 'no-change' | 'escalated'>;
  reason: string;
  sittingId?: string | null;
}

/** Somebody looked at a risk and leaves it where it stands: no new assessment, a row that says so and why, and the next review. */
export async function confirmRisk(tx: Transaction, actor: Actor, riskId: string, { outcome, reason, sittingId }: Confirmed, version: number): Promise<RiskView> {
  const place = await loadRiskToChange(tx, actor, riskId);
  requireOnRisk(actor, 'risk.assess', place);
  requireCurrent(place, version);
  requireChangeable(place);
  const { risk: before, register } = place;
  if (before.status === 'draft') throw conflict('not-in-register', 'A draft is not reviewed. Add it to the register first.');
  // On an earlier matrix the code of a level may mean another: then the cycle of the register alone counts.
  const level = before.residual_matrix_version_id === register.matrixVersionId ? before.residual_level : null;
  const after = {
    ...before, next_review: nextReview(dayIn(register.timeZone, tx.now), level, { cycleMonths: register.reviewMonths, monthsByLevel: register.reviewMonthsByLevel }),
  };
  const difference = auditedDifference(before, after);
  const event = tx.eventRow({
    action: 'risk.reviewed',
    subjectType: 'risk',
    subjectId: before.id,
    registerId: register.id,
    before: difference?.before ?? {},
    after: { ...difference?.after, outcome, reason },
  });
  const review = reviewRow(tx, before, after, { outcome, reason, sittingId, authorId: actor.personId });
  return toRiskView({ ...place, risk: await updateRisk(tx, before, { next_review: after.next_review }, { event, review }) });
}
