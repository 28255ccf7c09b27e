import { can, dependencyCycles, dependencyFaults, edgeGraph, explainRefusal, LIMITS, CONTINUITY_LIMITS, readList, readNeeded, type DependencyEdge } from '@holdfast/domain';
import type { StoredActivity } from '../activities';
import { newId } from '../platform/new-id';
import type { StoredResource } from '../resources';
import { Directory, type Named } from './directory';
import { namedThing, type Planning } from './plan-things';
import type { KnownDependency, Planned, RowRead } from './plan';
import { RowReader } from './row-reader';

/** Everything that rows may name once the file is written: what is there, and what it brings. */
export interface Things {
  activities: ReadonlyMap<string, StoredActivity>;
  resources: ReadonlyMap<string, StoredResource>;
  all: Directory<Named>;
  resourcesOnly: Directory<Named>;
}

export function thingsAfter({ world }: Planning, activities: readonly Planned<StoredActivity>[], resources: readonly Planned<StoredResource>[]): Things {
  const after = <T extends { id: string }>(known: readonly T[], planned: readonly Planned<T>[]): Map<string, T> => {
    const things = new Map(known.map((thing) => [thing.id, thing]));
    for (const one of planned) if (one.after) things.set(one.after.id, one.after);
    return things;
  };
  const [a, r] = [after(world.activities, activities), after(world.resources, resources)];
  const named = [...[...r.values()].map(namedThing), ...brokenOf(resources)];
  return { activities: a, resources: r, all: new Directory('activity or resource', [...[...a.values()].map(namedThing), ...brokenOf(activities), ...named]), resourcesOnly: new Directory('resource', named) };
}

/** New things of rows that cannot be written yet: whatever names them waits for the same. */
const brokenOf = (planned: readonly Planned<unknown>[]): Named[] =>
  planned.filter(({ outcome, before }) => outcome === 'fault' && before === null).flatMap(({ row, label }) => (row.cells.name ? [{ id: `${row.sheet} ${row.row}`, names: [row.cells.name.text], say: label, broken: `Row ${row.row} of ${row.sheet}` }] : []));

export function planDependencies(rows: readonly RowRead[], planning: Planning, things: Things): Planned<KnownDependency>[] {
  const of = new Map<string, KnownDependency[]>();
  for (const known of planning.world.dependencies) {
    const dependent = known.dependent_activity_id ?? known.dependent_resource_id!;
    of.set(dependent, [...(of.get(dependent) ?? []), known]);
  }
  const rowOf = new Map<string, number>();
  return rows.map((row) => planOne(row, planning, things, of, rowOf));
}

const keyOf = (dependent: string, members: readonly string[]): string => [dependent, ...[...members].sort()].join(' ');
const membersOf = ({ members }: KnownDependency): string[] => [...members.activityIds, ...members.resourceIds];

function planOne(row: RowRead, planning: Planning, things: Things, of: ReadonlyMap<string, KnownDependency[]>, rowOf: Map<string, number>): Planned<KnownDependency> {
  const reader = new RowReader(row, planning.world, true, planning.faults);
  const label = [row.cells.dependent?.text, row.cells.members?.text.replace(/\s+/g, ' ')].filter(Boolean).join(' needs ') || `Row ${row.row}`;
  const without = (outcome: 'left-out' | 'fault'): Planned<KnownDependency> => ({ row, outcome, label, before: null, after: null, changes: [] });
  if (row.leftOut) return without('left-out');
  reader.require('dependent', 'Say what leans');
  reader.require('members', 'Say what it leans on');
  const dependent = reader.one('dependent', things.all);
  const members = membersIn(reader, things);
  const needed = members && reader.read('needed', (text) => readNeeded(text, members.length));
  const note = reader.text('note', LIMITS.reason, false);
  if (!dependent || !members || !reader.sound) return without('fault');
  const isActivity = things.activities.has(dependent.id);
  requireToKeep(reader, planning, things, dependent.id);
  const split = { activityIds: members.filter((id) => things.activities.has(id)), resourceIds: members.filter((id) => things.resources.has(id)) };
  for (const { field, message } of dependencyFaults({ dependent: { id: dependent.id, is: isActivity ? 'activity' : 'resource' }, ...split, needed: needed ?? members.length }))
    reader.fault(field === 'needed' ? 'needed' : 'members', message);
  const twin = rowOf.get(keyOf(dependent.id, members));
  if (twin !== undefined) reader.fault('members', `Row ${twin} says the same. Leave one of them out`);
  rowOf.set(keyOf(dependent.id, members), row.row);
  if (!reader.sound) return without('fault');

  const known = of.get(dependent.id) ?? [];
  const before = known.find((one) => keyOf(dependent.id, membersOf(one)) === keyOf(dependent.id, members));
  if (!before && needed === undefined && note === undefined && impliedBy(known, members)) return { row, outcome: 'same', label, before: null, after: null, changes: [] };
  if (!before) {
    const { organisationId, personId } = planning.actor;
    const after: KnownDependency = {
      organisation_id: organisationId, id: newId(), dependent_activity_id: isActivity ? dependent.id : null, dependent_resource_id: isActivity ? null : dependent.id, needed: needed ?? members.length,
      note: note ?? '', retired_at: null, retired_reason: null, author_id: personId, version: 1, created_at: planning.now.toISOString(), members: split,
    };
    return { row, outcome: 'new', label, before: null, after, changes: [] };
  }
  if (needed !== undefined) reader.changed('needed', `${before.needed} of ${members.length}`, `${needed} of ${members.length}`);
  if (note !== undefined) reader.changed('note', before.note, note);
  const after = { ...before, needed: needed ?? before.needed, note: note ?? before.note };
  return { row, outcome: reader.changes.length > 0 ? 'changed' : 'same', label, before, after, changes: reader.changes };
}

/** "A needs B and C" says already that it needs B. */
const impliedBy = (known: readonly KnownDependency[], members: readonly string[]): boolean =>
  known.some((one) => one.needed === membersOf(one).length && members.every((id) => membersOf(one).includes(id)));

/** One or several in a cell; a comma parts them only where no single one has that name. */
function membersIn(reader: RowReader, { all }: Things): string[] | undefined {
  const cell = reader.cell('members');
  if (!cell) return undefined;
  const found: string[] = [];
  for (const part of readList(cell.text)) {
    const whole = all.find(part);
    const parts = 'one' in whole || !part.includes(',') ? [part] : part.split(',').map((one) => one.trim()).filter((one) => one !== '');
    for (const name of parts) {
      const one = all.find(name);
      if ('fault' in one) {
        const others = (meant: string): string => cell.text.replace(name, meant);
        return reader.fault('members', parts.length > 1 || readList(cell.text).length > 1 ? `${name}: ${one.fault.charAt(0).toLowerCase()}${one.fault.slice(1)}` : one.fault, one.meant.map(others));
      }
      if (!found.includes(one.one.id)) found.push(one.one.id);
    }
  }
  if (found.length > CONTINUITY_LIMITS.members) return reader.fault('members', `One dependency names at most ${CONTINUITY_LIMITS.members}. Write the others in a row of their own`);
  return found;
}

/** What leans has to be the caller's to keep: by its unit, or because it is theirs. */
function requireToKeep(reader: RowReader, { world, actor }: Planning, { activities, resources }: Things, id: string): void {
  const thing = activities.get(id) ?? resources.get(id)!;
  const known = thing.number > 0;
  if (!can(actor, 'continuity.manage', { unitPath: world.unitsById.get(thing.unit_id)?.path ?? [], ...(known ? { measureOwnerId: thing.owner_id } : {}) })) reader.fault('dependent', explainRefusal('continuity.manage'));
}

/** The ways round that there would be and are not yet, each by the names of what is on it. */
export function newCycles(planned: readonly Planned<KnownDependency>[], known: readonly KnownDependency[], { activities, resources }: Things): string[][] {
  const edgesOf = (dependencies: readonly KnownDependency[]): DependencyEdge[] =>
    dependencies.flatMap((one) => membersOf(one).map((to) => ({ from: one.dependent_activity_id ?? one.dependent_resource_id!, to })));
  const round = (dependencies: readonly KnownDependency[]): string[][] => dependencyCycles(edgeGraph(edgesOf(dependencies))).map((ids) => [...ids].sort());
  const there = new Set(round(known).map((ids) => ids.join(' ')));
  const after = [...known, ...planned.flatMap(({ before, after: added }) => (before === null && added ? [added] : []))];
  const named = (id: string): string => {
    const thing = activities.get(id) ?? resources.get(id);
    return thing ? namedThing(thing).say : '';
  };
  return round(after).filter((ids) => !there.has(ids.join(' '))).map((ids) => ids.map(named).filter((name) => name !== '').sort());
}
