import { can, comparable, CONTINUITY_LIMITS, explainRefusal, LIMITS, type PermissionTarget } from '@holdfast/domain';
import { isEmail } from 'class-validator';
import { newContact, type StoredContact } from '../resources';
import type { Things } from './plan-dependencies';
import type { Planning } from './plan-things';
import type { Planned, RowRead } from './plan';
import { RowReader } from './row-reader';

/** Whom to call about a resource: matched by their name there. */
export function planContacts(rows: readonly RowRead[], planning: Planning, things: Things): Planned<StoredContact>[] {
  const known = new Map(planning.world.contacts.map((contact) => [`${contact.resource_id} ${comparable(contact.name)}`, contact]));
  const rowOf = new Map<string, number>();
  return rows.map((row) => planOne(row, planning, things, known, rowOf));
}

function planOne(row: RowRead, planning: Planning, things: Things, known: ReadonlyMap<string, StoredContact>, rowOf: Map<string, number>): Planned<StoredContact> {
  const { world, actor, now } = planning;
  // Whom it is about may be said for all rows, also of contacts that are there already.
  const reader = new RowReader(row, world, true, planning.faults);
  const label = row.cells.name?.text ?? `Row ${row.row}`;
  const without = (outcome: 'left-out' | 'fault'): Planned<StoredContact> => ({ row, outcome, label, before: null, after: null, changes: [] });
  if (row.leftOut) return without('left-out');
  reader.require('resource', 'Say what it is about: in this row, or once for all rows');
  reader.require('name', 'Write the name');
  const [about, name] = [reader.one('resource', things.resourcesOnly), reader.text('name', LIMITS.name)];
  const [jobTitle, organisationName, note] = [reader.text('jobTitle', LIMITS.name), reader.text('organisationName', LIMITS.title), reader.text('note', LIMITS.reason, false)];
  const [telephones, email] = [telephonesIn(reader), emailIn(reader)];
  const resource = about && things.resources.get(about.id);
  if (!resource || name === undefined) return without('fault');
  const target: PermissionTarget = { unitPath: world.unitsById.get(resource.unit_id)?.path ?? [], ...(resource.number > 0 ? { measureOwnerId: resource.owner_id } : {}) };
  if (!can(actor, 'continuity.manage', target)) reader.fault('resource', explainRefusal('continuity.manage'));
  else if (!can(actor, 'contact.read', target)) reader.fault('resource', explainRefusal('contact.read'));
  const key = `${resource.id} ${comparable(name)}`;
  const twin = rowOf.get(key);
  if (twin !== undefined) reader.fault('name', `Row ${twin} is of the same contact. Leave one of them out`);
  rowOf.set(key, row.row);
  if (!reader.sound) return without('fault');
  const before = known.get(key);
  if (!before) {
    const after = newContact({ name, jobTitle, organisationName, telephones, email, note }, resource, { organisationId: actor.organisationId, authorId: actor.personId, now });
    return { row, outcome: 'new', label, before: null, after, changes: [] };
  }
  if (jobTitle !== undefined) reader.changed('jobTitle', before.job_title, jobTitle);
  if (organisationName !== undefined) reader.changed('organisationName', before.organisation_name, organisationName);
  if (telephones) reader.changed('telephones', before.telephones.join('; '), telephones.join('; '));
  if (email !== undefined) reader.changed('email', before.email, email);
  if (note !== undefined) reader.changed('note', before.note, note);
  const after = {
    ...before, job_title: jobTitle ?? before.job_title, organisation_name: organisationName ?? before.organisation_name, telephones: telephones ?? before.telephones, email: email ?? before.email,
    note: note ?? before.note,
  };
  return { row, outcome: reader.changes.length > 0 ? 'changed' : 'same', label, before, after, changes: reader.changes };
}

const CUT_SHORT = /^[1-9]\d{8,9}$/;

function telephonesIn(reader: RowReader): string[] | undefined {
  const text = reader.text('telephones', LIMITS.reason, false);
  if (text === undefined) return undefined;
  const numbers = [...new Set(text.split(/[;,/|\n]+/).map((one) => one.trim()).filter((one) => one !== ''))];
  // A spreadsheet that takes it for a number drops its first 0.
  const short = numbers.find((one) => CUT_SHORT.test(one));
  if (short) return reader.fault('telephones', `The spreadsheet may have dropped the first 0 of ${short}. Write it as text`, [text.replace(short, `0${short}`)]);
  if (numbers.some((one) => !/\d{3}/.test(one.replace(/\D/g, '')))) return reader.fault('telephones', 'Write telephone numbers, with a semicolon between them');
  if (numbers.length > CONTINUITY_LIMITS.telephones) return reader.fault('telephones', `There is room for ${CONTINUITY_LIMITS.telephones} numbers`);
  return numbers.some((one) => one.length > CONTINUITY_LIMITS.telephone) ? reader.fault('telephones', `Each number has room for ${CONTINUITY_LIMITS.telephone} characters`) : numbers;
}

function emailIn(reader: RowReader): string | undefined {
  const text = reader.text('email', LIMITS.email)?.replace(/^mailto:/i, '').toLowerCase();
  return text === undefined || isEmail(text) ? text : reader.fault('email', 'Write an e-mail address, like name@council.example');
}
