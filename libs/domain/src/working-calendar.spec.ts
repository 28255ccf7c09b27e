import fc from 'fast-check';
import type { Duration } from './duration';
import { elapsedFrom, holidaysFault, longestElapsed, minutesOfLongestDay, shortestElapsed, weeklyFault, type WorkingCalendar, type WorkingSpan } from './working-calendar';

const week = (from: string, to: string, days: readonly number[] = [1, 2, 3, 4, 5]): WorkingSpan[] => days.map((weekday) => ({ weekday, from, to }));
const calendar = (weekly: readonly WorkingSpan[], holidays: readonly string[] = [], zone = 'Europe/London'): WorkingCalendar => ({
  ...{ id: 'c', name: 'Support hours', zone, weekly, holidays, isDefault: true },
});
const working = (minutes: number): Duration => ({ minutes, calendarId: 'c' });
const SUPPORT = calendar(week('08:00', '18:00'), ['2026-12-25', '2026-12-28']);
const HOUR = 60;

describe('working time from a moment', () => {
  it.each<[string, string, number, WorkingCalendar, number]>([
    ['within a day is the same on the clock', '2026-03-02T09:00Z', 4 * HOUR, SUPPORT, 4 * HOUR],
    ['begins with the next opening', '2026-03-02T06:00Z', 4 * HOUR, SUPPORT, 6 * HOUR],
    ['goes on the next morning', '2026-03-02T16:00Z', 4 * HOUR, SUPPORT, 18 * HOUR],
    ['may end at the close of the day', '2026-03-02T16:00Z', 2 * HOUR, SUPPORT, 2 * HOUR],
    ['waits over the weekend', '2026-03-06T18:00Z', 4 * HOUR, SUPPORT, 66 * HOUR],
    ['waits over holidays', '2026-12-24T18:00Z', 4 * HOUR, SUPPORT, 5 * 24 * HOUR - 6 * HOUR],
    ['is an hour shorter over the weekend on which the clocks go forward', '2026-03-27T18:00Z', 4 * HOUR, SUPPORT, 65 * HOUR],
    ['is an hour longer over the weekend on which the clocks go back', '2026-10-23T17:00Z', 4 * HOUR, SUPPORT, 67 * HOUR],
    ['is read on the local clock in summer', '2026-07-01T07:00Z', 1 * HOUR, SUPPORT, 1 * HOUR],
    ['is no time for no minutes', '2026-03-07T12:00Z', 0, SUPPORT, 0],
    ['leaves the hour out that the change to summer time skips', '2026-03-29T00:30Z', 1 * HOUR, calendar(week('00:00', '03:00', [7])), 1 * HOUR],
    ['has no hour that is skipped whole', '2026-03-28T12:00Z', 30, calendar(week('01:00', '02:00', [7])), 7 * 24 * HOUR + 12 * HOUR + 30],
    ['counts an hour that comes twice within a span', '2026-10-25T00:00Z', 2 * HOUR, calendar(week('00:00', '03:00', [7])), 2 * HOUR],
    ['joins hours up to midnight with those from midnight', '2026-03-02T23:00Z', 2 * HOUR, calendar([...week('20:00', '24:00', [1]), ...week('00:00', '04:00', [2])]), 2 * HOUR],
  ])('%s', (_rule, start, minutes, hours, elapsed) => {
    expect(elapsedFrom(Date.parse(start.replace('Z', ':00Z')), working(minutes), hours)).toBe(elapsed);
  });

  it('on the clock is itself', () => {
    expect(elapsedFrom(Date.parse('2026-03-28T12:00:00Z'), { minutes: 2880, calendarId: null }, null)).toBe(2880);
  });

  it('of another calendar than the one given is refused', () => {
    expect(() => elapsedFrom(0, { minutes: 1, calendarId: 'other' }, SUPPORT)).toThrow(RangeError);
    expect(() => longestElapsed(working(1), null)).toThrow(RangeError);
    expect(() => shortestElapsed(working(1), calendar([]))).toThrow(RangeError);
  });
});

describe('without a moment', () => {
  it.each<[string, Duration, WorkingCalendar | null, number, number]>([
    ['a clock time is itself', { minutes: 240, calendarId: null }, null, 240, 240],
    ['no time is no time', working(0), SUPPORT, 0, 0],
    ['four hours take four, or as long as the autumn weekend', working(4 * HOUR), calendar(week('08:00', '18:00')), 4 * HOUR, 67 * HOUR],
    ['four hours take longer where holidays are listed', working(4 * HOUR), SUPPORT, 4 * HOUR, 114 * HOUR],
    ['ten hours from an opening end on the same day', working(10 * HOUR), calendar(week('08:00', '18:00')), 10 * HOUR, 73 * HOUR],
    ['eleven hours need a night, the shortest of all', working(11 * HOUR), calendar(week('08:00', '18:00')), 25 * HOUR, 88 * HOUR],
    ['round the clock is the clock', working(3 * HOUR), calendar(week('00:00', '24:00', [1, 2, 3, 4, 5, 6, 7])), 3 * HOUR, 3 * HOUR],
  ])('%s', (_rule, duration, hours, shortest, longest) => {
    expect(shortestElapsed(duration, hours)).toBe(shortest);
    expect(longestElapsed(duration, hours)).toBe(longest);
  });

  it('the elapsed time from any moment lies between the shortest and the longest', () => {
    const time = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
    const written = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const span = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: time, length: fc.integer({ min: 1, max: 40 }) });
    const weekly = fc
      .array(span, { minLength: 1, maxLength: 8 })
      .map((spans) => spans.map(({ weekday, from, length }) => ({ weekday, from: written(from), to: written(Math.min(1440, from + length * 15)) })))
      .filter((spans) => weeklyFault(spans) === null);
    const day = fc.integer({ min: Date.UTC(2025, 11, 1) / 864e5, max: Date.UTC(2027, 0, 31) / 864e5 });
    const calendars = fc.record({
      weekly,
      holidays: fc.uniqueArray(day.map((epochDay) => new Date(epochDay * 864e5).toISOString().slice(0, 10)), { maxLength: 12 }),
      zone: fc.constantFrom('Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'),
    });
    const start = fc.integer({ min: Date.UTC(2022, 1, 1) / 6e4, max: Date.UTC(2040, 0, 1) / 6e4 }).map((minute) => minute * 6e4);
    fc.assert(
      fc.property(calendars, fc.integer({ min: 0, max: 6000 }), fc.array(start, { minLength: 20, maxLength: 20 }), (shape, minutes, starts) => {
        const hours = calendar(shape.weekly, shape.holidays, shape.zone);
        const [least, most] = [shortestElapsed(working(minutes), hours), longestElapsed(working(minutes), hours)];
        if (least > most || least < minutes) throw new Error(`${least} to ${most}`);
        for (const at of starts) {
          const elapsed = elapsedFrom(at, working(minutes), hours);
          if (elapsed < least || elapsed > most) throw new Error(`${elapsed} from ${new Date(at).toISOString()} is not within ${least} to ${most}`);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the hours of a week', () => {
  it.each<[string, readonly WorkingSpan[], string | null]>([
    ['may have a pause', [...week('08:00', '12:00'), ...week('13:00', '17:00')], null],
    ['may touch', [...week('08:00', '12:00'), ...week('12:00', '17:00')], null],
    ['may end at midnight', week('20:00', '24:00'), null],
    ['are not none', [], 'Give the hours of at least one weekday'],
    ['are of a weekday', week('08:00', '18:00', [8]), 'Choose a weekday, Monday to Sunday'],
    ['are written as on a clock', week('8:00', '18:00'), 'Write times as 08:00 or 17:30, at most 24:00'],
    ['end after they begin', week('18:00', '08:00', [2]), 'Tuesday: hours end after they begin'],
    ['do not overlap', [...week('08:00', '13:00', [3]), ...week('12:00', '17:00', [3])], 'Wednesday: hours overlap'],
  ])('%s', (_rule, weekly, fault) => {
    expect(weeklyFault(weekly)).toBe(fault);
  });

  it('make a working day as long as the longest', () => {
    expect(minutesOfLongestDay({ weekly: [...week('08:00', '18:00'), ...week('09:00', '12:00', [6])] })).toBe(600);
    expect(minutesOfLongestDay({ weekly: [...week('08:00', '12:00'), ...week('13:00', '17:30')] })).toBe(510);
  });

  it('have holidays that exist, each once', () => {
    expect(holidaysFault(['2026-12-25'])).toBeNull();
    expect(holidaysFault(['2026-02-30'])).toBe('There is no day 2026-02-30');
    expect(holidaysFault(['2026-12-25', '2026-12-25'])).toBe('2026-12-25 is listed twice');
  });
});
