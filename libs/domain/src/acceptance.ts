import { levelIndexOf } from './level-of';
import type { RiskMatrix } from './risk-matrix';
import type { Standing } from './standing';
import type { Treatment } from './vocabulary';

/*
 * Tolerating a risk above appetite is a decision with a name and an end (ISO 31000, 6.5.2: retaining the risk by informed
 * decision): an acceptance. It holds for the score that was accepted, and no other.
 */

/** A risk may be accepted for at most so many months at a time. */
export const ACCEPTANCE_MONTHS = 24;

/** An acceptance counts as ending from so many days before its last one. */
export const ACCEPTANCE_ENDING_DAYS = 30;

export const ACCEPTANCE_STATES = ['in-force', 'stale', 'expired', 'replaced', 'withdrawn'] as const;
export type AcceptanceState = (typeof ACCEPTANCE_STATES)[number];

/** A standing on the matrix version that it was assessed on; null when unscored. */
export interface StandingOn extends Standing {
  readonly matrixVersionId: string | null;
}

export interface Acceptance {
  /** The last day on which it holds, "yyyy-mm-dd". */
  readonly expiresOn: string;
  readonly withdrawn: boolean;
  /** There is a later one of the same risk. */
  readonly replaced: boolean;
  /** What was accepted. */
  readonly residual: StandingOn;
}

/** Where an acceptance stands on a day, given where the risk stands. What ended by itself is told before what somebody ended. */
export function acceptanceState({ expiresOn, withdrawn, replaced, residual }: Acceptance, residualNow: StandingOn, today: string): AcceptanceState {
  if (withdrawn) return 'withdrawn';
  if (replaced) return 'replaced';
  if (!sameStanding(residual, residualNow)) return 'stale';
  return expiresOn < today ? 'expired' : 'in-force';
}

/** Whether two assessments say the same: same matrix version and same cell, or the same level alone. Scored again alike is no change. */
export function sameStanding(one: StandingOn, other: StandingOn): boolean {
  const same = (key: keyof StandingOn): boolean => (one[key] ?? null) === (other[key] ?? null);
  return same('matrixVersionId') && same('likelihood') && same('impact') && same('level');
}

/**
 * Whether a standing lies above the appetite: a level of risk of the register's matrix that it bears without more ado. Null when
 * that cannot be told: no appetite is stated, or the standing is unscored or not of this matrix.
 */
export function aboveAppetite(matrix: RiskMatrix, appetite: string | null, standing: Standing): boolean | null {
  const most = matrix.levels.findIndex(({ code }) => code === appetite);
  const level = levelIndexOf(matrix, standing);
  return most < 0 || level === null ? null : level > most;
}

/** Whether a risk has to be accepted by somebody: tolerated, and above appetite. Null when that cannot be told. */
export function needsAcceptance(treatment: Treatment | null, matrix: RiskMatrix, appetite: string | null, residual: Standing): boolean | null {
  return treatment === 'tolerate' ? aboveAppetite(matrix, appetite, residual) : false;
}
