import type { PlanNames } from '@holdfast/contracts';
import type { ContactToday, KeptContact } from '@holdfast/domain';
import { numbersSql } from './plan-names';

/** The people and contacts among the names of a plan, as the lists say them today. */
export const contactsToday = ({ people, contacts }: PlanNames): ContactToday[] => [
  ...people.map(({ id, name, jobTitle, telephone }): ContactToday => ({ kind: 'person', id, name, jobTitle, organisation: '', telephone, gone: false })),
  ...contacts.map(({ id, name, role, organisation, telephone, gone }): ContactToday => ({ kind: 'contact', id, name, jobTitle: role, organisation, telephone, gone })),
];

/** The names as they were when the version was approved. */
export function namesAsApproved(names: PlanNames, kept: readonly KeptContact[]): PlanNames {
  const was = new Map(kept.map((one) => [`${one.kind} ${one.id}`, one]));
  return {
    ...names,
    people: names.people.map((person) => {
      const said = was.get(`person ${person.id}`);
      return said ? { ...person, name: said.name, jobTitle: said.jobTitle, telephone: said.telephone } : person;
    }),
    contacts: names.contacts.map((contact) => {
      const said = was.get(`contact ${contact.id}`);
      return said ? { ...contact, name: said.name, role: said.jobTitle, organisation: said.organisation, telephone: said.telephone } : contact;
    }),
  };
}

/** How many entries `contactChanges` of the domain would find in the approved version `v`, as SQL. */
export const contactsChangedSql = (v: string): string => `(SELECT count(*)::int
  FROM jsonb_to_recordset(${v}.contacts) AS kept (kind text, id uuid, name text, telephone text, "byList" boolean)
  LEFT JOIN contact now ON now.organisation_id = $1 AND CASE kept.kind WHEN 'contact' THEN now.id = kept.id ELSE now.person_id = kept.id AND now.retired_at IS NULL END
  WHERE kept.kind = 'contact' AND (now.retired_at IS NOT NULL OR now.name <> kept.name) OR kept."byList" AND ${numbersSql('now')} <> kept.telephone)`;
