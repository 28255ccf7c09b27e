import { isFieldName, saysField, type FieldWords } from './match-headers';
import { comparable } from './nearest';
import { textAt, type Sheet, type SheetRow } from './sheet';

/** Why a row below the header is no row of the table. */
export const SKIPPED_WHY = ['guidance', 'repeated-header', 'section', 'total', 'another-table'] as const;
export type SkippedWhy = (typeof SKIPPED_WHY)[number];

export interface SkippedRow {
  readonly row: number;
  readonly why: SkippedWhy;
  readonly text: string;
}

export interface TableFound {
  /** The row of the header, as a spreadsheet counts. */
  readonly header: number;
  readonly columns: readonly { readonly column: number; readonly text: string }[];
  readonly rows: readonly SheetRow[];
  readonly skipped: readonly SkippedRow[];
}

interface Asked {
  /** Headers that are looked for. */
  readonly fields: readonly FieldWords<string>[];
  /** The row of the header, where the person says which. */
  readonly header?: number | undefined;
  /** Rows that are rows of the table whatever they look like. */
  readonly taken?: readonly number[];
}

/** So far down a header is looked for. */
const DEPTH = 80;
const GUIDANCE = /^(?:\(|\[|e\.?\s?g\b|example|for example|choose|select|pick|enter|type|free text|drop.?down|required|optional|mandatory|yes ?\/ ?no|max(?:imum)?\b|dd[/-]mm)/i;
const TOTAL = /^(?:grand |sub-?\s?)?totals?\b/i;

const filled = (row: SheetRow): { column: number; text: string; merged: boolean }[] =>
  row.cells.flatMap((cell, column) => (cell && cell.text !== '' ? [{ column, text: cell.text, merged: !!cell.merged }] : []));
const distinct = (row: SheetRow): number => filled(row).filter(({ merged }) => !merged).length;

/** Finds the table on a sheet: its header by the fields that it names, past titles and notes; and below it the rows, without what only looks like one. */
export function findTable(sheet: Sheet, { fields, header, taken = [] }: Asked): TableFound | null {
  const rows = [...sheet.rows];
  const at = header === undefined ? headerIn(rows, fields) : rows.findIndex(({ row }) => row === header);
  const top = rows[at];
  if (!top) return null;
  const above = rows[at - 1];
  const columns = filled(top).map(({ column, text }) => ({ column, text: underGroup(text, column, above, top.row, fields) }));
  const below = rows.slice(at + 1);
  const said = columns.map(({ column, text }) => ({ column, said: comparable(text) }));
  const kept: SheetRow[] = [];
  const skipped: SkippedRow[] = [];
  const usual = below.filter((row) => distinct(row) >= 3).length;
  for (const [index, row] of below.entries()) {
    if (columns.every(({ column }) => textAt(row, column) === '') && distinct(row) === 0) continue;
    const why = taken.includes(row.row) ? null : whySkipped(row, { columns: said, fields, mostlyFull: columns.length >= 3 && usual >= 0.8 * below.length, first: kept.length === 0 && index < 3 });
    if (why === 'another-table') {
      skipped.push({ row: row.row, why, text: textOf(row) });
      break;
    }
    if (why) skipped.push({ row: row.row, why, text: textOf(row) });
    else kept.push(row);
  }
  return { header: top.row, columns, rows: kept, skipped };
}

function headerIn(rows: readonly SheetRow[], fields: readonly FieldWords<string>[]): number {
  let [best, most] = [-1, 0];
  for (const [at, row] of rows.slice(0, DEPTH).entries()) {
    const cells = filled(row).filter(({ merged }) => !merged);
    // What is nearly a name is looked for only beside one: it takes its time.
    if (!cells.some(({ text }) => isFieldName(text.replace(/\([^)]*\)|[*:?]/g, ''), fields))) continue;
    const said = cells.filter(({ text }) => saysField(text, fields)).length;
    // A better one further down is the table only if it is better by far: there may be two tables.
    if (said > (most >= 2 ? most + 1 : most) && (said >= 2 || cells.length === 1)) [best, most] = [at, said];
  }
  return best;
}

/** "Declared" under the merged heading "Recovery time" is read as both, if that says a field. */
function underGroup(text: string, column: number, above: SheetRow | undefined, row: number, fields: readonly FieldWords<string>[]): string {
  const group = above?.row === row - 1 ? above.cells[column] : null;
  const wide = group && (group.merged || above!.cells[column + 1]?.merged);
  const both = wide ? `${group.text} ${text}` : '';
  return both !== '' && !saysField(text, fields) && saysField(both, fields) ? both : text;
}

interface Surroundings {
  /** With their headers as they are compared. */
  columns: readonly { column: number; said: string }[];
  fields: readonly FieldWords<string>[];
  /** Nearly every row has three cells or more. */
  mostlyFull: boolean;
  first: boolean;
}

function whySkipped(row: SheetRow, { columns, fields, mostlyFull, first }: Surroundings): SkippedWhy | null {
  const cells = filled(row);
  const same = columns.filter(({ column, said }) => comparable(textAt(row, column)) === said).length;
  if (columns.length >= 2 && same >= 2 && same >= 0.6 * columns.length) return 'repeated-header';
  if (first && cells.length >= 2 && cells.every(({ text }) => GUIDANCE.test(text))) return 'guidance';
  if (TOTAL.test(cells[0]?.text ?? '')) return 'total';
  if (cells.length >= 3 && cells.every(({ text }) => isFieldName(text, fields))) return 'another-table';
  if (distinct(row) === 1 && (cells.length > 1 || mostlyFull)) return 'section';
  return null;
}

const textOf = (row: SheetRow): string => {
  const text = filled(row).filter(({ merged }) => !merged).map((cell) => cell.text).join(' · ');
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
};
