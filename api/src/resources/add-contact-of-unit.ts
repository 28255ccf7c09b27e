import { Inject, Injectable } from '@nestjs/common';
import type { AddContactOfUnitRequest, ContactRow } from '@holdfast/contracts';
import { insertRow, requireUnit } from '../continuity';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database, type Transaction } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { boundTo } from '../registers';
import { newContact } from './add-contact';
import { contactRowJoins, contactRowJson } from './contact-row';
import { auditedContact } from './stored-contact';

/** Somebody to call who is about no resource, or the numbers of somebody of the organisation: plans ring them. */
@Injectable()
export class AddContactOfUnit {
  constructor(@Inject(Database) private readonly database: Database) {}

  run({ unitId, personId = null, ...wording }: AddContactOfUnitRequest, actor: Actor): Promise<ContactRow> {
    return this.database.write(actor, async (tx) => {
      await requireUnit(tx, actor, unitId);
      if (personId !== null) await requireNotListed(tx, personId);
      const contact = newContact(wording, { id: null, unit_id: unitId, personId }, { organisationId: tx.organisationId, authorId: actor.personId, now: tx.now });
      await insertRow(tx, 'contact', contact);
      await tx.record({ action: 'contact.added', subjectType: 'contact', subjectId: contact.id, after: auditedContact(contact) });
      return rowOfContact(tx, actor, contact.id);
    });
  }
}

/** Somebody of the organisation who is here, and whose numbers stand nowhere else: two lists of them would soon differ. */
async function requireNotListed(tx: Transaction, personId: string): Promise<void> {
  const person = await tx.one<{ jobTitle: string; listed: boolean }>(
    `SELECT p.job_title AS "jobTitle", EXISTS (SELECT FROM contact c WHERE c.organisation_id = $1 AND c.person_id = p.id AND c.retired_at IS NULL) AS listed
     FROM person p WHERE p.organisation_id = $1 AND p.id = $2 AND p.left_at IS NULL FOR NO KEY UPDATE OF p`, [tx.organisationId, personId],
  );
  if (!person) throw needsChange([{ field: 'personId', message: 'Choose the person from the list' }]);
  if (person.listed) throw needsChange([{ field: 'personId', message: `The numbers of the ${person.jobTitle} are on the list already. Change them there` }]);
}

async function rowOfContact(tx: Transaction, actor: Actor, id: string): Promise<ContactRow> {
  const bound = new Bound();
  boundTo(bound, actor);
  const found = await tx.one<{ row: ContactRow }>(`SELECT ${contactRowJson(bound, actor)} AS row FROM contact t ${contactRowJoins} WHERE t.organisation_id = $1 AND t.id = ${bound.put(id)}`, bound.values);
  if (!found) throw new TypeError('a contact that was just added is there');
  return found.row;
}
