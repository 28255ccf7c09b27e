import { rollUp, type Crosswalk, type RollUp } from '@holdfast/domain';
import type { KeptRow, Wordings } from './kept-rows';

export interface PlaceCounts extends RollUp {
  readonly cells: readonly { readonly likelihood: string; readonly impact: string; readonly count: number; readonly arrivedUp: number; readonly arrivedDown: number }[];
}

interface Counted {
  readonly rows: readonly KeptRow[];
  readonly registers: Wordings;
  readonly matrixVersionId: string;
  readonly crosswalks: ReadonlyMap<string, Crosswalk>;
}

/** The counting rule of the domain, and by the same rule how many of each cell came there at their latest assessment. */
export function placeCounts({ rows, ...on }: Counted): PlaceCounts {
  const arrived = (way: 'rose' | 'fell'): ReadonlyMap<string, number> => {
    const moved = rows.filter((row) => row[way] > 0).map((row) => ({ ...row, count: row[way] }));
    return new Map(rollUp({ rows: moved, ...on }).cells.map((cell) => [keyOf(cell), cell.count]));
  };
  const [up, down, all] = [arrived('rose'), arrived('fell'), rollUp({ rows, ...on })];
  return {
    ...all,
    cells: all.cells.map((cell) => ({ ...cell, arrivedUp: up.get(keyOf(cell)) ?? 0, arrivedDown: down.get(keyOf(cell)) ?? 0 })),
  };
}

const keyOf = ({ likelihood, impact }: { likelihood: string; impact: string }): string => `${likelihood}\n${impact}`;
