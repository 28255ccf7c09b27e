import { Inject, Injectable } from '@nestjs/common';
import type { EditPersonRequest, PersonView } from '@holdfast/contracts';
import { endLinks } from '../identity';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { stale } from '../platform/refusal';
import { loadPerson, requireHere, requireManaged } from './load-person';
import { readPerson } from './people-queries';

@Injectable()
export class EditPerson {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditPersonRequest, version: number, actor: Actor): Promise<PersonView> {
    return this.database.write(actor, async (tx) => {
      const person = await loadPerson(tx, id);
      requireManaged(person, actor);
      requireHere(person);
      if (person.version !== version) throw stale(await readPerson(tx, tx.organisationId, id));
      const change = difference({ name: person.name, jobTitle: person.jobTitle, email: person.email }, request);
      if (change) {
        const { name, jobTitle, email } = { ...person, ...request };
        await tx.rows('UPDATE person SET name = $3, job_title = $4, email = $5, version = version + 1 WHERE organisation_id = $1 AND id = $2', [
          tx.organisationId, id, name, jobTitle, email,
        ]);
        // They were sent to the address that is given up.
        if (email !== person.email) await endLinks(tx, id);
        await tx.record({ action: 'person.edited', subjectType: 'person', subjectId: id, ...change });
      }
      return readPerson(tx, tx.organisationId, id);
    });
  }
}
