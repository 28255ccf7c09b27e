import { Inject, Injectable } from '@nestjs/common';
import type { ActionReasonRequest, ActionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { moveInPlace } from './move-action';

/** Takes up again what was done or cancelled, as far as it had come. */
@Injectable()
export class ResumeAction {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actionId: string, { reason }: ActionReasonRequest, version: number, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, (tx) =>
      moveInPlace(
        tx,
        actor,
        {
          actionId, version, verb: 'resume', event: 'action.resumed',
          // Whoever may say that it is done may say that it was not; that it is not to be done was decided by others.
          permission: ({ action }) => (action.status === 'cancelled' ? 'action.manage' : 'action.progress'),
        },
        async ({ action, entries }) => {
          const progress = entries.find(({ kind }) => kind === 'progress')?.progress ?? 0;
          const ownerId = (await isHere(tx, action.owner_id)) ? action.owner_id : actor.personId;
          return { changes: { progress, ended_at: null, owner_id: ownerId }, entry: { kind: 'resumed', progress, note: reason }, said: { reason } };
        },
      ),
    );
  }
}

/** What had ended stayed with an owner who left; with whoever takes it up it has one again. Locked as the foreign key would do it. */
const isHere = async (tx: Transaction, personId: string): Promise<boolean> =>
  (await tx.one('SELECT 1 FROM person WHERE organisation_id = $1 AND id = $2 AND left_at IS NULL FOR KEY SHARE', [tx.organisationId, personId])) !== null;
