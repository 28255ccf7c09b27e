import type { Cell } from '@holdfast/domain';
import type { ReadingBudget } from './reading-budget';

export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function putCell(rows: Map<number, (Cell | null)[]>, row: number, column: number, cell: Cell, budget: ReadingBudget): void {
  let cells = rows.get(row);
  if (!cells) {
    budget.row();
    rows.set(row, (cells = []));
  }
  while (cells.length < column) cells.push(null);
  cells[column] = cell;
}

/** Each of merged cells shows what the first of them holds, on rows that are there. */
export function fillMerged(rows: Map<number, (Cell | null)[]>, merged: readonly Area[], budget: ReadingBudget): void {
  for (const { top, bottom, left, right } of merged) {
    const first = rows.get(top)?.[left];
    if (!first) continue;
    for (let row = top; row <= bottom && row - top < 5_000; row += 1) {
      if (!rows.has(row)) continue;
      for (let column = left; column <= Math.min(right, left + 255); column += 1) {
        if ((row === top && column === left) || column >= 256) continue;
        budget.cell(column, first.text);
        putCell(rows, row, column, { ...first, merged: true }, budget);
      }
    }
  }
}
