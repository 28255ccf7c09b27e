import type { InvocationView } from '@holdfast/contracts';
import type { LogNames } from '../incident-log/log-words';

/** What the ids in the log of an invocation are called. */
export const logNamesOf = ({ invoked, resources, people, timeZone }: InvocationView): LogNames => ({
  plans: new Map(invoked.map(({ planId, reference, name }) => [planId, `${reference} ${name}`])),
  resources: new Map(resources.map(({ id, name }) => [id, name])),
  people: new Map(people.map(({ id, jobTitle }) => [id, jobTitle])),
  roles: new Map(invoked.flatMap(({ planId, roles }) => roles.map(({ id, title }) => [`${planId} ${id}`, title]))),
  zone: timeZone,
});
