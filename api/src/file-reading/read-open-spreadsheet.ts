import { TABLE_LIMITS, type Cell, type RowList, type Sheet } from '@holdfast/domain';
import { readZipDirectory } from '../attachments';
import { fillMerged, type Area } from './merged-cells';
import { plainNumber } from './number-format';
import { RowPacker } from './packed-rows';
import type { ReadingBudget } from './reading-budget';
import { UnreadableFile } from './unreadable-file';
import { Package } from './workbook-part';

/** Notes on a cell and what is drawn over it are not what it holds. */
const BESIDE = new Set(['annotation', 'shapes', 'frame', 'custom-shape', 'rect', 'line', 'tracked-changes', 'ruby-text']);
/** Millions of rows of nothing are how a sheet ends; what repeats beyond this is no table. */
const MOST_REPEATS = TABLE_LIMITS.rows + 1;

/** The sheets of an OpenDocument spreadsheet: what its cells hold, and what formulas were last worked out to. What repeats is counted where it is empty. */
export async function readOpenSpreadsheet(bytes: Buffer, budget: ReadingBudget): Promise<Sheet[]> {
  const directory = readZipDirectory(bytes);
  if (!directory) throw new UnreadableFile('This workbook is damaged. Open it in a spreadsheet program, save it again, and send that.');
  const reading = new OpenReading(budget);
  await new Package(bytes, directory.entries, budget).read('content.xml', reading);
  return reading.sheets;
}

type Of = (attribute: string) => string | undefined;

class OpenReading {
  readonly sheets: { name: string; hidden: boolean; rows: RowList }[] = [];
  #rows = new RowPacker();
  readonly #hiddenStyles = new Set<string>();
  readonly #merged: Area[] = [];
  #style = '';
  #beside = 0;
  /** Tables within cells are read into the cell. */
  #tables = 0;
  #row = 0;
  #column = 0;
  #repeatRow = 1;
  #cells: (Cell | null)[] = [];
  #cell: { repeat: number; wide: number; high: number; kind: string; value: string; covered: boolean } | null = null;
  #text: string[] = [];
  #inText = 0;

  constructor(private readonly budget: ReadingBudget) {}

  readonly open = (name: string, of: Of): void => {
    if (BESIDE.has(name)) this.#beside += 1;
    if (this.#beside > 0) return;
    if (name === 'style') this.#style = of('family') === 'table' ? (of('name') ?? '') : '';
    else if (name === 'table-properties' && of('display') === 'false') this.#hiddenStyles.add(this.#style);
    else if (name === 'table') this.#begin(of);
    else if (this.#tables !== 1) return;
    else if (name === 'table-row') [this.#cells, this.#column, this.#repeatRow] = [[], 0, count(of('number-rows-repeated'))];
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      const kind = of('value-type') ?? '';
      this.#cell = { repeat: count(of('number-columns-repeated')), wide: count(of('number-columns-spanned')), high: count(of('number-rows-spanned')), kind, value: of(kind === 'date' ? 'date-value' : kind === 'boolean' ? 'boolean-value' : kind === 'string' ? 'string-value' : 'value') ?? '', covered: name.startsWith('covered') };
      this.#text = [];
    } else if (this.#cell && name === 'p') {
      this.#inText += 1;
      this.#text.push('');
    } else if (this.#inText > 0 && name === 's') this.#add(' '.repeat(Math.min(count(of('c')), 1_000)));
    else if (this.#inText > 0 && name === 'tab') this.#add(' ');
    else if (this.#inText > 0 && name === 'line-break') this.#add('\n');
  };

  readonly text = (piece: string): void => {
    if (this.#beside === 0 && this.#inText > 0) this.#add(piece.replace(/\s+/g, ' '));
  };

  readonly close = (name: string): void => {
    if (BESIDE.has(name)) {
      this.#beside -= 1;
      return;
    }
    if (this.#beside > 0) return;
    if (name === 'table') this.#end();
    else if (this.#tables !== 1) return;
    else if (name === 'p' && this.#inText > 0) this.#inText -= 1;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell();
    else if (name === 'table-row') this.#endRow();
  };

  #add(piece: string): void {
    this.#text[this.#text.length - 1] += piece;
  }

  #begin(of: Of): void {
    this.#tables += 1;
    if (this.#tables > 1) return;
    if (this.sheets.length >= TABLE_LIMITS.sheets) throw new UnreadableFile(`The workbook has more than ${TABLE_LIMITS.sheets} sheets. Leave out those that are not to be read.`);
    this.sheets.push({ name: of('name') ?? '', hidden: this.#hiddenStyles.has(of('style-name') ?? ''), rows: [] });
    this.#rows = new RowPacker();
    this.#row = 0;
    this.#merged.length = 0;
  }

  #endCell(): void {
    const cell = this.#cell;
    if (!cell) return;
    const shown = cell.covered ? null : shownOf(cell.kind, cell.value, this.#text.join('\n').replace(/[ \t]+\n/g, '\n').trim());
    if (shown && (cell.wide > 1 || cell.high > 1)) this.#merged.push({ top: this.#row + 1, bottom: this.#row + cell.high, left: this.#column, right: this.#column + cell.wide - 1 });
    for (let at = 0; shown && at < cell.repeat; at += 1) {
      this.budget.cell(this.#column + at, shown.text);
      while (this.#cells.length < this.#column + at) this.#cells.push(null);
      this.#cells[this.#column + at] = shown;
    }
    this.#column += cell.repeat;
    this.#cell = null;
    this.#inText = 0;
  }

  #endRow(): void {
    if (this.#cells.length > 0) {
      for (let at = 0; at < Math.min(this.#repeatRow, MOST_REPEATS); at += 1) {
        if (at > 0) for (const [column, cell] of this.#cells.entries()) if (cell) this.budget.cell(column, cell.text);
        this.#rows.add(this.#row + at + 1, [...this.#cells], () => this.budget.row());
      }
    }
    this.#row += this.#repeatRow;
  }

  #end(): void {
    this.#tables -= 1;
    if (this.#tables > 0) return;
    fillMerged(this.#rows, this.#merged, this.budget);
    this.sheets.at(-1)!.rows = this.#rows.done();
    this.#rows = new RowPacker();
  }
}

const count = (said: string | undefined): number => {
  const number = Number(said ?? 1);
  return Number.isInteger(number) && number > 0 ? number : 1;
};

function shownOf(kind: string, value: string, text: string): Cell | null {
  const number = Number(value);
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}/.test(value)) return { text: value.slice(0, 10), day: value.slice(0, 10) };
  if (kind === 'boolean' && value !== '') return { text: value === 'true' ? 'Yes' : 'No' };
  if (kind === 'percentage' && value !== '' && Number.isFinite(number)) return { text: `${plainNumber(number * 100)}%` };
  if ((kind === 'float' || kind === 'currency') && value !== '' && Number.isFinite(number)) return { text: plainNumber(number) };
  const shown = text !== '' ? text : kind === 'string' ? value.trim() : '';
  return shown === '' ? null : { text: shown };
}
