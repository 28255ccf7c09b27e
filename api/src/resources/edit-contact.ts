import { Inject, Injectable } from '@nestjs/common';
import type { ContactView, EditContactRequest } from '@holdfast/contracts';
import { given, updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { loadContactToChange, viewOfContact } from './load-contact';
import { auditedContact, type StoredContact } from './stored-contact';

@Injectable()
export class EditContact {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { name, jobTitle, organisationName, telephones, email, note }: EditContactRequest, version: number, actor: Actor): Promise<ContactView> {
    return this.database.write(actor, async (tx) => {
      const before = await loadContactToChange(tx, actor, id, version);
      const changes = given<Partial<StoredContact>>({ name, job_title: jobTitle, organisation_name: organisationName, telephones, email, note });
      const changed = difference(auditedContact(before), auditedContact({ ...before, ...changes }));
      if (changed) {
        await updateRow(tx, 'contact', before, changes);
        await tx.record({ action: 'contact.edited', subjectType: 'contact', subjectId: id, ...changed });
      }
      return viewOfContact(tx, id);
    });
  }
}
