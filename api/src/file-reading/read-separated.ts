import { Readable } from 'node:stream';
import { fromSpreadsheetText, TABLE_LIMITS, type Cell, type Sheet } from '@holdfast/domain';
import { CsvError, parse } from 'csv-parse';
import { RowPacker } from './packed-rows';
import type { ReadingBudget } from './reading-budget';
import { UnreadableFile } from './unreadable-file';

const SEPARATORS = [',', ';', '\t', '|'] as const;
const PIECE = 64 * 1024;
/** Of one row, all its cells together. */
const LONGEST_ROW = 1024 * 1024;

/** A table as text: the values of a row parted by a comma, a semicolon, a tab or a bar, whichever parts the rows most evenly. */
export async function readSeparated(pieces: Iterator<string, void>, name: string, budget: ReadingBudget): Promise<Sheet> {
  const start = next(pieces) ?? '';
  // Excel's own way to say it, as the first line.
  const said = /^sep=(.)\r?\n/i.exec(start);
  const first = said ? start.slice(said[0].length) : start;
  const parser = Readable.from(piecesOf(first, pieces)).pipe(
    parse({ delimiter: said?.[1] ?? separatorOf(first), relax_column_count: true, relax_quotes: true, max_record_size: LONGEST_ROW, record_delimiter: ['\r\n', '\n', '\r'] }),
  );
  const rows = new RowPacker();
  let row = said ? 1 : 0;
  try {
    for await (const values of parser as AsyncIterable<string[]>) {
      row += 1;
      const cells = cellsOf(values, budget);
      if (cells.length > 0) {
        rows.add(row, cells, () => budget.row());
      }
      await budget.breathe();
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile(wordsFor(error, (said ? 1 : 0) + Number((error as { records?: number }).records ?? row) + 1));
    throw error;
  }
  return { name, hidden: false, rows: rows.done() };
}

function* piecesOf(first: string, further: Iterator<string, void>): Generator<string> {
  for (let text: string | undefined = first; text !== undefined; text = next(further)) for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

const next = (of: Iterator<string, void>): string | undefined => {
  const found = of.next();
  return found.done ? undefined : found.value;
};

function cellsOf(values: readonly string[], budget: ReadingBudget): (Cell | null)[] {
  const cells: (Cell | null)[] = [];
  for (const [column, value] of values.entries()) {
    const typed = value.replace(/\r\n?/g, '\n').trim();
    if (typed === '') continue;
    // What keeps a cell from being a formula does not count.
    budget.cell(column, typed.length > TABLE_LIMITS.cell ? fromSpreadsheetText(typed) : typed);
    while (cells.length < column) cells.push(null);
    cells.push({ text: typed });
  }
  return cells;
}

/** Counted in the first lines, outside quotation marks: the one that occurs equally often in most of them. */
export function separatorOf(text: string): string {
  const lines = linesOf(text.slice(0, PIECE), 50);
  const scored = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const usual = [...counts].sort((one, other) => one - other)[Math.floor(counts.length / 2)] ?? 0;
    return { separator, score: usual === 0 ? Math.max(0, ...counts) / 1000 : counts.filter((count) => count === usual).length / counts.length + usual / 100 };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

/** Without what stands in quotation marks. */
const linesOf = (text: string, most: number): string[] => text.replace(/"(?:[^"]|"")*"/g, '').split(/\r\n?|\n/).filter((line) => line.trim() !== '').slice(0, most);

function wordsFor({ code }: CsvError, row: number): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return `From row ${row} on, a quotation mark is opened and never closed. Close it, or leave it out.`;
  if (code === 'CSV_MAX_RECORD_SIZE') return `Row ${row} is longer than ${LONGEST_ROW.toLocaleString('en-GB')} characters. Check that its quotation marks are closed.`;
  return `Row ${row} cannot be read as a row of a table. Check its quotation marks.`;
}
