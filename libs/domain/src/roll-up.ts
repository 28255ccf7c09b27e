import { levelThroughCrosswalk, throughCrosswalk, type Crosswalk } from './crosswalk';
import type { Visibility } from './exempt';
import type { Wording } from './permissions';
import type { CellPosition } from './risk-matrix';
import { cellOf, type StandingState } from './standing';

/** How many open risks of a register stand alike, for one kind of assessment: a row of the kept counts. */
export interface KeptCount {
  readonly registerId: string;
  /** The register of the accepted upper risk, while that is open; otherwise null. */
  readonly upperRegisterId: string | null;
  /** The matrix version that was assessed on; null for the unscored. */
  readonly matrixVersionId: string | null;
  readonly state: StandingState;
  readonly likelihood: string | null;
  readonly impact: string | null;
  /** Code of a level of risk. */
  readonly level: string | null;
  readonly visibility: Visibility;
  readonly count: number;
  /** Of these, how many rose or came down at their latest assessment. */
  readonly rose: number;
  readonly fell: number;
  /** As evidenced: neither proven nor with an inherent assessment to stand at. */
  readonly cannotBeDrawn?: boolean;
}

/** How many stand in a cell, and how many of them came there from a lower or from a higher level at their latest assessment. */
export interface CellCount extends CellPosition {
  readonly count: number;
  readonly arrivedUp: number;
  readonly arrivedDown: number;
}

export interface RollUpOf {
  readonly rows: Iterable<KeptCount>;
  /** The registers in the roll-up, each with the wording that the reader may read there. Rows of others are not looked at. */
  readonly registers: ReadonlyMap<string, Wording>;
  /** The matrix version that the map is drawn on. */
  readonly matrixVersionId: string;
  /** Declared crosswalks to that version, by the version they come from. */
  readonly crosswalks: ReadonlyMap<string, Crosswalk>;
}

/** `open` = the cells' counts + leftOut + the levels' counts + unscored + notComparable + cannotBeDrawn, always. */
export interface RollUp {
  readonly cells: readonly CellCount[];
  /** Shown once already, as their accepted upper risk in the same roll-up. */
  readonly leftOut: number;
  /** Known by level alone: beside the map, never in a cell. */
  readonly levelOnly: readonly { readonly level: string; readonly count: number }[];
  readonly unscored: number;
  /** Assessed on a matrix from which no crosswalk to this one is declared. */
  readonly notComparable: number;
  /** As evidenced only: not proven, and without an inherent assessment to stand at. */
  readonly cannotBeDrawn: number;
  readonly open: number;
  /** "n further risks are exempt": kept from this reader, and in none of the numbers above. */
  readonly exempt: number;
}

/**
 * The counting rule. Each risk counts in its own register, and once: one whose accepted upper risk is open and in the same
 * roll-up is left out, before anything else is asked of it. A single register is a roll-up of one.
 */
export function rollUp({ rows, registers, matrixVersionId, crosswalks }: RollUpOf): RollUp {
  const cells = new Cells();
  const levels = new Map<string, number>();
  let [leftOut, unscored, notComparable, cannotBeDrawn, open, exempt] = [0, 0, 0, 0, 0, 0];

  for (const row of rows) {
    const wording = registers.get(row.registerId);
    if (!wording) continue;
    if (wording === 'public' && row.visibility === 'exempt-hidden') {
      exempt += row.count;
      continue;
    }
    open += row.count;
    if (row.upperRegisterId !== null && registers.has(row.upperRegisterId)) {
      leftOut += row.count;
      continue;
    }
    if (row.cannotBeDrawn) {
      cannotBeDrawn += row.count;
      continue;
    }
    if (row.state === 'unscored') {
      unscored += row.count;
      continue;
    }
    const place = placeOf(row, matrixVersionId, crosswalks);
    if (!place) notComparable += row.count;
    else if ('level' in place) levels.set(place.level, (levels.get(place.level) ?? 0) + row.count);
    else cells.add(place, row);
  }
  return { cells: cells.all(), leftOut, levelOnly: [...levels].map(([level, count]) => ({ level, count })), unscored, notComparable, cannotBeDrawn, open, exempt };
}

/** Where a scored row stands on the target matrix, or null when that cannot be said. */
function placeOf(row: KeptCount, matrixVersionId: string, crosswalks: ReadonlyMap<string, Crosswalk>): CellPosition | { level: string } | null {
  const crosswalk = row.matrixVersionId === null ? undefined : crosswalks.get(row.matrixVersionId);
  const same = row.matrixVersionId === matrixVersionId;
  if (row.state === 'level-only') {
    if (!row.level) return null;
    const level = same ? row.level : crosswalk && levelThroughCrosswalk(crosswalk, row.level);
    return level ? { level } : null;
  }
  const cell = cellOf(row);
  if (!cell) return null;
  return same ? cell : ((crosswalk && throughCrosswalk(crosswalk, cell)) ?? null);
}

class Cells {
  private readonly byKey = new Map<string, CellPosition & { count: number; arrivedUp: number; arrivedDown: number }>();

  add({ likelihood, impact }: CellPosition, { count, rose, fell }: KeptCount): void {
    // Codes hold no line feed, so two cells never share a key.
    const key = `${likelihood}\n${impact}`;
    const cell = this.byKey.get(key);
    if (!cell) return void this.byKey.set(key, { likelihood, impact, count, arrivedUp: rose, arrivedDown: fell });
    cell.count += count;
    cell.arrivedUp += rose;
    cell.arrivedDown += fell;
  }

  all(): readonly CellCount[] {
    return [...this.byKey.values()];
  }
}
