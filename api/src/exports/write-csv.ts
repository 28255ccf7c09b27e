import { linesText, spreadsheetText, type ExportColumn, type ExportValue } from '@holdfast/domain';
import type { ExportWriter } from './export-writer';

/** RFC 4180, UTF-8, line ends as CR LF. */
export const writeCsv: ExportWriter = async ({ tables, bom }, put) => {
  for (const { columns, batches } of tables) {
    await put(Buffer.from(`${bom ? '\uFEFF' : ''}${lineOf(columns.map(({ header }) => spreadsheetText(header)))}`, 'utf8'));
    for await (const rows of batches) await put(Buffer.from(rows.map(({ values }) => lineOf(values.map((value, at) => cellText(value, columns[at]!)))).join(''), 'utf8'));
  }
};

const cellText = (value: ExportValue, { type }: ExportColumn): string => {
  if (value === null) return '';
  // A number has to stay one, a negative one too.
  if (type === 'number') return String(value);
  return spreadsheetText(typeof value === 'object' ? linesText(value) : String(value));
};

const lineOf = (cells: readonly string[]): string => `${cells.map((cell) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
