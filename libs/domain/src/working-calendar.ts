import { isIsoDate, WEEKDAY_NAMES } from './calendar';
import type { Duration } from './duration';
import { instantOfLocal, localOf, MINUTE } from './local-time';

/** Hours of one weekday: 1 is Monday, 7 Sunday (ISO 8601). "HH:MM" on the organisation's clock; `to` may be "24:00". */
export interface WorkingSpan {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

/** When the organisation works. Holidays, "yyyy-mm-dd", have no working hours at all. */
export interface WorkingCalendar {
  readonly id: string;
  readonly name: string;
  /** IANA name, "Europe/London": the hours are read on this clock, summer time included. */
  readonly zone: string;
  readonly weekly: readonly WorkingSpan[];
  readonly holidays: readonly string[];
  readonly isDefault: boolean;
}

/** Working time between two instants, in milliseconds since 1970. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

const DAY = 1440;
const CLOCK_TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
/** Weekdays and days of the year meet again after 28 years, so that every way in which summer time can fall is among these. */
const FIRST_YEAR = 2022;
const YEARS = 28;

/** Spans in a week and holidays on record of one calendar. */
export const CALENDAR_LIMITS = { spans: 42, holidays: 400 } as const;

/** What is wrong with the hours of a week in the words of whoever typed them, or null. */
export function weeklyFault(weekly: readonly WorkingSpan[]): string | null {
  if (weekly.length === 0) return 'Give the hours of at least one weekday';
  for (const span of weekly) {
    if (!Number.isInteger(span.weekday) || span.weekday < 1 || span.weekday > 7) return 'Choose a weekday, Monday to Sunday';
    if (!CLOCK_TIME.test(span.from) || !CLOCK_TIME.test(span.to)) return 'Write times as 08:00 or 17:30, at most 24:00';
    if (minuteOf(span.from) >= minuteOf(span.to)) return `${WEEKDAY_NAMES[span.weekday - 1]!}: hours end after they begin`;
  }
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const spans = spansOn(weekly, weekday);
    if (spans.some((span, at) => at > 0 && span[0] < spans[at - 1]![1])) return `${WEEKDAY_NAMES[weekday - 1]!}: hours overlap`;
  }
  return null;
}

/** What is wrong with a list of holidays, or null. */
export function holidaysFault(holidays: readonly string[]): string | null {
  const wrong = holidays.find((day) => !isIsoDate(day));
  if (wrong !== undefined) return `There is no day ${wrong}`;
  const twice = holidays.find((day, at) => holidays.indexOf(day) !== at);
  return twice === undefined ? null : `${twice} is listed twice`;
}

/** How long a working day is said to be: the minutes of the calendar's longest day. */
export function minutesOfLongestDay(calendar: Pick<WorkingCalendar, 'weekly'>): number {
  return Math.max(0, ...[1, 2, 3, 4, 5, 6, 7].map((weekday) => sumOf(spansOn(calendar.weekly, weekday))));
}

/** The minutes of a week without holidays. */
export function minutesOfWeek(calendar: Pick<WorkingCalendar, 'weekly'>): number {
  return [1, 2, 3, 4, 5, 6, 7].reduce((sum, weekday) => sum + sumOf(spansOn(calendar.weekly, weekday)), 0);
}

/**
 * The fewest minutes on the clock that a duration can take, whenever it begins: how a requirement is read. A working duration
 * is shortest from the opening of some working day; holidays only lengthen it, so none are counted.
 * @throws RangeError when the duration is of a calendar that is not the one given, or the calendar has no hours
 */
export function shortestElapsed(duration: Duration, calendar: WorkingCalendar | null): number {
  return extremeElapsed(duration, calendar, 'shortest');
}

/**
 * The most minutes on the clock that a duration can take, whenever it begins: how a capability is read. A working duration is
 * longest from the close of some working day before the longest pause, holidays included.
 * @throws RangeError when the duration is of a calendar that is not the one given, or the calendar has no hours
 */
export function longestElapsed(duration: Duration, calendar: WorkingCalendar | null): number {
  return extremeElapsed(duration, calendar, 'longest');
}

/**
 * The minutes on the clock that a duration takes from a moment: exact, summer time and holidays counted. Seconds of the moment
 * are left out.
 * @param start milliseconds since 1970
 * @throws RangeError when the duration is of a calendar that is not the one given, or the calendar has no hours
 */
export function elapsedFrom(start: number, duration: Duration, calendar: WorkingCalendar | null): number {
  const working = calendarOf(duration, calendar);
  if (working === null || duration.minutes === 0) return duration.minutes;
  const from = Math.floor(start / MINUTE) * MINUTE;
  const off = new Set(working.holidays);
  let left = duration.minutes * MINUTE;
  for (let day = Math.floor(localOf(working.zone, from) / DAY); ; day += 1) {
    for (const stretch of stretchesOf(working, day, off)) {
      const begun = Math.max(stretch.start, from);
      if (stretch.end <= begun) continue;
      if (stretch.end - begun >= left) return (begun + left - from) / MINUTE;
      left -= stretch.end - begun;
    }
  }
}

function extremeElapsed(duration: Duration, calendar: WorkingCalendar | null, which: 'shortest' | 'longest'): number {
  const working = calendarOf(duration, calendar);
  if (working === null || duration.minutes === 0) return duration.minutes;
  const known = knownOf(working)[which];
  const before = known.get(duration.minutes);
  if (before !== undefined) return before;
  const elapsed = searched(working, duration.minutes * MINUTE, which) / MINUTE;
  known.set(duration.minutes, elapsed);
  return elapsed;
}

/**
 * Elapsed time falls while a start waits for the next opening and rises only where the finish jumps over a pause. So it is least
 * at an opening and most at a close, and these alone are tried.
 */
function searched(calendar: WorkingCalendar, needed: number, which: 'shortest' | 'longest'): number {
  const { stretches, starts } = stretchesFor(calendar, needed, which === 'longest');
  let found = which === 'shortest' ? Infinity : 0;
  let ahead = 0;
  let last = 0;
  for (let at = 0; at < starts; at += 1) {
    const { start, end } = stretches[at]!;
    // `ahead`: working time from the opening of this stretch to the close of the stretch before `last`.
    const target = which === 'shortest' ? needed : needed + (end - start);
    while (ahead + lengthOf(stretches[last]!) < target) {
      ahead += lengthOf(stretches[last]!);
      last += 1;
    }
    const finish = stretches[last]!.start + (target - ahead);
    found = which === 'shortest' ? Math.min(found, finish - start) : Math.max(found, finish - end);
    ahead -= end - start;
  }
  return found;
}

/** The working time of 28 years in which something may start, and of as many years more as it takes to finish. */
function stretchesFor(calendar: WorkingCalendar, needed: number, withHolidays: boolean): { stretches: readonly Stretch[]; starts: number } {
  const kept = knownOf(calendar).stretches;
  const key = withHolidays ? 'with' : 'without';
  const held = (kept[key] ??= { stretches: [], starts: 0, years: 0, after: 0 });
  const off = new Set(withHolidays ? calendar.holidays : []);
  while (held.years < YEARS || held.after < needed) {
    const [first, next] = [epochDay(FIRST_YEAR + held.years), epochDay(FIRST_YEAR + held.years + 1)];
    for (let day = first; day < next; day += 1) {
      for (const stretch of stretchesOf(calendar, day, off)) {
        held.stretches.push(stretch);
        if (held.years >= YEARS) held.after += lengthOf(stretch);
      }
    }
    held.years += 1;
    if (held.years === YEARS) held.starts = held.stretches.length;
  }
  return held;
}

interface Known {
  readonly shortest: Map<number, number>;
  readonly longest: Map<number, number>;
  readonly stretches: Partial<Record<'with' | 'without', { stretches: Stretch[]; starts: number; years: number; after: number }>>;
}
const KNOWN = new WeakMap<WorkingCalendar, Known>();

function knownOf(calendar: WorkingCalendar): Known {
  const known = KNOWN.get(calendar) ?? { shortest: new Map<number, number>(), longest: new Map<number, number>(), stretches: {} };
  KNOWN.set(calendar, known);
  return known;
}

function calendarOf(duration: Duration, calendar: WorkingCalendar | null): WorkingCalendar | null {
  if (duration.calendarId === null) return null;
  if (calendar?.id !== duration.calendarId) throw new RangeError('The duration is of another calendar than the one given');
  if (minutesOfWeek(calendar) === 0) throw new RangeError(`${calendar.name} has no working hours`);
  return calendar;
}

/** The working time of one local day, counted from 1 January 1970. Hours that the change to summer time skips have no length. */
function stretchesOf(calendar: WorkingCalendar, day: number, off: ReadonlySet<string>): readonly Stretch[] {
  const spans = spansOn(calendar.weekly, ((((day + 3) % 7) + 7) % 7) + 1);
  if (spans.length === 0 || (off.size > 0 && off.has(dateOf(day)))) return [];
  return spans
    .map(([from, to]) => ({ start: instantOfLocal(calendar.zone, day * DAY + from), end: instantOfLocal(calendar.zone, day * DAY + to) }))
    .filter((stretch) => stretch.end > stretch.start);
}

function spansOn(weekly: readonly WorkingSpan[], weekday: number): readonly (readonly [number, number])[] {
  const spans = weekly.filter((span) => span.weekday === weekday).map((span) => [minuteOf(span.from), minuteOf(span.to)] as const);
  return spans.sort((one, other) => one[0] - other[0]);
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const sumOf = (spans: readonly (readonly [number, number])[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);
const lengthOf = (stretch: Stretch): number => stretch.end - stretch.start;
const epochDay = (year: number): number => Date.UTC(year, 0, 1) / (DAY * MINUTE);
const dateOf = (day: number): string => new Date(day * DAY * MINUTE).toISOString().slice(0, 10);
