import { Inject, Injectable } from '@nestjs/common';
import type { PartnershipView, ReviewPartnershipRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { nextReviewFaults } from './add-partnership';
import { answerOf, loadPartnershipToChange } from './load-partnership';
import { updatePartnership } from './write-partnership';

/** A dated entry that is never changed: what came of looking at the partnership, and when it is looked at next. */
@Injectable()
export class ReviewPartnership {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { heldOn, note, nextReview }: ReviewPartnershipRequest, version: number, actor: Actor): Promise<PartnershipView> {
    return this.database.write(actor, async (tx) => {
      const { partnership: before, timeZone } = await loadPartnershipToChange(tx, actor, id, version);
      const today = dayIn(timeZone, tx.now);
      const faults = [...(heldOn > today ? [{ field: 'heldOn', message: 'It has been reviewed: choose today or earlier' }] : []), ...nextReviewFaults(nextReview, today, before.level)];
      if (faults.length > 0) throw needsChange(faults);
      await tx.rows(
        'INSERT INTO partnership_review (organisation_id, id, partnership_id, held_on, note, next_review, score, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [tx.organisationId, newId(), id, heldOn, note, nextReview, before.score, actor.personId, tx.now],
      );
      await updatePartnership(tx, before, { next_review: nextReview });
      await tx.record({ action: 'partnership.reviewed', subjectType: 'partnership', subjectId: id, before: { nextReview: before.next_review }, after: { nextReview, heldOn, note } });
      return answerOf(tx, actor, id);
    });
  }
}
