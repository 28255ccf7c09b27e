import { Inject, Injectable } from '@nestjs/common';
import type { ActionView, CompleteRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { moveInPlace } from './move-action';

/** Done, and so at 100 percent. With a target it asks for a new score of that risk until there is one. */
@Injectable()
export class CompleteAction {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actionId: string, { note = '' }: CompleteRequest, version: number, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, (tx) =>
      moveInPlace(tx, actor, { actionId, version, verb: 'complete', permission: 'action.progress', event: 'action.completed' }, () => ({
        changes: { progress: 100, ended_at: tx.now.toISOString() },
        entry: { kind: 'completed', progress: 100, note },
        said: note ? { note } : {},
      })),
    );
  }
}
