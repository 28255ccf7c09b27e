import { comparable, RowsAt, type RowList, type Sheet, type SheetRow } from '../table-reading';
import { headerStrength, isExactHeader, readHeader, setSaid, type Concept } from './read-header';
import { readStep } from './scale-value';
import { keyBeside, RowsOfOne } from './key-beside';
import type { AsideRow, AsideWhy } from './register-outline';

export interface HeaderColumn {
  readonly column: number;
  readonly header: string;
  /** What an X in it says, where it is one of several columns of one scale. */
  readonly mark: string | null;
  readonly axis: Extract<Concept, 'likelihood' | 'impact' | 'rating'> | null;
}

export interface FoundTable {
  readonly headerRows: readonly [number, number];
  readonly columns: readonly HeaderColumn[];
  /** Rows of it, and headings among them, from the top. */
  readonly rows: RowList;
  readonly aside: readonly AsideRow[];
}

interface Filled {
  readonly column: number;
  readonly text: string;
  readonly merged: boolean;
}

const GUIDANCE = /^(?:\(|\[|e\.?\s?g\b|example|for example|choose|select|pick|enter|type|free text|drop.?down|required|optional|mandatory|yes ?\/ ?no|max(?:imum)?\b|dd[/-]mm|explain|describe|what\b|to what|how\b|who\b|when\b|we calculate|calculated|auto|list\b|state\b|give\b|identify|provide|rate\b|score \d|assess\b|use the|do not|insert|date (?:the|when|on)|brief|unique|name of|as per|see\b|this (?:is|column)|the (?:date|person|officer))/i;
const TOTAL = /^(?:grand |sub-?\s?)?totals?\b|^average\b|^number of risks\b/i;
const MOST_ASIDE = 2_000;

export function filledCells(row: SheetRow): Filled[] {
  const filled: Filled[] = [];
  for (let column = 0; column < row.cells.length; column += 1) {
    const cell = row.cells[column];
    if (cell && cell.text !== '') filled.push({ column, text: cell.text, merged: !!cell.merged });
  }
  return filled;
}
const own = (row: SheetRow): Filled[] => filledCells(row).filter(({ merged }) => !merged);
export const rowText = (row: SheetRow): string => {
  const text = own(row).map((cell) => cell.text.replace(/\s+/g, ' ')).join(' · ');
  return text.length > 240 ? `${text.slice(0, 239)}…` : text;
};

/** All tables on a sheet, one below the other or with a key beside it, each with its header of one or more rows. Rows before, between and in them that are none of theirs are told. */
export function findRegisterTables(sheet: Sheet, taken: ReadonlySet<number> = new Set(), leftOut: ReadonlySet<number> = new Set()): { tables: FoundTable[]; before: AsideRow[] } {
  const { rows } = sheet;
  const tables: FoundTable[] = [];
  const before: AsideRow[] = [];
  let at = 0;
  while (at < rows.length) {
    const header = headerAt(rows, at);
    if (!header) {
      if (tables.length === 0 || !isHeaderRow(rows.at(at)!)) before.push(asideOf(rows.at(at)!, 'title'));
      at += 1;
      // Far below there may be a table still, but prose of thousands of lines is not kept.
      if (before.length > MOST_ASIDE) break;
      continue;
    }
    const all = columnsOf(rows, header);
    const key = keyBeside(rows, header.to + 1, all);
    const columns = key ? all.filter((one) => !key.columns.includes(one)) : all;
    const body = bodyOf(key ? new RowsOfOne(rows, (row, column) => !key.holds(row, column)) : rows, header.to + 1, columns, taken, leftOut);
    const headerRows = [rows.at(header.from)!.row, rows.at(header.to)!.row] as const;
    tables.push({ headerRows, columns, rows: body.rows, aside: body.aside });
    if (key) tables.push({ headerRows, columns: key.columns, rows: key.rows, aside: [] });
    at = body.next;
  }
  return { tables, before };
}

interface HeaderSpan {
  readonly from: number;
  readonly to: number;
  /** The one of them that names the fields. */
  readonly main: number;
}

/** Two cells or more that are headers, and hardly any that are not. */
function isHeaderRow(row: SheetRow): boolean {
  const cells = own(row);
  if (cells.length < 2) return false;
  let [said, exact, plain] = [0, 0, 0];
  for (const { text } of cells) {
    const strength = headerStrength(text);
    if (strength >= 2) said += 1;
    if (strength === 3) exact += 1;
    if (/^[\d.,\s%£$€/-]+$/.test(text) || text.length > 120) plain += 1;
  }
  return said >= 2 && exact >= 1 && said >= 0.3 * cells.length && plain <= 0.25 * cells.length && distinctConcepts(cells) >= 2;
}

const distinctConcepts = (cells: readonly Filled[]): number => new Set(cells.map(({ text }) => (text.length > 80 ? '' : (readHeader(text)[0]?.concept ?? ''))).filter(Boolean)).size;

/** The one before the first is none. */
const rowAt = (rows: RowList, at: number): SheetRow | undefined => (at < 0 ? undefined : rows.at(at));

function headerAt(rows: RowList, at: number): HeaderSpan | null {
  const row = rows.at(at)!;
  if (!isHeaderRow(row)) {
    // A line of headings over groups may come first: "Inherent risk" and "Residual risk", and the fields below it.
    return null;
  }
  let [from, to] = [at, at];
  const above = rowAt(rows, at - 1);
  if (above && above.row === row.row - 1 && isGroupRow(above, row)) from = at - 1;
  const grand = rowAt(rows, from - 1);
  if (from < at && grand && grand.row === rows.at(from)!.row - 1 && isGroupRow(grand, row)) from -= 1;
  const below = rows.at(at + 1);
  // A line of groups may look like a header itself; then the fields are on the next line.
  if (below && below.row === row.row + 1 && isSubHeader(below, row)) to = at + 1;
  return { from, to, main: to > at && own(below!).length > own(row).length ? to : at };
}

/** Fewer texts than the header has, one of which spans several of its columns and speaks of scores. */
function isGroupRow(above: SheetRow, header: SheetRow): boolean {
  const cells = own(above);
  const under = own(header);
  if (cells.length === 0 || cells.length >= under.length || cells.some(({ text }) => text.length > 80)) return false;
  return cells.some(({ text, column }, at) => {
    const next = cells[at + 1]?.column ?? Number.POSITIVE_INFINITY;
    const spans = under.filter((one) => one.column >= column && one.column < next).length;
    const wide = above.cells[column + 1]?.merged || spans >= 2;
    return wide && (setSaid(text) !== null || (readHeader(text)[0]?.strength ?? 0) >= 2) && spans < under.length;
  });
}

/** A second line of headers: each is below a group, or repeats what is merged from above. */
function isSubHeader(below: SheetRow, header: SheetRow): boolean {
  const cells = own(below);
  if (cells.length < 2) return false;
  const free = cells.filter(({ column }) => {
    const over = header.cells[column];
    return !over || over.merged || header.cells[column + 1]?.merged || !header.cells[column + 1];
  });
  if (free.length < cells.length) return false;
  const short = cells.filter(({ text }) => text.length <= 30 && (headerStrength(text) >= 2 || isStepOfHeader(text)));
  return short.length >= 0.8 * cells.length && cells.some(({ column }) => !header.cells[column] || !!header.cells[column]?.merged);
}

/** "1", "High", "4 - Severe" as the header of a column of marks. */
const isStepOfHeader = (text: string): boolean => {
  const said = readStep(text);
  return said.number !== null || said.weight !== null || said.letter !== null || said.roman !== null;
};

function columnsOf(rows: RowList, { from, to }: HeaderSpan): HeaderColumn[] {
  const lines = [...rows.slice(from, to + 1)];
  const columns = [...new Set(lines.flatMap((line) => filledCells(line).map(({ column }) => column)))].sort((one, other) => one - other);
  const bottom = lines.at(-1)!;
  return columns.map((column): HeaderColumn => {
    const parts: string[] = [];
    for (const [index, line] of lines.entries()) {
      const cell = line.cells[column];
      const text = cell?.text ?? (index < lines.length - 1 ? groupOver(line, column, bottom) : '');
      if (text !== '' && !parts.includes(text)) parts.push(text);
    }
    const last = parts.at(-1) ?? '';
    const over = parts.slice(0, -1).join(' ');
    const axis = over === '' ? null : (readHeader(over).find(({ concept }) => concept === 'likelihood' || concept === 'impact' || concept === 'rating')?.concept ?? null);
    const step = axis && headerStrength(last) < 2 && isStepOfHeader(last) ? last : null;
    // "Risk details" over "Reference" says nothing that the column does not.
    const header = parts.length > 1 && !groupMatters(over, last) ? last : parts.join(': ');
    return { column, header: header.replace(/\s+/g, ' ').trim(), mark: step, axis: step ? (axis as HeaderColumn['axis']) : null };
  });
}

const groupMatters = (over: string, last: string): boolean => setSaid(over) !== null || headerStrength(last) < 3 || readHeader(over).some(({ strength }) => strength >= 2);

/** A heading that was merged, in a file that knows no merged cells: it stands over the columns up to the next. */
function groupOver(line: SheetRow, column: number, bottom: SheetRow): string {
  if (!bottom.cells[column] || line.cells.some((cell) => cell?.merged)) return '';
  for (let at = column - 1; at >= 0; at -= 1) {
    const cell = line.cells[at];
    if (!cell || cell.text === '') {
      if (!bottom.cells[at]) return '';
      continue;
    }
    // Only what speaks of scores reaches over its neighbours.
    return setSaid(cell.text) !== null || readHeader(cell.text).some(({ concept, strength }) => strength >= 2 && ['likelihood', 'impact', 'rating'].includes(concept)) ? (bottom.cells[at] ? cell.text : '') : '';
  }
  return '';
}

function bodyOf(rows: RowList, start: number, columns: readonly HeaderColumn[], taken: ReadonlySet<number>, leftOut: ReadonlySet<number>): { rows: RowList; aside: AsideRow[]; next: number } {
  const kept: number[] = [];
  const aside: AsideRow[] = [];
  const said = columns.map(({ column, header }) => ({ column, said: comparable(header), last: comparable(header.split(': ').at(-1)!) }));
  const inTable = new Set(columns.map(({ column }) => column));
  const wide = columns.length >= 4;
  let [gap, at] = [false, start];
  const put = (row: SheetRow, why: AsideWhy): void => void (aside.length < MOST_ASIDE && aside.push(asideOf(row, why)));
  for (; at < rows.length; at += 1) {
    const row = rows.at(at)!;
    const cells = own(row);
    if (cells.length === 0 && !filledCells(row).some(({ column }) => inTable.has(column))) continue;
    if (leftOut.has(row.row)) {
      put(row, 'note');
      continue;
    }
    if (taken.has(row.row)) {
      kept.push(at);
      continue;
    }
    gap = gap || (at > start && row.row > rows.at(at - 1)!.row + 1);
    const same = said.filter(({ column, said: header, last }) => saysAgain(row.cells[column]?.text ?? '', header, last)).length;
    if (columns.length >= 2 && same >= 2 && same >= 0.6 * columns.length && cells.length <= columns.length) {
      put(row, 'repeated-header');
      continue;
    }
    if (isOtherHeader(row, cells)) {
      // Its line of groups, taken for a heading, is part of it.
      const last = aside.at(-1);
      const before = rowAt(rows, at - 1);
      if (last && before && last.row === before.row && before.row === row.row - 1) aside.pop();
      break;
    }
    const first = kept.length === 0 && at - start < 3;
    if (first && isGuidance(cells, columns)) put(row, 'guidance');
    else if (TOTAL.test(cells[0]?.text ?? '') && cells.length <= columns.length / 2 + 1) put(row, 'total');
    else if (isHeading(row, cells, columns, wide)) put(row, cells[0]!.column <= columns[Math.min(2, columns.length - 1)]!.column && cells[0]!.text.length <= 120 && !(gap && isLast(rows, at, wide)) ? 'section' : 'note');
    else if (gap && wide && cells.length <= 2 && isLast(rows, at, wide) && kept.length > 0) put(row, 'note');
    else kept.push(at);
  }
  const all = new RowsAt(rows, kept);
  return { rows: all, aside: settleTail(aside, all), next: at };
}

const saysAgain = (text: string, ...headers: readonly string[]): boolean => headers.some((header) => header !== '' && Math.abs(text.length - header.length) <= 6 && mayBegin(text, header) && comparable(text) === header);
/** Letters beyond these are compared only once they are made alike. */
const mayBegin = (text: string, header: string): boolean => /^[^a-z]/i.test(text) || text.charAt(0).toLowerCase() === header.charAt(0);

/** Headings below the last row head nothing. */
const settleTail = (aside: readonly AsideRow[], kept: RowList): AsideRow[] => {
  const last = kept.at(-1)?.row ?? 0;
  return aside.map((one) => (one.why === 'section' && one.row > last ? { ...one, why: 'note' } : one));
};

/** No row of the width of the table comes any more. */
const isLast = (rows: RowList, at: number, wide: boolean): boolean => wide && [...rows.slice(at + 1, at + 12)].every((row) => own(row).length <= 2);

function isOtherHeader(row: SheetRow, cells: readonly Filled[]): boolean {
  if (cells.length < 2 || cells.filter(({ text }) => isExactHeader(text)).length < Math.max(2, 0.4 * cells.length) || !isHeaderRow(row)) return false;
  return cells.filter(({ text }) => headerStrength(text) === 3).length >= Math.max(2, 0.6 * cells.length);
}

/** One text across the row, or alone in a table whose rows are full. */
function isHeading(row: SheetRow, cells: readonly Filled[], columns: readonly HeaderColumn[], wide: boolean): boolean {
  if (cells.length !== 1) return false;
  const [only] = cells;
  if (addsToText(only!, columns)) return false;
  const across = filledCells(row).filter(({ text, merged }) => merged && text === only!.text).length >= 1;
  return across ? filledCells(row).every(({ text }) => text === only!.text) : wide && columns.length >= 3 && filledCells(row).length === 1;
}

/** To the right, below a column of texts: a further line of the row above, such as another action. */
const addsToText = ({ column }: Filled, columns: readonly HeaderColumn[]): boolean => {
  const at = columns.findIndex((one) => one.column === column);
  return at > 2 && !['likelihood', 'impact', 'rating', undefined].includes(readHeader(columns[at]!.header)[0]?.concept);
};

function isGuidance(cells: readonly Filled[], columns: readonly HeaderColumn[]): boolean {
  if (cells.length < 2) return false;
  const guiding = cells.filter(({ text }) => GUIDANCE.test(text) || /\?$/.test(text)).length;
  if (guiding < 0.6 * cells.length) return false;
  // A row with a score is one, whatever its words.
  return !cells.some(({ column, text }) => columns.some((one) => one.column === column && ['likelihood', 'impact', 'rating'].includes(readHeader(one.header)[0]?.concept ?? '')) && (readStep(text).number !== null || readStep(text).weight !== null));
}

/** Of tables whose headers may be on one line, the one with these columns. */
export const tableWith = (tables: readonly FoundTable[], { headerRows, columns }: { readonly headerRows: FoundTable['headerRows']; readonly columns: readonly { readonly column: number }[] }): FoundTable | undefined =>
  tables.find((one) => one.headerRows[0] === headerRows[0] && columns.some(({ column }) => one.columns.some((other) => other.column === column)));

function asideOf(row: SheetRow, why: AsideWhy): AsideRow {
  return { row: row.row, why, text: rowText(row) };
}
