/** Days of the calendar as "yyyy-mm-dd", without a time or a zone. */

const ISO_DATE = /^([12]\d{3})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** Whether this is a day that exists, written "yyyy-mm-dd": "2026-02-30" is not. Years 1000 to 2999. */
export function isIsoDate(value: unknown): value is string {
  return typeof value === 'string' && epochDay(value) !== null;
}

/**
 * The same day of the month so many months later, or the last day of that month when it is shorter: 31 January and one
 * month is 28 or 29 February. Months may be negative.
 * @throws RangeError when `date` is not a day "yyyy-mm-dd"
 */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = partsOf(date);
  const first = Date.UTC(year, month - 1 + months, 1);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(first + (Math.min(day, lastDay) - 1) * DAY).toISOString().slice(0, 10);
}

/**
 * The day so many days later; earlier where they are negative.
 * @throws RangeError when `date` is not a day "yyyy-mm-dd"
 */
export function addDays(date: string, days: number): string {
  const start = epochDay(date);
  if (start === null) throw new RangeError(`Not a day written yyyy-mm-dd: ${date}`);
  return new Date((start + days) * DAY).toISOString().slice(0, 10);
}

/**
 * Days from one date to another, negative when `to` lies before `from`.
 * @throws RangeError when either is not a day "yyyy-mm-dd"
 */
export function daysBetween(from: string, to: string): number {
  const [start, end] = [epochDay(from), epochDay(to)];
  if (start === null || end === null) throw new RangeError(`Not a day written yyyy-mm-dd: ${start === null ? from : to}`);
  return end - start;
}

function partsOf(date: string): readonly [number, number, number] {
  const parts = epochDay(date) === null ? null : ISO_DATE.exec(date);
  if (!parts) throw new RangeError(`Not a day written yyyy-mm-dd: ${date}`);
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/** Days since 1 January 1970, or null when there is no such day. Reading back what was written catches 30 February. */
function epochDay(date: string): number | null {
  if (!ISO_DATE.test(date)) return null;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? time / DAY : null;
}

/** From Monday on, as ISO 8601 counts. */
export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The day of the week of a date "yyyy-mm-dd": 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): number {
  // 1 January 2024 was a Monday.
  return ((((daysBetween('2024-01-01', date) % 7) + 7) % 7) + 1);
}
