import * as fc from 'fast-check';
import type { PeakPeriod } from './impact-analysis';
import { peakDays } from './peak-days';

const days = (every: PeakPeriod['every'], from: string, to: string, first: string, last: string): string[] => peakDays({ every, from, to }, first, last).map((one) => `${one.from} to ${one.to}`);

describe('when a peak period comes', () => {
  it.each<[string, Parameters<typeof days>, string[]]>([
    ['within a year', ['year', '03-01', '04-30', '2026-01-01', '2026-12-31'], ['2026-03-01 to 2026-04-30']],
    ['over the new year, seen in January', ['year', '12-01', '01-15', '2026-01-01', '2026-01-31'], ['2025-12-01 to 2026-01-15']],
    ['over the new year, seen in a year', ['year', '12-01', '01-15', '2026-01-01', '2026-12-31'], ['2025-12-01 to 2026-01-15', '2026-12-01 to 2027-01-15']],
    ['at the end of a month', ['month', '25', '31', '2026-02-01', '2026-02-28'], ['2026-02-25 to 2026-02-28']],
    ['over the end of a month', ['month', '28', '3', '2026-03-01', '2026-03-31'], ['2026-02-28 to 2026-03-03', '2026-03-28 to 2026-04-03']],
    ['a day alone', ['year', '05-07', '05-07', '2026-05-01', '2026-05-31'], ['2026-05-07 to 2026-05-07']],
    ['29 February where there is none', ['year', '02-29', '02-29', '2026-01-01', '2026-12-31'], ['2026-02-28 to 2026-02-28']],
    ['29 February where there is one', ['year', '02-29', '03-01', '2028-01-01', '2028-12-31'], ['2028-02-29 to 2028-03-01']],
    ['on the 25th of each month', ['month', '25', '25', '2026-03-01', '2026-04-30'], ['2026-03-25 to 2026-03-25', '2026-04-25 to 2026-04-25']],
    ['on the last day of each month', ['month', '31', '31', '2026-02-01', '2026-03-31'], ['2026-02-28 to 2026-02-28', '2026-03-31 to 2026-03-31']],
    ['on Mondays', ['week', '1', '1', '2026-06-01', '2026-06-14'], ['2026-06-01 to 2026-06-01', '2026-06-08 to 2026-06-08']],
    ['over the weekend, seen on a Sunday', ['week', '5', '1', '2026-06-14', '2026-06-14'], ['2026-06-12 to 2026-06-15']],
    ['once, on the day of an election', ['once', '2027-05-06', '2027-05-06', '2027-05-01', '2027-05-31'], ['2027-05-06 to 2027-05-06']],
    ['once, and not again a year later', ['once', '2027-05-06', '2027-05-07', '2028-05-01', '2028-05-31'], []],
    ['on another day', ['month', '1', '5', '2026-03-06', '2026-03-30'], []],
    ['a day written with one digit', ['month', '9', '10', '2026-03-01', '2026-03-31'], ['2026-03-09 to 2026-03-10']],
  ])('%s', (_when, asked, expected) => expect(days(...asked)).toEqual(expected));

  const dayOfYear = fc.integer({ min: 0, max: 365 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(5, 10));
  const dayOfMonth = fc.integer({ min: 1, max: 31 }).map(String);
  const dayOfWeek = fc.integer({ min: 1, max: 7 }).map(String);
  const period = fc.oneof(fc.tuple(fc.constant('year' as const), dayOfYear, dayOfYear), fc.tuple(fc.constant('month' as const), dayOfMonth, dayOfMonth), fc.tuple(fc.constant('week' as const), dayOfWeek, dayOfWeek));
  const any = fc.integer({ min: 0, max: 4_000 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));

  it('a range of days has what each of its days has, each once and in order', () => {
    fc.assert(fc.property(period, any, fc.integer({ min: 0, max: 90 }), ([every, from, to], first, more) => {
      const range = Array.from({ length: more + 1 }, (_, n) => new Date(Date.parse(`${first}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10));
      const whole = days(every, from, to, first, range.at(-1)!);
      expect(whole).toEqual([...new Set(range.flatMap((day) => days(every, from, to, day, day)))]);
      expect(whole).toEqual([...whole].sort());
      for (const one of whole) expect(one.slice(0, 10) <= one.slice(14)).toBe(true);
    }));
  });
});
