import { Inject, Injectable } from '@nestjs/common';
import type { PersonView, RoleInUnit } from '@holdfast/contracts';
import { endSessions } from '../identity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { insertRole } from './insert-role';
import { loadPerson, requireHere } from './load-person';
import { readPerson } from './people-queries';
import { requireGrantable } from './unit-for-role';

@Injectable()
export class GrantRole {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(personId: string, { role, unitId }: RoleInUnit, actor: Actor): Promise<PersonView> {
    return this.database.write(actor, async (tx) => {
      await requireGrantable(tx, actor, { role, unitId }, 'unitId');
      requireHere(await loadPerson(tx, personId));
      await insertRole(tx, actor.personId, personId, { role, unitId });
      await tx.rows('UPDATE person SET version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, personId]);
      await endSessions(tx, personId, actor.sessionId);
      await tx.record({ action: 'person.role-granted', subjectType: 'person', subjectId: personId, after: { role, unitId } });
      return readPerson(tx, tx.organisationId, personId);
    });
  }
}
