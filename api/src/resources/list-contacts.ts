import { Inject, Injectable } from '@nestjs/common';
import type { ContactListRequest, ContactRow, ContactSort, Page } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo } from '../registers';
import { asPattern, listPage, placeOf, searchWords, type ListOrder } from '../risk-lists';
import { CONTACT_SEEN, contactRowJoins, contactRowJson, contactScope } from './contact-row';

const SORTS: Readonly<Record<ContactSort, ListOrder>> = {
  name: { key: 'lower(t.name)', type: 'text' },
  organisation: { key: 'lower(t.organisation_name)', type: 'text' },
  unit: { key: 'lower(tu.name)', type: 'text' },
};

function conditionsOf({ unit, resource, contact, person, q }: ContactListRequest, bound: Bound): string {
  const conditions = ['t.organisation_id = $1', 't.retired_at IS NULL', 'tr.retired_at IS NULL', CONTACT_SEEN];
  if (unit?.length) conditions.push(`tu.path && ${bound.put(unit)}::uuid[]`);
  if (resource?.length) conditions.push(`t.resource_id = ANY (${bound.put(resource)}::uuid[])`);
  if (contact?.length) conditions.push(`t.id = ANY (${bound.put(contact)}::uuid[])`);
  if (person?.length) conditions.push(`t.person_id = ANY (${bound.put(person)}::uuid[])`);
  for (const word of searchWords(q ?? '')) conditions.push(`lower(t.name || ' ' || t.job_title || ' ' || t.organisation_name) LIKE ${bound.put(asPattern(word))}`);
  return conditions.join(' AND ');
}

/** Whom to call, in the units whose contacts the caller reads, and about what the caller owns. */
@Injectable()
export class ListContacts {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: ContactListRequest): Promise<JsonText<Page<ContactRow>>> {
    const { sort = 'name', after } = request;
    const order = SORTS[sort.replace(/^-/, '') as ContactSort];
    const place = placeOf(after, sort, order);
    return this.database.read(actor.organisationId, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = contactScope(bound, actor);
      const json = contactRowJson(bound, actor);
      return listPage<Page<ContactRow>>(sql, bound, { table: 'contact', alias: 't', joins: contactRowJoins, scope, conditions: conditionsOf(request, bound), json, order, sort, place });
    });
  }
}
