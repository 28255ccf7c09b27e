import { Inject, Injectable } from '@nestjs/common';
import type { FailureReviewView, SignOffFailureReviewRequest } from '@holdfast/contracts';
import { missingForSignOff, whyReviewNotSignedBy } from '@holdfast/domain';
import { writeInvocationVerdicts } from '../invocations';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange, notPermitted } from '../platform/refusal';
import { answerOf, loadReviewToChange, requireOnReview, requireOpen } from './load-review';
import { keepMeasured } from './measured-in';
import { updateReview } from './update-review';

/** From here on it never changes, and what an invocation measured counts as proven. Another person looks at it than who leads it or wrote in it. */
@Injectable()
export class SignOffReview {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { note = '' }: SignOffFailureReviewRequest, version: number, actor: Actor): Promise<FailureReviewView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadReviewToChange(tx, actor, id);
      requireOnReview(actor, 'failure-review.sign-off', place);
      const { review: before, row } = place;
      const why = whyReviewNotSignedBy(actor.personId, before.lead_id, before.writer_ids);
      if (why) throw notPermitted(why);
      await requireOpen(tx, actor, place, version);
      const missing = missingForSignOff({ startedAt: row.startedAt, endedAt: row.endedAt, cause: before.cause, rootCause: before.root_cause, summary: before.summary });
      if (missing.length > 0) throw needsChange([...missing]);
      await updateReview(tx, before, { state: 'signed-off', signed_by: actor.personId, signed_at: tx.now.toISOString(), sign_off_note: note });
      const measured = before.invocation_id === null ? [] : await keepMeasured(tx, actor, before.invocation_id);
      await tx.record({
        action: 'failure-review.signed-off', subjectType: 'failure-review', subjectId: id, before: { state: before.state }, after: { state: 'signed-off', ...(note ? { note } : {}), ...(measured.length > 0 ? { measured } : {}) },
      });
      if (before.invocation_id !== null) await writeInvocationVerdicts(tx, actor, before.invocation_id, ['failed', 'passed']);
      return answerOf(tx, actor, id);
    });
  }
}
