import { Inject, Injectable } from '@nestjs/common';
import type { PlanReasonRequest, PlanVersionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { requireToApprove } from './approve-draft';
import { takeOutOfReview } from './take-out-of-review';

/** Whoever was to approve it says what is missing. It is a draft again. */
@Injectable()
export class ReturnDraft {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: PlanReasonRequest, read: number, actor: Actor): Promise<PlanVersionView> {
    return this.database.write(actor, (tx) => takeOutOfReview(tx, actor, { id, read, verb: 'return', entry: 'returned', note: reason, requireAllowed: (place) => requireToApprove(actor, place) }));
  }
}
