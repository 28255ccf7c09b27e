import { Inject, Injectable } from '@nestjs/common';
import type { PlanReasonRequest, PlanVersionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { requireToManage } from './load-plan';
import { takeOutOfReview } from './take-out-of-review';

/** Gives a draft up. It stays on record, and the approved version goes on. */
@Injectable()
export class DropDraft {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: PlanReasonRequest, read: number, actor: Actor): Promise<PlanVersionView> {
    return this.database.write(actor, (tx) => takeOutOfReview(tx, actor, { id, read, verb: 'drop', entry: 'dropped', note: reason, requireAllowed: (place) => requireToManage(actor, place) }));
  }
}
