import type { ContactView } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale, type Refusal } from '../platform/refusal';
import { contactJson } from './contact-row';
import { lockResource } from './load-resource';
import type { StoredContact } from './stored-contact';

/** With its resource locked, the caller allowed there or in its unit, and the version the one that was read. */
export async function loadContactToChange(tx: Transaction, actor: Actor, id: string, version: number): Promise<StoredContact> {
  const read = (lock = ''): Promise<{ contact: StoredContact; unitPath: string[] } | null> =>
    tx.one(`SELECT to_json(t) AS contact, u.path AS "unitPath" FROM contact t JOIN unit u ON u.organisation_id = $1 AND u.id = t.unit_id WHERE t.organisation_id = $1 AND t.id = $2 ${lock}`, [tx.organisationId, id]);
  const found = await read();
  if (!found) throw noSuchContact();
  const { resource_id: resourceId } = found.contact;
  if (resourceId === null) requireOfUnit(actor, found.unitPath);
  const resource = resourceId === null ? null : (await lockResource(tx, actor, resourceId)).resource;
  const { contact } = (await read('FOR NO KEY UPDATE OF t'))!;
  if (contact.version !== version) throw stale(await viewOfContact(tx, id));
  if (contact.retired_at !== null || (resource && resource.retired_at !== null)) throw conflict('retired', 'This contact is of the past. It can be read but not changed.');
  return contact;
}

function requireOfUnit(actor: Actor, unitPath: string[]): void {
  if (!can(actor, 'contact.read', { unitPath })) throw noSuchContact();
  if (!can(actor, 'continuity.manage', { unitPath })) throw notPermitted(explainRefusal('continuity.manage'));
}

const noSuchContact = (): Refusal => notFound('There is no such contact, or it is not yours to read.');

export async function viewOfContact(tx: Transaction, id: string): Promise<ContactView> {
  const found = await tx.one<{ view: ContactView }>(`SELECT ${contactJson} AS view FROM contact t WHERE t.organisation_id = $1 AND t.id = $2`, [tx.organisationId, id]);
  if (!found) throw noSuchContact();
  return found.view;
}
