import type { CellPosition } from './risk-matrix';

/**
 * Where a risk stands, as a form, a request or a row carries it: both codes of a cell; or a level alone, as some
 * documents publish it; or nothing, which is unscored. A cell wins over a level named beside it.
 */
export interface Standing {
  readonly likelihood?: string | null;
  readonly impact?: string | null;
  /** Code of a level of risk: the whole assessment when there is no cell. */
  readonly level?: string | null;
}

export const STANDING_STATES = ['cell', 'level-only', 'unscored'] as const;
export type StandingState = (typeof STANDING_STATES)[number];

/** The cell that a standing names, or null when it does not name both of its codes. */
export function cellOf(standing: Standing): CellPosition | null {
  const { likelihood, impact } = standing;
  return likelihood && impact ? { likelihood, impact } : null;
}

/** Which of the three kinds of assessment data this is. Half a cell without a level is unscored. */
export function standingState(standing: Standing): StandingState {
  if (cellOf(standing)) return 'cell';
  return standing.level ? 'level-only' : 'unscored';
}
