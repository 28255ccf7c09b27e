import { Inject, Injectable } from '@nestjs/common';
import type { ActionView, ProgressRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { moveInPlace } from './move-action';

/** Says how far an action is. The first time starts it; 100 percent does not end it, for that is said by a verb of its own. */
@Injectable()
export class ReportProgress {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actionId: string, { progress, note }: ProgressRequest, version: number, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, (tx) =>
      moveInPlace(tx, actor, { actionId, version, verb: 'report', permission: 'action.progress', event: 'action.progress-reported' }, () => ({
        changes: { progress },
        entry: { kind: 'progress', progress, note },
        said: { note },
      })),
    );
  }
}
