import { Inject, Injectable } from '@nestjs/common';
import type { AddContactRequest, ContactView } from '@holdfast/contracts';
import { insertRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict } from '../platform/refusal';
import { viewOfContact } from './load-contact';
import { lockResource } from './load-resource';
import { auditedContact, type StoredContact } from './stored-contact';

/** Says whom to call about a resource. */
@Injectable()
export class AddContact {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(resourceId: string, request: AddContactRequest, actor: Actor): Promise<ContactView> {
    return this.database.write(actor, async (tx) => {
      const { resource } = await lockResource(tx, actor, resourceId);
      if (resource.retired_at !== null) throw conflict('retired', 'This resource is retired. It can be read but not changed.');
      const contact = newContact(request, resource, { organisationId: tx.organisationId, authorId: actor.personId, now: tx.now });
      await insertRow(tx, 'contact', contact);
      await tx.record({ action: 'contact.added', subjectType: 'contact', subjectId: contact.id, after: auditedContact(contact) });
      return viewOfContact(tx, contact.id);
    });
  }
}

/** The row of a contact that is added. */
export const newContact = (request: AddContactRequest, of: { id: string | null; unit_id: string; personId?: string | null }, by: { organisationId: string; authorId: string; now: Date }): StoredContact => ({
  organisation_id: by.organisationId,
  id: newId(),
  unit_id: of.unit_id,
  resource_id: of.id,
  person_id: of.personId ?? null,
  name: request.name,
  job_title: request.jobTitle ?? '',
  organisation_name: request.organisationName ?? '',
  telephones: request.telephones ?? [],
  email: request.email ?? '',
  note: request.note ?? '',
  retired_at: null,
  retired_reason: null,
  author_id: by.authorId,
  version: 1,
  created_at: by.now.toISOString(),
});
