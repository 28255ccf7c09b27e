import type { FieldError } from '@holdfast/contracts';
import { namedIn, planDraftFaults, planSubmissionFaults, type PlanContent, type PlanFault } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Transaction } from '../platform/database';
import { boundTo, readableScope } from '../registers';
import { CONTACT_SEEN, contactRowJoins, contactScope } from '../resources';
import { unitsInSight } from '../units';

/** In a request the content is one field. */
const inContent = ({ field, message }: PlanFault): FieldError => ({ field: `content.${field}`, message });

interface Known {
  people: string[];
  contacts: string[];
  activities: string[];
  resources: string[];
  risks: string[];
  users: string[];
}

/** What is wrong with a draft: parts that are not there, and whatever is newly chosen but is not to be had. What was chosen before may stay. */
export async function draftFaults(tx: Transaction, actor: Actor, before: PlanContent, after: PlanContent): Promise<FieldError[]> {
  const [was, wanted] = [idsOf(before), idsOf(after)];
  const come = Object.fromEntries((Object.entries(wanted) as [keyof Known, string[]][]).map(([what, ids]) => [what, ids.filter((id) => !was[what].includes(id))])) as unknown as Known;
  const known = await knownTo(tx, actor, come);
  const unknown = (what: keyof Known): ReadonlySet<string> => new Set(come[what].filter((id) => !known[what].includes(id)));
  const [people, contacts, resources] = [unknown('people'), unknown('contacts'), unknown('resources')];
  const faults: PlanFault[] = planDraftFaults(after).slice();
  if (unknown('activities').size > 0) faults.push({ field: 'activityIds', message: 'Choose activities from the list' });
  if (after.resourceIds.some((id) => resources.has(id))) faults.push({ field: 'resourceIds', message: 'Choose resources from the list' });
  if (unknown('risks').size > 0) faults.push({ field: 'riskIds', message: 'Choose risks from the list' });
  for (const list of ['resources', 'sites'] as const) after[list].forEach(({ resourceId }, at) => resourceId && resources.has(resourceId) && faults.push({ field: `${list}.${at}.resourceId`, message: 'Choose the resource from the list' }));
  const users = unknown('users');
  after.criticalUsers.forEach(({ criticalUserId }, at) => criticalUserId && users.has(criticalUserId) && faults.push({ field: `criticalUsers.${at}.criticalUserId`, message: 'Choose the critical users from the list' }));
  const person = (field: string, of: { personId: string | null; contactId: string | null } | null): void => {
    if (of?.personId && people.has(of.personId)) faults.push({ field: `${field}.personId`, message: 'Choose the person from the list' });
    if (of?.contactId && contacts.has(of.contactId)) faults.push({ field: `${field}.contactId`, message: 'Choose the contact from the list' });
  };
  after.roles.forEach(({ holder, deputies }, at) => {
    person(`roles.${at}.holder`, holder);
    deputies.forEach((deputy, place) => person(`roles.${at}.deputies.${place}`, deputy));
  });
  after.calls.forEach(({ person: called }, at) => person(`calls.${at}.person`, called));
  after.sites.forEach(({ contact }, at) => person(`sites.${at}.contact`, contact ?? null));
  return faults.map(inContent);
}

/** What a plan lacks before it can be approved; somebody who has left does nothing in it, and whoever is off the list of contacts is not rung. */
export async function submissionFaults(tx: Transaction, content: PlanContent): Promise<FieldError[]> {
  const left = new Map((await tx.rows<{ id: string; jobTitle: string }>(
    'SELECT id, job_title AS "jobTitle" FROM person WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) AND left_at IS NOT NULL', [tx.organisationId, idsOf(content).people],
  )).map(({ id, jobTitle }) => [id, jobTitle]));
  const gone = new Map((await tx.rows<{ id: string; name: string }>(
    'SELECT id, name FROM contact WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) AND retired_at IS NOT NULL', [tx.organisationId, idsOf(content).contacts],
  )).map(({ id, name }) => [id, name]));
  const faults = planSubmissionFaults(content).slice();
  const here = (field: string, of: { personId: string | null; contactId: string | null } | null): void => {
    if (of?.personId && left.has(of.personId)) faults.push({ field, message: `The ${left.get(of.personId)!} has left. Choose somebody else` });
    if (of?.contactId && gone.has(of.contactId)) faults.push({ field, message: `${gone.get(of.contactId)!} is no longer on the list of contacts. Choose somebody else` });
  };
  content.roles.forEach(({ holder, deputies }, at) => {
    here(`roles.${at}.holder`, holder);
    deputies.forEach((deputy, place) => here(`roles.${at}.deputies.${place}`, deputy));
  });
  content.calls.forEach(({ person }, at) => here(`calls.${at}.person`, person));
  content.sites.forEach(({ contact }, at) => here(`sites.${at}.contact`, contact ?? null));
  return faults.map(inContent);
}

function idsOf(content: PlanContent): Known {
  const named = namedIn(content);
  return {
    people: named.flatMap(({ personId }) => personId ?? []),
    contacts: named.flatMap(({ contactId }) => contactId ?? []),
    activities: [...content.activityIds],
    resources: [...content.resourceIds, ...[...content.resources, ...content.sites].flatMap(({ resourceId }) => resourceId ?? [])],
    risks: [...content.riskIds],
    users: content.criticalUsers.flatMap(({ criticalUserId }) => criticalUserId ?? []),
  };
}

/** Of these, what the caller may choose: what is in use and in sight. */
async function knownTo(tx: Transaction, actor: Actor, { people, contacts, activities, resources, risks, users }: Known): Promise<Known> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = `${readableScope(bound, {})}, ${unitsInSight(bound, actor, 'continuity.read')}`;
  const seen = (of: string): string => `${of}.retired_at IS NULL AND (${of}.owner_id = $2 OR ${of}.unit_id IN (SELECT id FROM sight))`;
  const ofContacts = new Bound();
  boundTo(ofContacts, actor);
  const listed = await tx.rows<{ id: string }>(
    `WITH ${contactScope(ofContacts, actor)} SELECT t.id FROM contact t ${contactRowJoins} WHERE t.organisation_id = $1 AND t.id = ANY (${ofContacts.put(contacts)}::uuid[]) AND t.retired_at IS NULL AND ${CONTACT_SEEN}`, ofContacts.values,
  );
  const found = await tx.one<Omit<Known, 'contacts'>>(
    `WITH ${scope}
     SELECT ARRAY(SELECT w.id FROM person w WHERE w.organisation_id = $1 AND w.id = ANY (${bound.put(people)}::uuid[]) AND w.left_at IS NULL) AS people,
       ARRAY(SELECT a.id FROM activity a WHERE a.organisation_id = $1 AND a.id = ANY (${bound.put(activities)}::uuid[]) AND ${seen('a')}) AS activities,
       ARRAY(SELECT b.id FROM resource b WHERE b.organisation_id = $1 AND b.id = ANY (${bound.put(resources)}::uuid[]) AND ${seen('b')}) AS resources,
       ARRAY(SELECT k.id FROM risk k JOIN scope s ON s.id = k.register_id AND NOT s.public WHERE k.organisation_id = $1 AND k.id = ANY (${bound.put(risks)}::uuid[]) AND k.status <> 'draft') AS risks,
       ARRAY(SELECT u.id FROM critical_user u JOIN activity a ON a.organisation_id = $1 AND a.id = u.activity_id WHERE u.organisation_id = $1 AND u.id = ANY (${bound.put(users)}::uuid[]) AND u.retired_at IS NULL AND ${seen('a')}) AS users`,
    bound.values,
  );
  if (!found) throw new TypeError('a select without FROM has a row');
  return { ...found, contacts: listed.map(({ id }) => id) };
}
