import { shortestElapsed, type Duration, type WorkingCalendar } from '@holdfast/domain';

/** Minutes on the clock at their shortest; null: not known, or of a calendar that has not come yet. */
export function shortestIn(time: Duration | null, calendars: readonly WorkingCalendar[]): number | null {
  const calendar = calendars.find(({ id }) => id === time?.calendarId) ?? null;
  return time === null || (time.calendarId !== null && calendar === null) ? null : shortestElapsed(time, calendar);
}
