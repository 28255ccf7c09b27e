import { isUnended } from './action-lifecycle';
import { addMonths } from './calendar';
import type { Target } from './indicator-state';
import { readingState } from './indicator-state';
import type { ActionStatus, IndicatorDirection } from './vocabulary';

/*
 * What calls for a look at a risk though no review is late: it does not move, it stays at the top, nothing that was
 * planned for it happens, or an indicator that watches it is out of tolerance. A flag says why it is raised.
 */

export const RISK_FLAGS = ['level-still', 'highest-too-long', 'actions-all-late', 'indicator-breached'] as const;
export type RiskFlag = (typeof RISK_FLAGS)[number];

export interface Flag {
  readonly flag: RiskFlag;
  /** Reviews in a row that left the level; months of the limit that is over; unended actions; indicators out of tolerance. */
  readonly count: number;
  /** Since when it has been at the highest level, or the first of the indicators was read out of tolerance: a day, "yyyy-mm-dd". */
  readonly since: string | null;
  /** What the indicators are called that are out of tolerance. */
  readonly indicators?: readonly string[];
}

/** What a register looks out for. */
export interface FlagLimits {
  /** Flagged when its last so many reviews have left its level where it was. */
  readonly stillReviews: number;
  /** Flagged when it has been at the highest level for longer than so many months. */
  readonly highestMonths: number;
}

/** How many of the latest reviews in a row have left the level: `moved` newest first, in levels; null where that is not known. */
export function stillFor(moved: readonly (number | null)[]): number {
  const changed = moved.findIndex((levels) => levels !== 0);
  return changed < 0 ? moved.length : changed;
}

export function levelStill(moved: readonly (number | null)[], { stillReviews }: Pick<FlagLimits, 'stillReviews'>): Flag | null {
  const count = stillFor(moved);
  return count >= stillReviews ? { flag: 'level-still', count, since: null } : null;
}

/**
 * Since which day a risk has been at the highest level without a break: the day of the first of the latest assessments in a row
 * that put it there. Null when it is not there now.
 * @param assessments of the residual, newest first; a day "yyyy-mm-dd", and whether it was then at the highest level of the
 * matrix that it was assessed on. Unscored is not at the highest.
 */
export function highestSince(assessments: readonly { readonly day: string; readonly highest: boolean }[]): string | null {
  const below = assessments.findIndex(({ highest }) => !highest);
  return (below < 0 ? assessments.at(-1) : assessments[below - 1])?.day ?? null;
}

/** On the day after so many months it has been longer than them. */
export function highestTooLong(since: string | null, { highestMonths }: Pick<FlagLimits, 'highestMonths'>, today: string): Flag | null {
  return since !== null && addMonths(since, highestMonths) < today ? { flag: 'highest-too-long', count: highestMonths, since } : null;
}

/** There is something left to do, and all of it is late. What is due today is not late yet. */
export function actionsAllLate(actions: readonly { readonly status: ActionStatus; readonly dueDate: string }[], today: string): Flag | null {
  const unended = actions.filter(({ status }) => isUnended(status));
  return unended.length > 0 && unended.every(({ dueDate }) => dueDate < today) ? { flag: 'actions-all-late', count: unended.length, since: null } : null;
}

/** The latest reading of an indicator that watches the risk, where the risk was not reviewed since. */
export interface Watching {
  readonly title: string;
  readonly direction: IndicatorDirection;
  readonly value: number | null;
  /** Of the year of the reading. */
  readonly target: Target | null;
  /** On which it was recorded, "yyyy-mm-dd". */
  readonly day: string;
}

/** A reading out of tolerance calls for a review; the next review answers it. What was not collected is not known to be out. */
export function indicatorBreached(watching: readonly Watching[]): Flag | null {
  const out = watching.filter(({ direction, target, value }) => readingState(direction, target, value) === 'outside');
  const since = out.map(({ day }) => day).sort()[0];
  return since === undefined ? null : { flag: 'indicator-breached', count: out.length, since, indicators: out.map(({ title }) => title) };
}

export interface FlagFacts {
  /** Of its reviews, newest first: see `stillFor`. */
  readonly moved: readonly (number | null)[];
  readonly highestSince: string | null;
  readonly actions: readonly { readonly status: ActionStatus; readonly dueDate: string }[];
  readonly watching: readonly Watching[];
}

export const flagsOf = ({ moved, highestSince: since, actions, watching }: FlagFacts, limits: FlagLimits, today: string): readonly Flag[] =>
  [levelStill(moved, limits), highestTooLong(since, limits, today), actionsAllLate(actions, today), indicatorBreached(watching)].filter((flag) => flag !== null);
