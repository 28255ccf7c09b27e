import { Inject, Injectable } from '@nestjs/common';
import type { PersonView } from '@holdfast/contracts';
import { explainGrantRefusal, mayGrant } from '@holdfast/domain';
import { endSessions } from '../identity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { notFound, notPermitted } from '../platform/refusal';
import { keepAnAdministrator } from './last-administrator';
import { loadPerson } from './load-person';
import { readPerson } from './people-queries';

@Injectable()
export class EndRole {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(personId: string, roleId: string, actor: Actor): Promise<PersonView> {
    return this.database.write(actor, async (tx) => {
      const held = (await loadPerson(tx, personId)).roles.find(({ id }) => id === roleId);
      if (!held) throw notFound('This person does not hold that role any more.');
      const { role, unitId, unitPath } = held;
      if (!mayGrant(actor, role, unitPath)) throw notPermitted(explainGrantRefusal(role));
      if (role === 'administrator' && unitPath.length === 1) await keepAnAdministrator(tx, personId);
      await tx.rows('UPDATE role_assignment SET ended_by = $3, ended_at = $4 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, roleId, actor.personId, tx.now]);
      await tx.rows('UPDATE person SET version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, personId]);
      await endSessions(tx, personId, actor.sessionId);
      await tx.record({ action: 'person.role-ended', subjectType: 'person', subjectId: personId, before: { role, unitId } });
      return readPerson(tx, tx.organisationId, personId);
    });
  }
}
