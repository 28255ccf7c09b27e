import { daysBetween } from './calendar';

export interface DueState {
  readonly state: 'overdue' | 'due-soon' | 'later' | 'none';
  /** Days from today to the day: 0 today, negative when overdue; null without a date. */
  readonly days: number | null;
}

/** A review or an action counts as due soon from this many days before. */
export const DUE_SOON_DAYS = 14;

/** Whether what is due on a day is late. What is due today is not late yet. Both dates "yyyy-mm-dd". */
export function dueState(due: string | null, today: string, dueSoonDays: number = DUE_SOON_DAYS): DueState {
  if (due === null) return { state: 'none', days: null };
  const days = daysBetween(today, due);
  if (days < 0) return { state: 'overdue', days };
  return { state: days <= dueSoonDays ? 'due-soon' : 'later', days };
}
