import type { AxisLevel, CellPosition, RiskMatrix } from './risk-matrix';

/** Where a cell lies on its matrix, whatever the codes and the size: what matrices are compared by. */
export interface Position {
  /** 0 at the least severe step. */
  readonly likelihoodRank: number;
  readonly impactRank: number;
  /** rank / (n - 1): 0 at the least severe step, 1 at the most severe. */
  readonly likelihood: number;
  readonly impact: number;
}

/** Rank of a code on its axis, 0 at the least severe, or -1 when the axis has no such code. Codes match exactly. */
export function rankOf(axis: readonly AxisLevel[], code: string): number {
  return axis.findIndex((step) => step.code === code);
}

/** The position of a cell, or null when the matrix has no such cell. */
export function positionOf(matrix: RiskMatrix, cell: CellPosition): Position | null {
  const likelihoodRank = rankOf(matrix.likelihood, cell.likelihood);
  const impactRank = rankOf(matrix.impact, cell.impact);
  if (likelihoodRank < 0 || impactRank < 0) return null;
  return {
    likelihoodRank,
    impactRank,
    likelihood: fraction(likelihoodRank, matrix.likelihood.length),
    impact: fraction(impactRank, matrix.impact.length),
  };
}

function fraction(rank: number, steps: number): number {
  return steps > 1 ? rank / (steps - 1) : 0;
}
