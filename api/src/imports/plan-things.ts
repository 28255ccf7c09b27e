import { can, explainRefusal, LIMITS, type Duration, type PermissionTarget } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Named } from './directory';
import type { Matched } from './match-rows';
import type { Fault, Planned } from './plan';
import { RowReader } from './row-reader';
import type { World } from './world';

export interface Planning {
  world: World;
  actor: Actor;
  now: Date;
  faults: Fault[];
}

export interface Thing {
  id: string;
  reference: string;
  name: string;
  unit_id: string;
  owner_id: string;
}

/** As cells name it: by reference, by name, or by both. */
export const namedThing = ({ id, reference, name, retired_at }: Thing & { retired_at: string | null }): Named => ({
  id, names: reference === '' ? [name] : [name, reference], say: reference === '' ? name : `${reference} ${name}`, retired: retired_at !== null,
});

export const durationOf = (minutes: number | null, calendarId: string | null): Duration | null => (minutes === null ? null : { minutes, calendarId });
export const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'Yes' : 'No');

/** Who may write a row: whoever keeps continuity in its unit, now and where it goes; and the owner of what is there already. */
export function planThing<T extends Thing>({ row, before, id }: Matched<T>, planning: Planning, from: (reader: RowReader, before: T | null, id: string) => T): Planned<T> {
  const reader = new RowReader(row, planning.world, before === null, planning.faults);
  const label = [before?.reference, row.cells.name?.text ?? before?.name].filter(Boolean).join(' ') || `Row ${row.row}`;
  if (row.leftOut) return { row, outcome: 'left-out', label, before: null, after: null, changes: [] };
  if (id === null) return { row, outcome: 'fault', label, before: null, after: null, changes: [] };
  const after = from(reader, before, id);
  requireToKeep(reader, planning, before, after);
  if (!reader.sound) return { row, outcome: 'fault', label, before, after: null, changes: [] };
  if (before) return { row, outcome: reader.changes.length > 0 ? 'changed' : 'same', label, before, after, changes: reader.changes };
  return { row, outcome: 'new', label, before: null, after, changes: [] };
}

function requireToKeep(reader: RowReader, { world, actor }: Planning, before: Thing | null, after: Thing): void {
  const target = (thing: Thing): PermissionTarget => ({ unitPath: world.unitsById.get(thing.unit_id)?.path ?? [], ...(before ? { measureOwnerId: before.owner_id } : {}) });
  const sentence = explainRefusal('continuity.manage');
  if (before && !can(actor, 'continuity.manage', target(before))) reader.fault(null, sentence);
  else if (after.unit_id !== '' && after.unit_id !== before?.unit_id && !can(actor, 'continuity.manage', { unitPath: world.unitsById.get(after.unit_id)?.path ?? [] })) reader.fault('unit', sentence);
}

/** What activities and resources have in common. */
export const commonOf = (reader: RowReader, world: World, before: Thing | null): { name: string; unitId: string; ownerId: string } => {
  reader.require('name', 'Write the name');
  reader.require('unit', 'Say which unit keeps it: in this row, or once for all rows');
  reader.require('owner', 'Say who owns it: in this row, or once for all rows');
  const [name, unit, owner] = [reader.text('name', LIMITS.title), reader.one('unit', world.units), reader.one('owner', world.people)];
  const said = (id: string | undefined, of: ReadonlyMap<string, Named>): string => (id ? (of.get(id)?.say ?? 'Somebody who left') : '');
  if (before && name !== undefined) reader.changed('name', before.name, name);
  if (before && unit) reader.changed('unit', said(before.unit_id, world.unitsById), unit.say);
  if (before && owner && owner.id !== before.owner_id) reader.changed('owner', said(before.owner_id, world.peopleById), owner.say);
  return { name: name ?? before?.name ?? '', unitId: unit?.id ?? before?.unit_id ?? '', ownerId: owner?.id ?? before?.owner_id ?? '' };
};
