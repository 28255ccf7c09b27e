import { Inject, Injectable } from '@nestjs/common';
import type { ActivityView, RetireRequest } from '@holdfast/contracts';
import { updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { answerOf, loadActivityToChange } from './load-activity';

/** It is done again, with what it leaned on as far as that is in use. */
@Injectable()
export class ReinstateActivity {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: RetireRequest, version: number, actor: Actor): Promise<ActivityView> {
    return this.database.write(actor, async (tx) => {
      const { activity: before } = await loadActivityToChange(tx, actor, id, version, true);
      if (before.retired_at === null) throw conflict('in-use', 'This activity is in use already.');
      await updateRow(tx, 'activity', before, { retired_at: null, retired_reason: null });
      await tx.record({ action: 'activity.reinstated', subjectType: 'activity', subjectId: id, before: { retired: true }, after: { retired: false, reason } });
      return answerOf(tx, actor, id);
    });
  }
}
