import type { Cell, RowList, Sheet } from '@holdfast/domain';
import { readZipDirectory } from '../attachments';
import { fillMerged, putCell, type Area } from './merged-cells';
import { dayOfSerial, plainNumber } from './number-format';
import { RowPacker } from './packed-rows';
import type { ReadingBudget } from './reading-budget';
import { UnreadableFile } from './unreadable-file';
import { readOutline, type Outline } from './workbook-outline';
import { Package } from './workbook-part';

/** The sheets of an Excel workbook: what the cells were last saved as showing. Formulas are not worked out, links not followed, macros not looked at. */
export async function readWorkbook(bytes: Buffer, budget: ReadingBudget): Promise<Sheet[]> {
  const directory = readZipDirectory(bytes);
  if (!directory) throw new UnreadableFile('This workbook is damaged, or not what its beginning says. Open it in a spreadsheet program, save it again, and send that.');
  const zip = new Package(bytes, directory.entries, budget);
  const outline = await readOutline(zip);
  const sheets: Sheet[] = [];
  for (const { name, hidden, part } of outline.sheets) sheets.push({ name, hidden, rows: await readSheet(zip, part, outline) });
  return sheets;
}

async function readSheet(zip: Package, part: string, outline: Outline): Promise<RowList> {
  const rows = new RowPacker();
  const merged: Area[] = [];
  let [row, column, kind, style, value, inValue] = [0, -1, 'n', 0, '', false];
  await zip.read(part, {
    open: (name, of) => {
      if (name === 'row') {
        const said = Number(of('r'));
        row = Number.isInteger(said) && said > 0 ? said : row + 1;
        column = -1;
      } else if (name === 'c') {
        column = placeOf(of('r'))?.column ?? column + 1;
        kind = of('t') ?? 'n';
        style = Number(of('s') ?? 0);
        value = '';
      } else if (name === 'v' || name === 't') inValue = true;
      else if (name === 'rPh') inValue = false;
      else if (name === 'mergeCell') {
        const area = areaOf(of('ref') ?? '');
        if (area) merged.push(area);
      }
    },
    text: (piece) => {
      if (inValue) value += piece;
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      if (name !== 'c' || value === '') return;
      const cell = cellOf(value, kind, style, outline);
      if (!cell) return;
      zip.budget.cell(column, cell.text);
      putCell(rows.cellsOf(row, () => zip.budget.row()), column, cell);
    },
  });
  fillMerged(rows, merged, zip.budget);
  return rows.done();
}

function cellOf(value: string, kind: string, style: number, { strings, styles, from1904 }: Outline): Cell | null {
  const text = (words: string): Cell | null => {
    const typed = words.replace(/_x(005F|000D)_/gi, (_, code: string) => (code.toUpperCase() === '005F' ? '_' : '')).replace(/\r\n?/g, '\n').trim();
    return typed === '' ? null : { text: typed };
  };
  if (kind === 's') return text(strings[Number(value)] ?? '');
  if (kind === 'b') return { text: value === '1' ? 'Yes' : 'No' };
  if (kind === 'd') return { text: value.slice(0, 10), day: value.slice(0, 10) };
  const number = Number(value);
  if (kind !== 'n' || !Number.isFinite(number)) return text(value);
  const day = styles[style] === 'date' ? dayOfSerial(number, from1904) : null;
  if (day) return { text: day, day };
  return { text: styles[style] === 'percent' ? `${plainNumber(number * 100)}%` : plainNumber(number) };
}

/** "BC12" as column 54 of row 12, counted from 0 and from 1. */
function placeOf(reference: string | undefined): { column: number; row: number } | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference ?? '');
  if (!parts) return null;
  return { column: [...parts[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1, row: Number(parts[2]) };
}

function areaOf(reference: string): Area | null {
  const [from, to] = reference.split(':').map(placeOf);
  return from && to ? { top: from.row, bottom: to.row, left: from.column, right: to.column } : null;
}
