import { linesText, spreadsheetText, type ExportTableName } from '../../register-export';
import type { Cell } from '../../table-reading';

/** A column of a table in a JSON export of ours: the field of its rows, and what its CSV and its workbook call it. */
export interface OwnJsonColumn {
  readonly key: string;
  readonly header: string;
}

const NAMES: Readonly<Record<ExportTableName, string>> = { risks: 'Risks', history: 'Assessments over time', actions: 'Actions', controls: 'Controls', matrices: 'Matrices' };

/** The sheet that such a table is read as. */
export const ownSheetName = (table: ExportTableName): string => NAMES[table];

export const ownHeader = (columns: readonly OwnJsonColumn[]): Cell[] => columns.map(({ header }) => ({ text: spreadsheetText(header) }));

/** A row of such a table in its cells, as its CSV and its workbook write it. */
export const ownCells = (columns: readonly OwnJsonColumn[], row: Readonly<Record<string, unknown>>): (Cell | null)[] => columns.map(({ key }) => cellOf(row[key]));

function cellOf(value: unknown): Cell | null {
  if (value === null || value === undefined || value === '') return null;
  const text = Array.isArray(value) ? linesText(value.map(String)) : typeof value === 'string' ? value : JSON.stringify(value);
  return { text: spreadsheetText(text) };
}
