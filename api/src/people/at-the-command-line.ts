import type { DepartureView, PersonView } from '@holdfast/contracts';
import type { Role } from '@holdfast/domain';
import { endLinks, endSessions, issueLink, type NewLink } from '../identity';
import type { Sql, Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, notFound } from '../platform/refusal';
import { insertRole } from './insert-role';
import { keepAnAdministrator } from './last-administrator';
import { loadPerson, requireHere } from './load-person';
import { readPerson, VIEW } from './people-queries';
import { departed } from './record-departure';

/** In the events of whoever runs the server, who is nobody of the organisation. */
const FROM = { from: 'the command line' };

/** Everybody, by job title; of those who left only when asked for. */
export const allPeople = (sql: Sql, organisationId: string, withLeft: boolean): Promise<PersonView[]> =>
  sql.rows<PersonView>(`SELECT ${VIEW} FROM person p WHERE p.organisation_id = $1 AND ($2 OR p.left_at IS NULL) ORDER BY lower(p.job_title), lower(p.name), p.id`, [organisationId, withLeft]);

export async function personByEmail(sql: Sql, organisationId: string, email: string): Promise<string> {
  const person = await sql.one<{ id: string }>('SELECT id FROM person WHERE organisation_id = $1 AND email = lower($2)', [organisationId, email]);
  if (!person) throw notFound(`Nobody here has the address ${email}.`);
  return person.id;
}

/** By its id or its name; the whole organisation where none is named. */
export async function unitCalled(sql: Sql, organisationId: string, called: string | undefined): Promise<string> {
  const units = await sql.rows<{ id: string }>(
    `SELECT id FROM unit WHERE organisation_id = $1 AND closed_at IS NULL AND CASE WHEN $2::text IS NULL THEN parent_id IS NULL ELSE lower($2) IN (lower(name), id::text) END`,
    [organisationId, called ?? null],
  );
  const [only] = units;
  if (!only) throw notFound(`There is no unit called "${called}".`);
  if (units.length > 1) throw conflict('several-units', `More than one unit is called "${called}". Name it by its id.`);
  return only.id;
}

export interface AddedPerson {
  name: string;
  jobTitle: string;
  email: string;
  roles: { role: Role; unitId: string }[];
}

export async function addPersonAtTheCommandLine(tx: Transaction, { name, jobTitle, email, roles }: AddedPerson): Promise<{ person: PersonView; link: NewLink }> {
  const id = newId();
  await tx.rows('INSERT INTO person (organisation_id, id, email, name, job_title, created_at) VALUES ($1, $2, $3, $4, $5, $6)', [tx.organisationId, id, email, name, jobTitle, tx.now]);
  for (const role of roles) await insertRole(tx, null, id, role);
  await tx.record({ action: 'person.invited', subjectType: 'person', subjectId: id, after: { name, jobTitle, email, roles, ...FROM } });
  return { person: await readPerson(tx, tx.organisationId, id), link: await issueLink(tx, id, 'invitation', null) };
}

export async function linkAtTheCommandLine(tx: Transaction, id: string): Promise<{ person: PersonView; link: NewLink }> {
  const person = await loadPerson(tx, id);
  requireHere(person);
  const purpose = person.joined ? 'password-reset' : 'invitation';
  await endLinks(tx, id);
  await tx.record({ action: 'person.link-made', subjectType: 'person', subjectId: id, after: { purpose, ...FROM } });
  return { person: await readPerson(tx, tx.organisationId, id), link: await issueLink(tx, id, purpose, null) };
}

export async function grantAtTheCommandLine(tx: Transaction, id: string, role: Role, unitId: string): Promise<PersonView> {
  requireHere(await loadPerson(tx, id));
  await insertRole(tx, null, id, { role, unitId });
  await changedRoles(tx, id);
  await tx.record({ action: 'person.role-granted', subjectType: 'person', subjectId: id, after: { role, unitId, ...FROM } });
  return readPerson(tx, tx.organisationId, id);
}

export async function withdrawAtTheCommandLine(tx: Transaction, id: string, role: Role, unitId: string): Promise<PersonView> {
  const held = (await loadPerson(tx, id)).roles.find((one) => one.role === role && one.unitId === unitId);
  if (!held) throw notFound('This person does not hold that role there.');
  if (role === 'administrator' && held.unitPath.length === 1) await keepAnAdministrator(tx, id);
  await tx.rows('UPDATE role_assignment SET ended_at = $3 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, held.id, tx.now]);
  await changedRoles(tx, id);
  await tx.record({ action: 'person.role-ended', subjectType: 'person', subjectId: id, before: { role, unitId }, after: FROM });
  return readPerson(tx, tx.organisationId, id);
}

export const deactivateAtTheCommandLine = async (tx: Transaction, id: string, successorId: string | null): Promise<DepartureView> => departed(tx, await loadPerson(tx, id), successorId, null);

async function changedRoles(tx: Transaction, id: string): Promise<void> {
  await tx.rows('UPDATE person SET version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id]);
  await endSessions(tx, id, null);
}
