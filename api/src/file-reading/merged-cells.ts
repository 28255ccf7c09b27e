import type { Cell } from '@holdfast/domain';
import type { RowPacker } from './packed-rows';
import type { ReadingBudget } from './reading-budget';

export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function putCell(cells: (Cell | null)[], column: number, cell: Cell): void {
  while (cells.length < column) cells.push(null);
  cells[column] = cell;
}

/** Each of merged cells shows what the first of them holds, on rows that are there. */
export function fillMerged(sheet: RowPacker, merged: readonly Area[], budget: ReadingBudget): void {
  if (merged.length === 0) return;
  const firsts = new Map<Area, Cell>();
  sheet.revise((rows) => fillAmong(rows, merged, firsts, budget));
}

/** Among some rows, which come from the top: what is merged may begin above them. */
function fillAmong(rows: ReadonlyMap<number, (Cell | null)[]>, merged: readonly Area[], firsts: Map<Area, Cell>, budget: ReadingBudget): void {
  const [lowest, highest] = [Math.min(...rows.keys()), Math.max(...rows.keys())];
  for (const area of merged) {
    const { top, bottom, left, right } = area;
    if (bottom < lowest || top > highest) continue;
    const first = rows.get(top)?.[left] ?? firsts.get(area);
    if (!first) continue;
    firsts.set(area, first);
    for (let row = Math.max(top, lowest); row <= Math.min(bottom, highest) && row - top < 5_000; row += 1) {
      const cells = rows.get(row);
      if (!cells) continue;
      for (let column = left; column <= Math.min(right, left + 255); column += 1) {
        if ((row === top && column === left) || column >= 256) continue;
        budget.cell(column, first.text);
        putCell(cells, column, { ...first, merged: true });
      }
    }
  }
}
