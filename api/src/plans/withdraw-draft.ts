import { Inject, Injectable } from '@nestjs/common';
import type { PlanNoteRequest, PlanVersionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { requireToManage } from './load-plan';
import { takeOutOfReview } from './take-out-of-review';

/** Takes it back from approval, to go on writing. */
@Injectable()
export class WithdrawDraft {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { note = '' }: PlanNoteRequest, read: number, actor: Actor): Promise<PlanVersionView> {
    return this.database.write(actor, (tx) => takeOutOfReview(tx, actor, { id, read, verb: 'withdraw', entry: 'withdrawn', note, requireAllowed: (place) => requireToManage(actor, place) }));
  }
}
