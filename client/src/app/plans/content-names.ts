import type { PlanNames, PlanVersionView } from '@holdfast/contracts';
import { contactChangeInWords, nameChangeInWords, type PlanContent, type PlanMeans, type PlanPerson } from '@holdfast/domain';
import { day } from '../shared/words/dates';

export interface Reached {
  readonly name: string;
  readonly telephone: string;
  readonly left: boolean;
  /** What the lists say otherwise since the approval; empty for nothing. */
  readonly since: string;
}

/** What the ids of one content, or of two that are compared, are called. */
export const namesIn = (...all: readonly PlanNames[]) => namesWith({ contactChanges: [], nameChanges: [] }, all);

/** The same for a version that is shown, with what has another name or number since it was approved, or is retired. */
export function namesWith({ contactChanges, nameChanges }: Pick<PlanVersionView, 'contactChanges' | 'nameChanges'>, all: readonly PlanNames[]) {
  const since = new Map([...contactChanges.map((change) => [change.id, contactChangeInWords(change)] as const), ...nameChanges.map((change) => [change.id, nameChangeInWords(change, (on) => day(on, { dated: true }))] as const)]);
  const people = new Map(all.flatMap((names) => names.people.map((one) => [one.id, one] as const)));
  const contacts = new Map(all.flatMap((names) => names.contacts.map((one) => [one.id, one] as const)));
  const things = new Map(all.flatMap((names) => [...names.activities, ...names.resources].map((one) => [one.id, `${one.reference} ${one.name}`] as const)));
  const risks = new Map(all.flatMap((names) => names.risks.map((one) => [one.id, `${one.reference} ${one.title}`] as const)));
  const nameOf = (id: string): string => people.get(id)?.jobTitle ?? contacts.get(id)?.name ?? things.get(id) ?? risks.get(id) ?? 'Not yours to read';
  return {
    nameOf,
    /** Of an activity or a resource; empty for no change. */
    sinceOf: (id: string | null): string => since.get(id ?? '') ?? '',
    reach({ personId, contactId, name, telephone }: PlanPerson): Reached {
      const [person, contact] = [personId === null ? undefined : people.get(personId), contactId === null ? undefined : contacts.get(contactId)];
      return {
        name: person ? `${person.jobTitle}, ${person.name}` : contact ? [contact.name, contact.organisation].filter(Boolean).join(', ') : name,
        telephone: telephone || (person?.telephone ?? contact?.telephone ?? ''),
        left: person?.left ?? false,
        since: since.get(personId ?? contactId ?? '') ?? '',
      };
    },
    means: ({ resourceId, name }: PlanMeans): string => (resourceId === null ? name : nameOf(resourceId)),
  };
}

/** The title of a role; empty for none. */
export const roleTitle = (content: PlanContent, id: string | null): string => content.roles.find((role) => role.id === id)?.title ?? '';

/** What the unit that a version was approved for is called today; null for the same. */
export const unitNowOf = (version: Pick<PlanVersionView, 'nameChanges'> | undefined | null): string | null => version?.nameChanges.find(({ kind }) => kind === 'unit')?.nameNow ?? null;
