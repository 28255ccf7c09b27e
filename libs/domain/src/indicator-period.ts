import { financialYearLabel, financialYearOf } from './action-costs';
import { addMonths, daysBetween } from './calendar';
import type { IndicatorPeriod } from './vocabulary';

/* The spans for which indicators are read, each named by its first day. Years are financial years, from 1 April. */

const MONTHS: Readonly<Record<IndicatorPeriod, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };
const MONTH_NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** How many months of its financial year are over when the month of this day begins. */
const monthsIn = (day: string): number => (Number(day.slice(5, 7)) + 8) % 12;

/** The first day of the period in which a day lies. */
export function periodStart(period: IndicatorPeriod, day: string): string {
  return addMonths(`${day.slice(0, 7)}-01`, -(monthsIn(day) % MONTHS[period]));
}

/** The first day of the period after. */
export const nextPeriod = (period: IndicatorPeriod, start: string): string => addMonths(start, MONTHS[period]);

/** The last day of the period that begins on `start`. */
export const periodEnd = (period: IndicatorPeriod, start: string): string => new Date(Date.parse(`${nextPeriod(period, start)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

export const isPeriodStart = (period: IndicatorPeriod, day: string): boolean => periodStart(period, day) === day;

/** "October 2026", "Q3 2026/27", "First half 2026/27", "2026/27" */
export function periodLabel(period: IndicatorPeriod, start: string): string {
  const year = financialYearLabel(financialYearOf(start));
  switch (period) {
    case 'month':
      return `${MONTH_NAMES[Number(start.slice(5, 7)) - 1]} ${start.slice(0, 4)}`;
    case 'quarter':
      return `Q${monthsIn(start) / 3 + 1} ${year}`;
    case 'half-year':
      return `${monthsIn(start) === 0 ? 'First' : 'Second'} half ${year}`;
    case 'year':
      return year;
  }
}

/** Periods without a reading that had ended before a day, the oldest first. `startsOn` is the first day of the first one that is read. */
export function periodsDue(period: IndicatorPeriod, startsOn: string, read: ReadonlySet<string>, today: string): string[] {
  const due: string[] = [];
  for (let start = startsOn; periodEnd(period, start) < today; start = nextPeriod(period, start)) if (!read.has(start)) due.push(start);
  return due;
}

/** A reading that is not there so many days after the end of its period is overdue. */
export const READING_GRACE_DAYS = 28;

export const readingOverdue = (period: IndicatorPeriod, start: string, today: string): boolean => daysBetween(periodEnd(period, start), today) > READING_GRACE_DAYS;
