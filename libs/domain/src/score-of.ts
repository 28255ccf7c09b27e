import { rankOf } from './position-of';
import type { AxisLevel, CellPosition, RiskMatrix } from './risk-matrix';

/** What a step of an axis counts for in a product or a sum: its value, or its rank from 1. */
export function axisValue(axis: readonly AxisLevel[], rank: number): number {
  return axis[rank]?.value ?? rank + 1;
}

/**
 * The score of a cell: product or sum of its values, or the number that a published table prints.
 * Null when the table has no numbers or the matrix has no such cell; never 0 for "unknown".
 */
export function scoreOf(matrix: RiskMatrix, cell: CellPosition): number | null {
  const likelihood = rankOf(matrix.likelihood, cell.likelihood);
  const impact = rankOf(matrix.impact, cell.impact);
  return likelihood < 0 || impact < 0 ? null : scoreAt(matrix, likelihood, impact);
}

/** `scoreOf` by ranks, for a matrix under construction whose codes may still be missing or doubled. */
export function scoreAt(matrix: RiskMatrix, likelihoodRank: number, impactRank: number): number | null {
  switch (matrix.rule) {
    case 'product':
      return axisValue(matrix.likelihood, likelihoodRank) * axisValue(matrix.impact, impactRank);
    case 'sum':
      return axisValue(matrix.likelihood, likelihoodRank) + axisValue(matrix.impact, impactRank);
    case 'table':
      return matrix.scores?.[likelihoodRank]?.[impactRank] ?? null;
  }
}
