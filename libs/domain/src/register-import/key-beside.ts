import type { RowList, SheetRow } from '../table-reading';
import type { HeaderColumn } from './find-register-tables';
import { readHeader } from './read-header';
import { readStep } from './scale-value';

/** A small table to the right of a register, which says what the steps of its scale mean. */
export interface KeyBeside {
  readonly columns: readonly HeaderColumn[];
  readonly rows: RowList;
  readonly holds: (row: number, column: number) => boolean;
}

const MOST_STEPS = 10;
const KEY_WORDS = /\b(?:key|legend|meaning|means|definition|descriptors?|criteria)\b/i;

/** The key that stands beside a register under the same line of headers, with an empty column between: its first column counts the steps of a scale, row by row. */
export function keyBeside(rows: RowList, start: number, columns: readonly HeaderColumn[]): KeyBeside | null {
  const cut = columns.findLastIndex(({ column }, at) => at > 0 && column > columns[at - 1]!.column + 1);
  if (cut < 2) return null;
  const [main, beside] = [columns.slice(0, cut), columns.slice(cut)];
  if (beside.length < 2 || beside.some(({ header, mark }) => mark !== null || ['title', 'reference', 'owner'].includes(readHeader(header)[0]?.concept ?? ''))) return null;
  const filled = (row: SheetRow | undefined, some: readonly HeaderColumn[]): boolean => !!row && some.some(({ column }) => (row.cells[column]?.text ?? '') !== '');
  let to = start;
  while (to - start <= MOST_STEPS && (rows.at(to)?.cells[beside[0]!.column]?.text ?? '') !== '') to += 1;
  const steps = to - start;
  if (steps < 2 || steps > MOST_STEPS || filled(rows.at(to), beside)) return null;
  const within = rows.slice(start, to);
  const gap = Array.from({ length: beside[0]!.column - main.at(-1)!.column - 1 }, (_, at) => main.at(-1)!.column + 1 + at);
  if ([...within].some((row) => gap.some((column) => (row.cells[column]?.text ?? '') !== ''))) return null;
  const named = beside.some(({ header }) => KEY_WORDS.test(header));
  if (!countsSteps([...within].map((row) => row.cells[beside[0]!.column]!.text), named)) return null;
  // As many as the risks beside them: then they may be said of these.
  const asMany = filled(rows.at(to - 1), main) && !filled(rows.at(to), main);
  return asMany && !named ? null : keyOf(beside, within);
}

function keyOf(columns: readonly HeaderColumn[], rows: RowList): KeyBeside {
  const [first, last, own] = [rows.at(0)!.row, rows.at(-1)!.row, new Set(columns.map(({ column }) => column))];
  const holds = (row: number, column: number): boolean => row >= first && row <= last && own.has(column);
  return { columns, rows: new RowsOfOne(rows, holds), holds };
}

/** "1, 2, 3", "A, B, C", "Low, Medium, High", up or down; of what calls itself a key, with steps left out too. */
function countsSteps(texts: readonly string[], named: boolean): boolean {
  const said = texts.map(readStep);
  const ranks = [said.map(({ number }) => number), said.map(({ roman }) => roman), said.map(({ letter }) => letter?.charCodeAt(0) ?? null)];
  const along = (all: readonly (number | null)[], by: (step: number) => boolean): boolean => all.every((one, at) => one !== null && (at === 0 || by(one - all[at - 1]!)));
  const runs = (all: readonly (number | null)[], next: (step: number) => boolean): boolean => along(all, next) || along(all, (step) => next(-step));
  return ranks.some((all) => runs(all, (step) => (named ? step > 0 : step === 1))) || runs(said.map(({ weight }) => weight), (step) => step > 0);
}

/** Rows of a sheet as one of two tables side by side has them. */
export class RowsOfOne implements RowList {
  constructor(
    private readonly of: RowList,
    private readonly has: (row: number, column: number) => boolean,
  ) {}

  get length(): number {
    return this.of.length;
  }

  at(index: number): SheetRow | undefined {
    const row = this.of.at(index);
    return row && { ...row, cells: row.cells.map((cell, column) => (this.has(row.row, column) ? cell : null)) };
  }

  slice(from?: number, to?: number): RowsOfOne {
    return new RowsOfOne(this.of.slice(from, to), this.has);
  }

  *[Symbol.iterator](): Generator<SheetRow> {
    for (let at = 0; at < this.length; at += 1) yield this.at(at)!;
  }
}
