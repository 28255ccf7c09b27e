import { TABLE_LIMITS, type Cell, type Sheet } from '../table-reading';

export type Fields = ReadonlyMap<string, string>;

/** Records as a sheet: a column for each name that one of them has, in the order in which they first come. */
export function recordsAsSheet(name: string, records: readonly Fields[]): Sheet {
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))];
  const at = new Map(names.map((one, column) => [one, column]));
  const rows = records.map((record, index) => {
    const cells: (Cell | null)[] = names.map(() => null);
    for (const [one, text] of record) if (text.trim() !== '') cells[at.get(one)!] = { text: text.trim() };
    return { row: index + 2, cells };
  });
  return { name, hidden: false, rows: [{ row: 1, cells: names.map((text) => ({ text })) }, ...rows.filter(({ cells }) => cells.some(Boolean))] };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists of records in a JSON document, at its top or one below: each a sheet. */
export function jsonSheets(value: unknown): Sheet[] {
  const lists: [string, readonly unknown[]][] = Array.isArray(value) ? [['Records', value]] : isRecord(value) ? Object.entries(value).flatMap(([name, one]) => (Array.isArray(one) ? [[name, one] as [string, unknown[]]] : [])) : [];
  return lists.flatMap(([name, list]) => {
    const records = list.filter(isRecord).slice(0, TABLE_LIMITS.rows + 1);
    return records.length > 0 && records.length >= 0.5 * list.length ? [recordsAsSheet(name, records.map((record) => flat(record)))] : [];
  });
}

/** "inherent: { likelihood: 3 }" as "inherent likelihood"; lists of texts on lines of one cell. */
function flat(record: Readonly<Record<string, unknown>>, before = '', depth = 0): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(record)) {
    const name = before === '' ? key : `${before} ${key}`;
    if (value === null || value === undefined) continue;
    if (isRecord(value) && depth < 3) for (const [inner, text] of flat(value, name, depth + 1)) found.set(inner, text);
    else found.set(name, textOf(value));
  }
  return found;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? 'Yes' : 'No') : typeof value === 'number' ? String(value) : Array.isArray(value) && value.every((one) => typeof one !== 'object') ? value.map(String).join('\n') : JSON.stringify(value));
