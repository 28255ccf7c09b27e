import type { ContactView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { conflict, notFound, stale } from '../platform/refusal';
import { contactJson } from './contact-row';
import { lockResource } from './load-resource';
import type { StoredContact } from './stored-contact';

/** With its resource locked, the caller allowed there, and the version the one that was read. */
export async function loadContactToChange(tx: Transaction, actor: Actor, id: string, version: number): Promise<StoredContact> {
  const read = (lock = ''): Promise<{ contact: StoredContact } | null> => tx.one(`SELECT to_json(t) AS contact FROM contact t WHERE organisation_id = $1 AND id = $2 ${lock}`, [tx.organisationId, id]);
  const found = await read();
  if (!found?.contact.resource_id) throw notFound('There is no such contact, or it is not yours to read.');
  const { resource } = await lockResource(tx, actor, found.contact.resource_id);
  const { contact } = (await read('FOR NO KEY UPDATE'))!;
  if (contact.version !== version) throw stale(await viewOfContact(tx, id));
  if (contact.retired_at !== null || resource.retired_at !== null) throw conflict('retired', 'This contact is of the past. It can be read but not changed.');
  return contact;
}

export async function viewOfContact(tx: Transaction, id: string): Promise<ContactView> {
  const found = await tx.one<{ view: ContactView }>(`SELECT ${contactJson} AS view FROM contact t WHERE t.organisation_id = $1 AND t.id = $2`, [tx.organisationId, id]);
  if (!found) throw notFound('There is no such contact, or it is not yours to read.');
  return found.view;
}
