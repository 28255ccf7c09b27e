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

/** 1 to 395: the share of the matrix's cells that come before this one. */
function placeWithin(matrix: RiskMatrix, cell: CellPosition): number {
  const here = positionOf(matrix, cell)!;
  const [high, wide] = [matrix.likelihood.length, matrix.impact.length];
  let before = 0;
  for (let likelihood = 0; likelihood < high; likelihood++) {
    for (let impact = 0; impact < wide; impact++) {
      if (compareCells(matrix, likelihood, impact, here.likelihoodRank, here.impactRank) < 0) before++;
    }
  }
  return 1 + Math.round((before * (WITHIN - 2)) / Math.max(high * wide - 1, 1));
}

/** The order of the cells of one matrix, by ranks: score, position, impact, likelihood. */
function compareCells(matrix: RiskMatrix, likelihoodA: number, impactA: number, likelihoodB: number, impactB: number): number {
  const score = (scoreAt(matrix, likelihoodA, impactA) ?? 0) - (scoreAt(matrix, likelihoodB, impactB) ?? 0);
  // rank / (n - 1) of both axes added up, over one denominator, so that equal positions are equal.
  const position = (likelihoodA - likelihoodB) * (matrix.impact.length - 1) + (impactA - impactB) * (matrix.likelihood.length - 1);
  return score || position || impactA - impactB || likelihoodA - likelihoodB;
}
