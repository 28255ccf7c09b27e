import type { CellPosition, RiskMatrix } from './risk-matrix';

/** A cell with its ranks, counted from 0 at the least severe step of each axis. */
export interface MatrixCell extends CellPosition {
  readonly likelihoodRank: number;
  readonly impactRank: number;
}

/** Every cell of the matrix once, in rows of one likelihood, each from the least to the most severe impact. */
export function cellsOf(matrix: RiskMatrix): readonly MatrixCell[] {
  return matrix.likelihood.flatMap((likelihood, likelihoodRank) =>
    matrix.impact.map((impact, impactRank) => ({ likelihood: likelihood.code, impact: impact.code, likelihoodRank, impactRank })),
  );
}

/** "C × II": a cell in words, likelihood first, as every screen and message prints it. */
export function cellName(cell: CellPosition): string {
  return `${cell.likelihood} × ${cell.impact}`;
}
