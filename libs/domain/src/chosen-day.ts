import { addMonths, isIsoDate } from './calendar';
import { LIMITS } from './vocabulary';

/** A target further off than this is a wish. */
const TARGET_WITHIN_MONTHS = 120;
const NO_DAY = 'Give a day of the calendar, such as 2027-03-31.';

/** What is wrong with the day chosen for a target, said on a day `today`; null when nothing is. Both "yyyy-mm-dd". */
export function targetDateFault(day: string, today: string): string | null {
  if (!isIsoDate(day)) return NO_DAY;
  if (day <= today) return 'The target date lies ahead: choose a later day.';
  return day > addMonths(today, TARGET_WITHIN_MONTHS) ? 'The target date is at most ten years away: choose an earlier day.' : null;
}

/** The same for the day of the next review, which lies as far off as the longest cycle at most. */
export function nextReviewFault(day: string, today: string): string | null {
  if (!isIsoDate(day)) return NO_DAY;
  if (day < today) return 'The next review lies ahead: choose today or a later day.';
  return day > addMonths(today, LIMITS.reviewCycleMonths) ? 'The next review is at most three years away: choose an earlier day.' : null;
}
