import { Inject, Injectable } from '@nestjs/common';
import type { ActivityView, RetireRequest } from '@holdfast/contracts';
import { requireUnleaned, updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { answerOf, loadActivityToChange } from './load-activity';

/** It is done no more. Refused while something in use leans on it; what it leaned on goes on. */
@Injectable()
export class RetireActivity {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: RetireRequest, version: number, actor: Actor): Promise<ActivityView> {
    return this.database.write(actor, async (tx) => {
      const { activity: before } = await loadActivityToChange(tx, actor, id, version);
      await requireUnleaned(tx, actor, 'activity', id);
      await updateRow(tx, 'activity', before, { retired_at: tx.now.toISOString(), retired_reason: reason });
      await tx.record({ action: 'activity.retired', subjectType: 'activity', subjectId: id, before: { retired: false }, after: { retired: true, reason } });
      return answerOf(tx, actor, id);
    });
  }
}
