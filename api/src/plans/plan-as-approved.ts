import type { PlanNames, PlanRow } from '@holdfast/contracts';
import type { ContactToday, KeptContact, NamedThing, NamedToday } from '@holdfast/domain';
import { numbersSql } from './plan-names';

/** The people and contacts among the names of a plan, as the lists say them today. */
export const contactsToday = ({ people, contacts }: PlanNames): ContactToday[] => [
  ...people.map(({ id, name, jobTitle, telephone }): ContactToday => ({ kind: 'person', id, name, jobTitle, organisation: '', telephone, gone: false })),
  ...contacts.map(({ id, name, role, organisation, telephone, gone }): ContactToday => ({ kind: 'contact', id, name, jobTitle: role, organisation, telephone, gone })),
];

/** The unit, the activities and the resources among the names of a plan, as they are called today. */
export const namedToday = ({ unitId, unitName }: Pick<PlanRow, 'unitId' | 'unitName'>, { activities, resources }: PlanNames): NamedToday[] => [
  { kind: 'unit', id: unitId, reference: '', name: unitName, rtoMinutes: null, rtoWords: '', retiredOn: null },
  ...activities.map(({ id, reference, name, rtoMinutes, rtoWords, retiredOn }): NamedToday => ({ kind: 'activity', id, reference, name, rtoMinutes, rtoWords, retiredOn })),
  ...resources.map(({ id, reference, name, retiredOn }): NamedToday => ({ kind: 'resource', id, reference, name, rtoMinutes: null, rtoWords: '', retiredOn })),
];

/** The names of a plan as they were when the version was approved; whatever was not kept is as it is today. */
export function namesAsApproved(today: PlanNames, contacts: readonly KeptContact[], named: readonly NamedThing[]): PlanNames {
  const [ofLists, ofThings] = [kept(contacts), kept(named)];
  return {
    ...today,
    people: ofLists('person', today.people, ({ name, jobTitle, telephone }) => ({ name, jobTitle, telephone })),
    contacts: ofLists('contact', today.contacts, ({ name, jobTitle, organisation, telephone }) => ({ name, role: jobTitle, organisation, telephone })),
    activities: ofThings('activity', today.activities, ({ name, rtoMinutes, rtoWords }) => ({ name, rtoMinutes, rtoWords })),
    resources: ofThings('resource', today.resources, ({ name }) => ({ name })),
  };
}

export const unitAsApproved = ({ unitName }: Pick<PlanRow, 'unitName'>, named: readonly NamedThing[]): string => named.find(({ kind }) => kind === 'unit')?.name ?? unitName;

function kept<Kept extends { readonly kind: string; readonly id: string }>(entries: readonly Kept[]) {
  const was = new Map(entries.map((one) => [`${one.kind} ${one.id}`, one]));
  return <Entry extends { id: string }>(kind: Kept['kind'], today: readonly Entry[], said: (was: Kept) => Partial<Entry>): Entry[] =>
    today.map((one) => {
      const before = was.get(`${kind} ${one.id}`);
      return before ? { ...one, ...said(before) } : one;
    });
}

/** How many entries `contactChanges` of the domain would find in the approved version `v`, as SQL. */
export const contactsChangedSql = (v: string): string => `(SELECT count(*)::int
  FROM jsonb_to_recordset(${v}.contacts) AS kept (kind text, id uuid, name text, telephone text, "byList" boolean)
  LEFT JOIN contact now ON now.organisation_id = $1 AND CASE kept.kind WHEN 'contact' THEN now.id = kept.id ELSE now.person_id = kept.id AND now.retired_at IS NULL END
  WHERE kept.kind = 'contact' AND (now.retired_at IS NOT NULL OR now.name <> kept.name) OR kept."byList" AND ${numbersSql('now')} <> kept.telephone)`;
