import { readDuration, type Duration, type WorkingCalendar } from '@holdfast/domain';

/** A time as somebody typed it. */
export function readTime(typed: string, calendars: readonly WorkingCalendar[]): Duration {
  const read = readDuration(typed, calendars);
  if (!read.duration) throw new TypeError(`${typed}: ${read.fault ?? 'not known'}`);
  return read.duration;
}

/** The same, where it may not be stated. */
export const timeOrNone = (typed: string | undefined, calendars: readonly WorkingCalendar[]): Duration | null => (typed === undefined ? null : readTime(typed, calendars));
