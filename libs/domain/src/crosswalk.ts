import { cellsOf, type MatrixCell } from './cells-of';
import { levelIndexOf } from './level-of';
import type { CellPosition, RiskMatrix } from './risk-matrix';
import type { Standing } from './standing';

/**
 * A table from the cells of one matrix version to the cells of another, and from its levels to the other's for risks of
 * which only the level is known. The program proposes it, a risk manager declares it.
 */
export interface Crosswalk {
  readonly cells: readonly { readonly from: CellPosition; readonly to: CellPosition }[];
  /** Codes of levels of risk. */
  readonly levels: readonly { readonly from: string; readonly to: string }[];
}

/**
 * The crosswalk that the program proposes, for two valid matrices.
 *
 * A level goes to the level at the same share of the scale: index / (levels - 1), rounded to the nearest level, a half to
 * the more severe. A cell goes to the nearest cell (by rank / (n - 1)) among those of the mapped level; ties to the higher
 * impact, then likelihood. If no cell of the other matrix has the mapped level, the nearest level that has one stands in,
 * ties to the more severe. Both steps never fall, so the order of levels is kept; from a matrix to itself every cell and
 * level maps to itself.
 */
export function proposeCrosswalk(from: RiskMatrix, to: RiskMatrix): Crosswalk {
  const candidates = cellsOf(to).map((cell) => ({ cell, level: levelIndexOf(to, cell) }));
  const reachable = [...new Set(candidates.flatMap(({ level }) => (level === null ? [] : [level])))];

  const cells = cellsOf(from).flatMap((cell) => {
    const level = levelIndexOf(from, cell);
    if (level === null) return [];
    const target = nearestLevel(reachable, mappedLevel(level, from, to));
    const near = nearestCell(from, cell, to, candidates.filter((candidate) => candidate.level === target).map((candidate) => candidate.cell));
    return near ? [{ from: codes(cell), to: codes(near) }] : [];
  });
  const levels = from.levels.map((level, index) => ({ from: level.code, to: to.levels[mappedLevel(index, from, to)]!.code }));
  return { cells, levels };
}

/** Where a cell goes, or null when the crosswalk does not name it. */
export function throughCrosswalk(crosswalk: Crosswalk, cell: CellPosition): CellPosition | null {
  return crosswalk.cells.find(({ from }) => sameCell(from, cell))?.to ?? null;
}

/** Where a level known alone goes, by codes, or null when the crosswalk does not name it. */
export function levelThroughCrosswalk(crosswalk: Crosswalk, level: string): string | null {
  return crosswalk.levels.find(({ from }) => from === level)?.to ?? null;
}

/** Where a whole standing goes: a cell to a cell, a level alone to a level alone. Null when unscored or not named. */
export function standingThroughCrosswalk(crosswalk: Crosswalk, standing: Standing): Standing | null {
  const { likelihood, impact, level } = standing;
  if (likelihood && impact) return throughCrosswalk(crosswalk, { likelihood, impact });
  const mapped = level ? levelThroughCrosswalk(crosswalk, level) : null;
  return mapped === null ? null : { level: mapped };
}

function mappedLevel(level: number, from: RiskMatrix, to: RiskMatrix): number {
  // Whole numbers until the last division: a half is exactly a half. Math.round takes it upwards.
  return Math.round((level * (to.levels.length - 1)) / Math.max(from.levels.length - 1, 1));
}

function nearestLevel(reachable: readonly number[], level: number): number | null {
  return lowest(reachable, (candidate) => [Math.abs(candidate - level), -candidate]);
}

function nearestCell(from: RiskMatrix, cell: MatrixCell, to: RiskMatrix, candidates: readonly MatrixCell[]): MatrixCell | null {
  // Ranks over n - 1, brought to one denominator, so that equal distances are equal.
  const [likelihoodFrom, likelihoodTo] = [from.likelihood.length - 1, to.likelihood.length - 1];
  const [impactFrom, impactTo] = [from.impact.length - 1, to.impact.length - 1];
  return lowest(candidates, (candidate) => {
    const likelihood = (cell.likelihoodRank * likelihoodTo - candidate.likelihoodRank * likelihoodFrom) * impactFrom * impactTo;
    const impact = (cell.impactRank * impactTo - candidate.impactRank * impactFrom) * likelihoodFrom * likelihoodTo;
    return [likelihood ** 2 + impact ** 2, -candidate.impactRank, -candidate.likelihoodRank];
  });
}

/** The one whose list of numbers is lowest, compared from the first number on. */
function lowest<T>(candidates: readonly T[], by: (candidate: T) => readonly number[]): T | null {
  let best: { candidate: T; key: readonly number[] } | null = null;
  for (const candidate of candidates) {
    const key = by(candidate);
    const differs = best ? key.findIndex((part, index) => part !== best!.key[index]) : -1;
    if (!best || (differs >= 0 && key[differs]! < best.key[differs]!)) best = { candidate, key };
  }
  return best ? best.candidate : null;
}

function codes({ likelihood, impact }: CellPosition): CellPosition {
  return { likelihood, impact };
}

function sameCell(a: CellPosition, b: CellPosition): boolean {
  return a.likelihood === b.likelihood && a.impact === b.impact;
}
