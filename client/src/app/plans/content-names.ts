import type { PlanNames } from '@holdfast/contracts';
import type { PlanContent, PlanMeans, PlanPerson } from '@holdfast/domain';

export interface Reached {
  readonly name: string;
  readonly telephone: string;
  readonly left: boolean;
}

/** What the ids of one content, or of two that are compared, are called. */
export function namesIn(...all: readonly PlanNames[]) {
  const people = new Map(all.flatMap((names) => names.people.map((one) => [one.id, one] as const)));
  const contacts = new Map(all.flatMap((names) => names.contacts.map((one) => [one.id, one] as const)));
  const things = new Map(all.flatMap((names) => [...names.activities, ...names.resources].map((one) => [one.id, `${one.reference} ${one.name}`] as const)));
  const risks = new Map(all.flatMap((names) => names.risks.map((one) => [one.id, `${one.reference} ${one.title}`] as const)));
  const nameOf = (id: string): string => people.get(id)?.jobTitle ?? contacts.get(id)?.name ?? things.get(id) ?? risks.get(id) ?? 'Not yours to read';
  return {
    nameOf,
    reach({ personId, contactId, name, telephone }: PlanPerson): Reached {
      const [person, contact] = [personId === null ? undefined : people.get(personId), contactId === null ? undefined : contacts.get(contactId)];
      return {
        name: person ? `${person.jobTitle}, ${person.name}` : contact ? [contact.name, contact.organisation].filter(Boolean).join(', ') : name,
        telephone: telephone || (person?.telephone ?? contact?.telephone ?? ''),
        left: person?.left ?? false,
      };
    },
    means: ({ resourceId, name }: PlanMeans): string => (resourceId === null ? name : nameOf(resourceId)),
  };
}

/** The title of a role; empty for none. */
export const roleTitle = (content: PlanContent, id: string | null): string => content.roles.find((role) => role.id === id)?.title ?? '';
