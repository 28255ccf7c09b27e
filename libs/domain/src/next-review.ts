import { addMonths } from './calendar';

export interface ReviewCycle {
  /** Months between reviews of any risk of the register; null when the register has no cycle. */
  readonly cycleMonths: number | null;
  /** Shorter cycles by code of the level of risk: `{ VH: 1, H: 3 }`. A longer one than the register's is not heeded. */
  readonly monthsByLevel?: Readonly<Record<string, number>>;
}

/**
 * The day by which a risk is to be reviewed again, or null when neither register nor level sets a cycle.
 * @param reviewed the day of the last review, assessment or submission, "yyyy-mm-dd"
 * @param level code of the residual level; null when unscored, which leaves the register's cycle
 */
export function nextReview(reviewed: string, level: string | null, cycle: ReviewCycle): string | null {
  const byLevel = level === null || !cycle.monthsByLevel || !Object.hasOwn(cycle.monthsByLevel, level) ? undefined : cycle.monthsByLevel[level];
  const months = [cycle.cycleMonths, byLevel].filter((value): value is number => typeof value === 'number');
  return months.length === 0 ? null : addMonths(reviewed, Math.min(...months));
}

/**
 * The day by which a risk is to be reviewed once something calls for it today, such as an indicator that watches it and is out
 * of tolerance: today, unless the review was due before.
 */
export const reviewCalledFor = (nextReview: string | null, today: string): string => (nextReview !== null && nextReview < today ? nextReview : today);
