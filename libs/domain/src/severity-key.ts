import { cellsOf } from './cells-of';
import { levelIndexOf } from './level-of';
import type { CellPosition, RiskMatrix } from './risk-matrix';
import { positionOf } from './position-of';
import { scoreAt } from './score-of';
import { cellOf, type Standing } from './standing';

/** Divisible by 1 to 9, so that the fraction of every level of a matrix of 2 to 10 levels is a whole number. */
const LEVEL_STEPS = 2520;
/** Room within one level step; 2520 x 396 + 395 stays below a million. */
const WITHIN = 396;

/**
 * A whole number from 0 to 1,000,000 that sorts risks of any matrices by severity: first by common level
 * (levelIndex / (levels - 1)), then by the place of the cell on its own matrix: by score where there is one, otherwise by
 * position, ties to the higher impact, then likelihood. A level alone sorts lowest within its level. Raw scores of
 * different matrices never meet. Null, and so sorted apart, when unscored or not of this matrix.
 */
export function severityKey(matrix: RiskMatrix, standing: Standing): number | null {
  const levelIndex = levelIndexOf(matrix, standing);
  if (levelIndex === null) return null;
  const steps = Math.max(matrix.levels.length - 1, 1);
  const cell = cellOf(standing);
  return Math.round((levelIndex * LEVEL_STEPS) / steps) * WITHIN + (cell ? placeWithin(matrix, cell) : 0);
}

/** 1 to 395: the share of the matrix's cells that are less severe than this one. */
function placeWithin(matrix: RiskMatrix, cell: CellPosition): number {
  const here = positionOf(matrix, cell)!;
  const own = weights(matrix, here.likelihoodRank, here.impactRank);
  const cells = cellsOf(matrix);
  const lower = cells.filter((other) => isLower(weights(matrix, other.likelihoodRank, other.impactRank), own)).length;
  return 1 + Math.round((lower * (WITHIN - 2)) / Math.max(cells.length - 1, 1));
}

/** What cells of one matrix are ordered by, the weightiest first. Ranks are cross-multiplied to stay whole numbers. */
function weights(matrix: RiskMatrix, likelihoodRank: number, impactRank: number): readonly number[] {
  const position = likelihoodRank * (matrix.impact.length - 1) + impactRank * (matrix.likelihood.length - 1);
  return [scoreAt(matrix, likelihoodRank, impactRank) ?? 0, position, impactRank, likelihoodRank];
}

function isLower(a: readonly number[], b: readonly number[]): boolean {
  const first = a.findIndex((weight, index) => weight !== b[index]);
  return first >= 0 && a[first]! < b[first]!;
}
