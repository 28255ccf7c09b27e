import type { ImportChoicesRequest, ImportSheetChoice } from '@holdfast/contracts';
import {
  ALL_CONTINUITY_FIELDS, columnName, CONTINUITY_FIELDS, findTable, matchHeaders, textAt, whatASheetHolds, type ColumnMatch, type ImportedThing, type ImportField, type Sheet, type TableFound,
} from '@holdfast/domain';
import type { TableFile } from '../file-reading';
import type { CellRead, RowRead } from './plan';

/** A sheet as it is understood, with what the person chose. */
export interface SheetRead {
  sheet: Sheet;
  thing: ImportedThing | null;
  chosen: boolean;
  table: TableFound | null;
  columns: readonly ColumnMatch<ImportField>[];
  forAll: readonly { field: ImportField; text: string }[];
  rows: readonly RowRead[];
}

export const NO_CHOICES: ImportChoicesRequest = { sheets: [], mended: [], leftOut: [], taken: [] };

export const rangeOf = ({ table }: SheetRead): string | null => {
  if (!table || table.columns.length === 0) return null;
  const last = Math.max(table.header, ...table.rows.map(({ row }) => row));
  return `${columnName(table.columns[0]!.column)}${table.header} to ${columnName(table.columns.at(-1)!.column)}${last}`;
};

/** Reads each sheet the way that its headers say, or the person. Nothing is looked up here. */
export function readFileRows(file: TableFile, choices: ImportChoicesRequest): SheetRead[] {
  const mends = new Map(choices.mended.map((mend) => [keyOf(mend.sheet, mend.column, mend.was), mend.becomes]));
  const leftOut = new Set(choices.leftOut.map(({ sheet, row }) => keyOf(sheet, row)));
  return file.sheets.map((sheet) => {
    const choice = choices.sheets.find((one) => one.sheet === sheet.name);
    const chosen = choice?.thing !== undefined;
    const thing = chosen ? (choice.thing ?? null) : sheet.hidden ? null : whatASheetHolds(sheet);
    const taken = choices.taken.filter((one) => one.sheet === sheet.name).map(({ row }) => row);
    const table = findTable(sheet, { fields: thing ? CONTINUITY_FIELDS[thing] : ALL_CONTINUITY_FIELDS, header: choice?.header, taken });
    const columns = table && thing ? matchHeaders(table.columns, CONTINUITY_FIELDS[thing], chosenFields(choice, thing)) : [];
    const forAll = thing ? (choice?.forAll ?? []).filter(({ field, text }) => text !== '' && CONTINUITY_FIELDS[thing].some((one) => one.field === field)) : [];
    const rows = thing && table ? rowsOf(sheet.name, thing, table, columns, forAll, { mends, leftOut }) : [];
    return { sheet, thing, chosen, table, columns, forAll, rows };
  });
}

/** Of what the sheet holds: chosen before it was said to hold something else, a field means nothing. */
function chosenFields(choice: ImportSheetChoice | undefined, thing: ImportedThing): Record<number, ImportField | null> {
  const known = new Set<string>(CONTINUITY_FIELDS[thing].map(({ field }) => field));
  return Object.fromEntries((choice?.columns ?? []).filter(({ field }) => field === null || known.has(field)).map(({ column, field }) => [column, field]));
}

interface Mended {
  mends: ReadonlyMap<string, string>;
  leftOut: ReadonlySet<string>;
}

function rowsOf(sheet: string, thing: ImportedThing, table: TableFound, columns: SheetRead['columns'], forAll: SheetRead['forAll'], { mends, leftOut }: Mended): RowRead[] {
  const all: RowRead['forAll'] = Object.fromEntries(forAll.map(({ field, text }): [string, CellRead] => [field, { text, was: text, column: null, unit: null }]));
  const mapped = columns.filter((column): column is ColumnMatch<ImportField> & { field: ImportField } => column.field !== null);
  return table.rows.map((row) => {
    const cells: RowRead['cells'] = {};
    for (const { column, field, unit } of mapped) {
      const was = textAt(row, column);
      const text = was === '' ? '' : (mends.get(keyOf(sheet, column, was)) ?? was);
      if (text !== '') cells[field] = { text, was, column, unit };
    }
    return { thing, sheet, row: row.row, cells, forAll: all, leftOut: leftOut.has(keyOf(sheet, row.row)) };
  });
}

const keyOf = (...parts: readonly (string | number)[]): string => parts.join('\u0000');
