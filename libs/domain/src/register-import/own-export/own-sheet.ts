import { ASSESSMENT_KINDS } from '../../vocabulary';
import { exportColumns, extraNameOf, fromSpreadsheetText, EXPORT_TABLES, type ExportColumn, type ExportTableName } from '../../register-export';
import type { Sheet } from '../../table-reading';

/** A column of an export of ours: by our key, or an extra field under its name. */
export interface OwnColumn {
  readonly column: number;
  readonly header: string;
  readonly of: ExportColumn | null;
  readonly extra: string | null;
}

/** A sheet that was written by an export of ours, as its header row says; `about`: what the file says of itself. */
export interface OwnSheet {
  readonly holds: ExportTableName | 'about';
  readonly columns: readonly OwnColumn[];
  /** Exempt wording is withheld in it. */
  readonly publicly: boolean;
}

/** Headers that together no other register has, whatever somebody took out or put in beside them. */
const TELLING: Readonly<Record<ExportTableName, readonly string[]>> = {
  risks: ['Reference', 'Register', 'Title', 'Risk owner', 'Residual matrix', 'Residual likelihood', 'Residual impact'],
  history: ['Reference', 'Kind', 'Assessed at', 'Likelihood', 'Impact', 'Level', 'Matrix'],
  actions: ['Action reference', 'Risk references', 'Action', 'Action owner', 'Due date'],
  controls: ['Risk reference', 'Control', 'Control owner', 'Residual leans on it'],
  matrices: ['Matrix', 'Part', 'Likelihood', 'Impact', 'Label', 'Colour'],
};
const ABOUT = ['What this is', 'Wording', 'As at', 'Digest of the rows'];

/** What a sheet is, where an export of ours wrote it. */
export function ownSheet(sheet: Sheet): OwnSheet | null {
  const top = sheet.rows.at(0);
  if (!top) return null;
  const headers = top.cells.flatMap((cell, column) => (cell && cell.text !== '' ? [{ column, header: cell.text }] : []));
  const said = new Set(headers.map(({ header }) => header));
  const holds = EXPORT_TABLES.find((table) => TELLING[table].every((header) => said.has(header)));
  if (holds) {
    const columns = columnsOf(holds, headers);
    return { holds, columns, publicly: holds === 'risks' && columns.every(({ of }) => of?.part === 'A') };
  }
  const labels = new Set([...sheet.rows.slice(0, 30)].map(({ cells }) => cells[0]?.text ?? ''));
  return ABOUT.every((label) => labels.has(label)) ? { holds: 'about', columns: [], publicly: false } : null;
}

function columnsOf(table: ExportTableName, headers: readonly { column: number; header: string }[]): OwnColumn[] {
  const left = new Map(exportColumns(table, 'B').map((one) => [one.header, one]));
  return headers.map(({ column, header }): OwnColumn => {
    const of = left.get(header) ?? null;
    left.delete(header);
    return { column, header: fromSpreadsheetText(header), of, extra: of ? null : extraNameOf(fromSpreadsheetText(header)) };
  });
}

/** A row of such a sheet, by our keys and by the names of its extra fields, as it was before it was written into a cell. */
export interface OwnValues {
  readonly text: (key: string) => string | null;
  readonly lines: (key: string) => readonly string[];
  readonly day: (key: string) => string | null;
}

export function* ownRows(sheet: Sheet, { columns }: OwnSheet): Generator<OwnValues> {
  const at = new Map(columns.flatMap(({ of, column }) => (of ? [[of.key, column] as const] : [])));
  for (const { cells } of sheet.rows.slice(1)) {
    const cellOf = (key: string) => cells[at.get(key) ?? -1] ?? null;
    const text = (key: string): string | null => {
      const said = fromSpreadsheetText(cellOf(key)?.text ?? '').trim();
      return said === '' ? null : said;
    };
    yield { text, lines: (key) => text(key)?.split('\n').filter((line) => line !== '') ?? [], day: (key) => cellOf(key)?.day ?? /^\d{4}-\d{2}-\d{2}/.exec(text(key) ?? '')?.[0] ?? null };
  }
}

/** The matrix that most of the risks were scored on, by the name that the file gives it. */
export function mainMatrixOf(sheets: readonly (readonly [Sheet, OwnSheet])[]): string | null {
  const counts = new Map<string, number>();
  for (const [sheet, own] of sheets) {
    for (const row of ownRows(sheet, own)) {
      for (const kind of ASSESSMENT_KINDS) {
        const name = row.text(`${kind}Matrix`);
        if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}
