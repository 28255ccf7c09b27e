import { Inject, Injectable } from '@nestjs/common';
import type { AddCriticalUserRequest, CriticalUserView } from '@holdfast/contracts';
import { insertRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict } from '../platform/refusal';
import { lockActivity } from './load-activity';
import { auditedUser, viewOfUser, type StoredCriticalUser } from './load-critical-user';

/** Says who must be served first. */
@Injectable()
export class AddCriticalUser {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(activityId: string, { name, howMany = null, needs = '', solution = '' }: AddCriticalUserRequest, actor: Actor): Promise<CriticalUserView> {
    return this.database.write(actor, async (tx) => {
      const { activity } = await lockActivity(tx, actor, activityId);
      if (activity.retired_at !== null) throw conflict('retired', 'This activity is retired. It can be read but not changed.');
      const user: StoredCriticalUser = {
        organisation_id: tx.organisationId, id: newId(), activity_id: activityId, name, how_many: howMany, needs, solution, verified_on: null, verified_by: null, retired_at: null, retired_reason: null,
        author_id: actor.personId, version: 1, created_at: tx.now.toISOString(),
      };
      await insertRow(tx, 'critical_user', user);
      await tx.record({ action: 'critical-user.added', subjectType: 'critical-user', subjectId: user.id, after: auditedUser(user) });
      return viewOfUser(tx, tx.organisationId, user.id);
    });
  }
}
