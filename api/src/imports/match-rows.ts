import { comparable, readResourceKind } from '@holdfast/domain';
import { newId } from '../platform/new-id';
import type { Fault, RowRead } from './plan';

interface Thing {
  id: string;
  reference: string;
  name: string;
  retired_at: string | null;
  kind?: string;
}

/** A row, and what there is already of it. Without an id it matches nothing that can be said, which is noted. */
export interface Matched<T> {
  row: RowRead;
  before: T | null;
  id: string | null;
}

/**
 * By its reference; otherwise by its name, and of resources by their kind as far as the row says it. No two rows may be of the
 * same thing.
 */
export function matchRows<T extends Thing>(rows: readonly RowRead[], known: readonly T[], noun: 'activity' | 'resource', faults: Fault[]): Matched<T>[] {
  const byReference = new Map(known.map((thing) => [comparable(thing.reference), thing]));
  const byName = new Map<string, T[]>();
  for (const thing of known) {
    if (thing.retired_at !== null) continue;
    const name = comparable(thing.name);
    byName.set(name, [...(byName.get(name) ?? []), thing]);
  }
  const rowOf = new Map<string, number>();
  return rows.map((row) => {
    const fault = (field: 'reference' | 'name', message: string, meant: readonly string[] = []): Matched<T> => {
      const cell = row.cells[field];
      faults.push({ sheet: row.sheet, row: row.row, column: cell?.column ?? null, field, was: cell?.was ?? '', message, meant });
      return { row, before: null, id: null };
    };
    if (row.leftOut) return { row, before: null, id: null };
    const { reference, name } = row.cells;
    const found = reference && isOurs(reference.text) ? byReference.get(comparable(reference.text)) : undefined;
    if (reference && isOurs(reference.text) && !found) return fault('reference', `There is no ${reference.text.toUpperCase()} here. Leave it empty for what is new`);
    if (found && found.retired_at !== null) return fault('reference', `${found.reference} ${found.name} is retired. Reinstate it first, or leave this row out`);
    const kind = kindOf(row);
    const named = found || !name ? [] : (byName.get(comparable(name.text)) ?? []).filter((thing) => kind === null || thing.kind === undefined || thing.kind === kind);
    if (named.length > 1) return fault('name', `${named.length} are called that. Write the reference of the one that is meant`, []);
    const before = found ?? named[0] ?? null;
    const key = before?.id ?? `${kind ?? ''} ${comparable(name?.text ?? '')}`;
    const twin = name || before ? rowOf.get(key) : undefined;
    if (twin !== undefined) return fault(before && reference ? 'reference' : 'name', `Row ${twin} is of the same ${noun}. Leave one of them out`);
    rowOf.set(key, row.row);
    return { row, before, id: before?.id ?? newId() };
  });
}

/** Other numbers that a list may have are its own, and say nothing here. */
const isOurs = (reference: string): boolean => /^(?:ACT|RES)-\d+$/i.test(reference.trim());

function kindOf(row: RowRead): string | null {
  const cell = row.cells.kind ?? row.forAll.kind;
  const kind = cell && row.thing === 'resources' ? readResourceKind(cell.text) : null;
  return kind?.ok ? kind.value : null;
}
