import { CONTINUITY_LIMITS, LIMITS, readResourceKind } from '@holdfast/domain';
import { newResource, type StoredResource } from '../resources';
import { deputiesIn, deputiesInWords } from './deputies-in';
import { Directory, type Named } from './directory';
import { matchRows, type Matched } from './match-rows';
import type { Planned, RowRead } from './plan';
import { commonOf, durationOf, namedThing, planThing, yesNo, type Planning } from './plan-things';
import type { RowReader } from './row-reader';
import type { World } from './world';

/** Sites and suppliers may be rows of the same file: what each row is, is settled first. */
export function planResources(rows: readonly RowRead[], planning: Planning): Planned<StoredResource>[] {
  const { world, faults } = planning;
  const matched = matchRows(rows, world.resources, 'resource', faults);
  const places = placesOf(matched, world);
  const planned = matched.map((one) => planThing(one, planning, (reader, before, id) => resourceFrom(reader, before, id, planning, places)));
  notePlacesRound(planned, planning);
  return planned;
}

interface Places {
  sites: Directory<Named>;
  suppliers: Directory<Named>;
  names: ReadonlyMap<string, string>;
}

/** What may be named as a site or a supplier: those in use, and those that the file brings. */
function placesOf(matched: readonly Matched<StoredResource>[], { resources }: World): Places {
  const kinds = new Map(resources.map((resource) => [resource.id, { named: namedThing(resource), kind: resource.kind as string }]));
  for (const { row, id } of matched) {
    const said = row.cells.kind ?? (kinds.has(id ?? '') ? undefined : row.forAll.kind);
    const kind = said ? readResourceKind(said.text) : null;
    if (!id || row.leftOut || !row.cells.name) continue;
    const before = kinds.get(id);
    if (before) kinds.set(id, { named: before.named, kind: kind?.ok ? kind.value : before.kind });
    else if (kind?.ok) kinds.set(id, { named: { id, names: [row.cells.name.text], say: row.cells.name.text }, kind: kind.value });
  }
  const of = (kind: string): Named[] => [...kinds.values()].filter((one) => one.kind === kind).map(({ named }) => named);
  return { sites: new Directory('site', of('site')), suppliers: new Directory('supplier', of('supplier')), names: new Map([...kinds].map(([id, { named }]) => [id, named.say])) };
}

function resourceFrom(reader: RowReader, before: StoredResource | null, id: string, { world, actor, now }: Planning, places: Places): StoredResource {
  reader.require('kind', 'Say what kind of resource it is: in this row, or once for all rows');
  const { name, unitId, ownerId } = commonOf(reader, world, before);
  const kind = reader.read('kind', readResourceKind);
  const description = reader.text('description', LIMITS.narrative, false);
  const [site, supplier] = [reader.one('locatedAt', places.sites), reader.one('supplier', places.suppliers)];
  const [standby, quantity] = [reader.yesNo('standby'), reader.count('quantity', CONTINUITY_LIMITS.quantity)];
  const deputies = deputiesIn(reader, world, kind ?? before?.kind);
  const [declared, contractual, dataLoss] = [reader.time('declared'), reader.time('contractual'), reader.time('dataLoss')];
  if (dataLoss?.calendarId) reader.fault('dataLoss', 'Data is lost by the clock, not in working hours: write hours or days on the clock');
  if (site?.id === id) reader.fault('locatedAt', 'A site is not located at itself');
  if (supplier?.id === id) reader.fault('supplier', 'A supplier does not run itself');
  if (before?.deputies.length && !deputies && kind && kind !== 'people') reader.fault('kind', 'It has deputies: it stays people, or they are taken away first');
  if (!before) {
    const request = {
      kind: kind ?? 'application', name, unitId, ownerId, description, locatedAtId: site?.id, supplierId: supplier?.id, standby, quantity, deputies, declared, contractual, dataLossMinutes: dataLoss?.minutes,
    };
    return { ...newResource(request, 0, { organisationId: actor.organisationId, authorId: actor.personId, now }), id, reference: '' };
  }
  const called = (of: string | null): string => (of ? (places.names.get(of) ?? '') : '');
  if (kind) reader.changed('kind', before.kind, kind);
  if (description !== undefined) reader.changed('description', before.description, description);
  if (site) reader.changed('locatedAt', called(before.located_at_id), site.say);
  if (supplier) reader.changed('supplier', called(before.supplier_id), supplier.say);
  if (standby !== undefined) reader.changed('standby', yesNo(before.standby), yesNo(standby));
  if (quantity !== undefined) reader.changed('quantity', before.quantity === null ? '' : String(before.quantity), String(quantity));
  if (deputies) reader.changed('deputies', deputiesInWords(before.deputies, world), deputiesInWords(deputies, world));
  if (declared) reader.changed('declared', reader.timeInWords(durationOf(before.declared_minutes, before.declared_calendar_id)), reader.timeInWords(declared));
  if (contractual) reader.changed('contractual', reader.timeInWords(durationOf(before.contractual_minutes, before.contractual_calendar_id)), reader.timeInWords(contractual));
  if (dataLoss) reader.changed('dataLoss', reader.timeInWords(durationOf(before.data_loss_minutes, null)), reader.timeInWords(dataLoss));
  return {
    ...before, kind: kind ?? before.kind, name, unit_id: unitId, owner_id: ownerId, description: description ?? before.description, located_at_id: site?.id ?? before.located_at_id,
    supplier_id: supplier?.id ?? before.supplier_id, standby: standby ?? before.standby, quantity: quantity ?? before.quantity, deputies: deputies ?? before.deputies, data_loss_minutes: dataLoss?.minutes ?? before.data_loss_minutes,
    ...(declared ? { declared_minutes: declared.minutes, declared_calendar_id: declared.calendarId } : {}),
    ...(contractual ? { contractual_minutes: contractual.minutes, contractual_calendar_id: contractual.calendarId } : {}),
  };
}

/** Once all is written nothing may be located within itself by way of others, and a site that holds something stays one. */
function notePlacesRound(planned: Planned<StoredResource>[], { world, faults }: Planning): void {
  const after = new Map(world.resources.map((resource) => [resource.id, resource]));
  for (const one of planned) if (one.after) after.set(one.after.id, one.after);
  const [held, run] = [new Set<string>(), new Set<string>()];
  for (const { located_at_id, supplier_id, retired_at } of after.values()) {
    if (located_at_id && retired_at === null) held.add(located_at_id);
    if (supplier_id && retired_at === null) run.add(supplier_id);
  }
  for (const [at, one] of planned.entries()) {
    if (!one.after) continue;
    const { id, kind } = one.after;
    const note = (field: 'locatedAt' | 'supplier' | 'kind', message: string): void => {
      const cell = one.row.cells[field];
      faults.push({ sheet: one.row.sheet, row: one.row.row, column: cell?.column ?? null, field, was: cell?.was ?? '', message, meant: [] });
      planned[at] = { ...one, outcome: 'fault', after: null };
    };
    if (goesRound(id, after, 'located_at_id')) note('locatedAt', 'That site is itself located here');
    else if (goesRound(id, after, 'supplier_id')) note('supplier', 'That supplier is itself run by this one');
    else if (kind !== 'site' && held.has(id)) note('kind', 'Something is located at it: it stays a site');
    else if (kind !== 'supplier' && run.has(id)) note('kind', 'It runs something: it stays a supplier');
  }
}

function goesRound(id: string, resources: ReadonlyMap<string, StoredResource>, column: 'located_at_id' | 'supplier_id'): boolean {
  const seen = new Set<string>();
  let at = resources.get(id)?.[column] ?? null;
  while (at !== null && at !== id && !seen.has(at)) {
    seen.add(at);
    at = resources.get(at)?.[column] ?? null;
  }
  return at === id;
}
