import { createHash } from 'node:crypto';
import { PEOPLE, type DemoCouncil, type DemoHolder, type DemoPlanContent } from '@holdfast/db';
import type { PlanContent, PlanPerson } from '@holdfast/domain';
import { riskAt, type ToldRisks } from './story-of-risks';
import { thingAt, type ToldContinuity } from './told-continuity';

interface Told {
  readonly council: DemoCouncil;
  readonly things: ToldContinuity;
  readonly risks: ToldRisks;
}

/** What a version of a plan says, as its editor would send it. A part keeps its id from version to version. */
export function contentOfPlan(plan: string, content: DemoPlanContent, { council, things, risks }: Told): PlanContent {
  const part = (list: string, key: string): string => idOf(`${plan}/${list}/${key}`);
  const role = (title: string): string => part('roles', title);
  const person = (holder: DemoHolder): PlanPerson => personOf(holder, council, things);
  const means = (list: string) => (content[list === 'sites' ? 'sites' : 'means'] ?? []).map(({ resource, name = '', note = '' }) => ({ id: part(list, resource ?? name), resourceId: resource ? thingAt(things, resource).id : null, name, note }));
  return {
    purpose: content.purpose, activation: content.activation,
    activityIds: content.activities.map((key) => thingAt(things, key).id),
    resourceIds: content.resources.map((key) => thingAt(things, key).id),
    riskIds: content.risks.map((reference) => riskAt(risks, reference).id),
    activatorIds: content.activators.map(role),
    roles: content.roles.map(({ title, duties = '', holder, deputies = [] }) => ({ id: role(title), title, duties, holder: person(holder), deputies: deputies.map(person) })),
    calls: content.calls.map(({ caller, calls, message = '' }) => ({
      id: part('calls', `${caller} ${JSON.stringify(calls)}`), callerRoleId: role(caller), message,
      ...(typeof calls === 'string' ? { roleId: role(calls), person: null } : { roleId: null, person: person(calls) }),
    })),
    criticalUsers: (content.users ?? []).map((users) => ({ id: part('users', users.group), ...users })),
    sites: means('sites'), resources: means('means'),
    steps: content.steps.map(({ key, title, by, minutes, after = [], what = '', where = '', how = '', clock }) => ({
      id: part('steps', key), title, roleId: role(by), what, where, how, minutes: minutes ?? null, after: after.map((one) => part('steps', one)), clock: clock ?? null,
    })),
  };
}

function personOf(holder: DemoHolder, { people }: DemoCouncil, { contacts }: ToldContinuity): PlanPerson {
  if (typeof holder === 'string') return { personId: people[holder], contactId: null, name: '', telephone: `07700 900${200 + Object.keys(PEOPLE).indexOf(holder)}` };
  if ('name' in holder) return { personId: null, contactId: null, ...holder };
  const contactId = contacts.get(holder.contact);
  if (!contactId) throw new TypeError(`${holder.contact} is no contact yet`);
  return { personId: null, contactId, name: '', telephone: '' };
}

const idOf = (words: string): string => createHash('sha256').update(words).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
