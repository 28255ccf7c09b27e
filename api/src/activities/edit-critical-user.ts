import { Inject, Injectable } from '@nestjs/common';
import type { CriticalUserView, EditCriticalUserRequest } from '@holdfast/contracts';
import { given, updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { auditedUser, loadCriticalUserToChange, viewOfUser, type StoredCriticalUser } from './load-critical-user';

/** Changes what is said of those to be served first. Another solution has to be tried anew. */
@Injectable()
export class EditCriticalUser {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { name, howMany, needs, solution }: EditCriticalUserRequest, version: number, actor: Actor): Promise<CriticalUserView> {
    return this.database.write(actor, async (tx) => {
      const { user: before } = await loadCriticalUserToChange(tx, actor, id, version);
      const another = solution !== undefined && solution !== before.solution;
      const changes = given<Partial<StoredCriticalUser>>({ name, how_many: howMany, needs, solution, ...(another ? { verified_on: null, verified_by: null } : {}) });
      const changed = difference(auditedUser(before), auditedUser({ ...before, ...changes }));
      if (changed) {
        await updateRow(tx, 'critical_user', before, changes);
        await tx.record({ action: 'critical-user.edited', subjectType: 'critical-user', subjectId: id, ...changed });
      }
      return viewOfUser(tx, tx.organisationId, id);
    });
  }
}
