import { Inject, Injectable } from '@nestjs/common';
import type { ActionReasonRequest, ActionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { moveInPlace } from './move-action';

/** Not to be done after all, which is for whoever plans the action to decide. It stays to be read, at what it had come to. */
@Injectable()
export class CancelAction {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actionId: string, { reason }: ActionReasonRequest, version: number, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, (tx) =>
      moveInPlace(tx, actor, { actionId, version, verb: 'cancel', permission: 'action.manage', event: 'action.cancelled' }, () => ({
        changes: { ended_at: tx.now.toISOString() },
        entry: { kind: 'cancelled', note: reason },
        said: { reason },
      })),
    );
  }
}
