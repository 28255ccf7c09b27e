import { Inject, Injectable } from '@nestjs/common';
import type { EndPartnershipRequest, PartnershipView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { answerOf, loadPartnershipToChange } from './load-partnership';
import { updatePartnership } from './write-partnership';

/** It is no more. The risks that it carried go on as they are: their registers decide on them. */
@Injectable()
export class EndPartnership {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: EndPartnershipRequest, version: number, actor: Actor): Promise<PartnershipView> {
    return this.database.write(actor, async (tx) => {
      const { partnership: before } = await loadPartnershipToChange(tx, actor, id, version);
      await updatePartnership(tx, before, { ended_at: tx.now.toISOString(), end_reason: reason, next_review: null });
      await tx.record({ action: 'partnership.ended', subjectType: 'partnership', subjectId: id, before: { nextReview: before.next_review }, after: { nextReview: null, reason } });
      return answerOf(tx, actor, id);
    });
  }
}
