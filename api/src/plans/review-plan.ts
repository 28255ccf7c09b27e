import { Inject, Injectable } from '@nestjs/common';
import type { PlanView, ReviewPlanRequest } from '@holdfast/contracts';
import { addMonths } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { answerOf, loadPlanToChange, requireCurrent, requireToManage } from './load-plan';
import { addEntry, updatePlan } from './write-plan';

/** Somebody went through the approved version and found that it holds. What does not hold any more is written anew in a draft. */
@Injectable()
export class ReviewPlan {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { note, nextReview: asked }: ReviewPlanRequest, version: number, actor: Actor): Promise<PlanView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadPlanToChange(tx, actor, id);
      requireToManage(actor, place);
      requireCurrent(actor, place, version);
      const { plan, row } = place;
      if (row.approvedNumber === null) throw conflict('not-approved', 'This plan has no approved version yet, so there is nothing to review.');
      if (row.left > 0) throw conflict('names-leavers', 'This plan names somebody who has left, so it does not hold as it is. Start a new draft and choose who takes over.');
      const today = dayIn(place.timeZone, tx.now);
      const latest = addMonths(today, plan.review_months);
      const nextReview = asked ?? latest;
      if (nextReview <= today) throw needsChange([{ field: 'nextReview', message: 'The next review lies ahead: choose tomorrow or later' }]);
      if (nextReview > latest) throw needsChange([{ field: 'nextReview', message: `This plan is reviewed at least every ${plan.review_months} months: choose ${latest} or earlier` }]);
      await updatePlan(tx, plan, { next_review: nextReview });
      await addEntry(tx, actor, id, 'reviewed', row.approvedNumber, note);
      await tx.record({ action: 'plan.reviewed', subjectType: 'plan', subjectId: id, before: { nextReview: plan.next_review }, after: { nextReview, note } });
      return answerOf(tx, actor, id);
    });
  }
}
