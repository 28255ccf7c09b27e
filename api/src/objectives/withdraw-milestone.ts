import { Inject, Injectable } from '@nestjs/common';
import type { MilestoneView, WithdrawMilestoneRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { answerOf, holdMilestone } from './milestone-in-place';

/** A milestone that is followed no more; what was reported of it stays. */
@Injectable()
export class WithdrawMilestone {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: WithdrawMilestoneRequest, version: number, actor: Actor): Promise<MilestoneView> {
    return this.database.write(actor, async (tx) => {
      await holdMilestone(tx, actor, 'objective.manage', id, version);
      await tx.rows('UPDATE milestone SET withdrawn_at = $3, withdrawn_reason = $4, version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id, tx.now, reason]);
      await tx.record({ action: 'milestone.withdrawn', subjectType: 'milestone', subjectId: id, before: { withdrawn: null }, after: { withdrawn: reason } });
      return answerOf(tx, id);
    });
  }
}
