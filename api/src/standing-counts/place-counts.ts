import { rollUp, type Crosswalk, type RollUp, type Wording } from '@holdfast/domain';
import type { KeptRow } from './kept-rows';

export interface PlaceCounts extends RollUp {
  readonly cells: readonly { readonly likelihood: string; readonly impact: string; readonly count: number; readonly arrivedUp: number; readonly arrivedDown: number }[];
}

interface Counted {
  readonly rows: readonly KeptRow[];
  readonly registers: ReadonlyMap<string, Wording>;
  readonly matrixVersionId: string;
  readonly crosswalks: ReadonlyMap<string, Crosswalk>;
}

/** The counting rule of the domain, and by the same rule how many of each cell came there at their latest assessment. */
export function placeCounts({ rows, registers, matrixVersionId, crosswalks }: Counted): PlaceCounts {
  // A hidden upper risk is not there for a public reader, and so stands for nobody.
  const seen = rows.map((row) =>
    row.upperHidden && row.upperRegisterId !== null && registers.get(row.upperRegisterId) === 'public' ? { ...row, upperRegisterId: null } : row,
  );
  const countOf = (some: readonly KeptRow[]): RollUp => rollUp({ rows: some, registers, matrixVersionId, crosswalks });
  const arrived = (moved: 1 | -1): ReadonlyMap<string, number> =>
    new Map(countOf(seen.filter((row) => row.moved === moved)).cells.map((cell) => [keyOf(cell), cell.count]));
  const [up, down] = [arrived(1), arrived(-1)];
  const all = countOf(seen);
  return {
    ...all,
    cells: all.cells.map((cell) => ({ ...cell, arrivedUp: up.get(keyOf(cell)) ?? 0, arrivedDown: down.get(keyOf(cell)) ?? 0 })),
  };
}

const keyOf = ({ likelihood, impact }: { likelihood: string; impact: string }): string => `${likelihood}\n${impact}`;
