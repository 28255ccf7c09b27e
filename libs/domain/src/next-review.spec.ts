import fc from 'fast-check';
import { addMonths, daysBetween, isIsoDate } from './calendar';
import { dueState } from './due-state';
import { nextReview, reviewCalledFor } from './next-review';

describe('months on the calendar', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-11-15', 3, '2027-02-15'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('%s and %d months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('the same day of the month, or its last one', () => {
    const anyDay = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 36 }), (date, months) => {
      const next = addMonths(date, months);
      expect(isIsoDate(next)).toBe(true);
      const index = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
      expect(index(next) - index(date)).toBe(months);
      const [was, is] = [Number(date.slice(8)), Number(next.slice(8))];
      if (is !== was) expect(is < was && addMonths(next, 0) === next && daysBetween(next, addMonths(`${next.slice(0, 7)}-01`, 1)) === 1).toBe(true);
    }));
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', 'tomorrow', '2026-01-01T00:00:00Z', '0026-01-01', null, 20260101])('%s is not a day', (value) => {
    expect(isIsoDate(value)).toBe(false);
  });

  it('a day that does not exist is a mistake of the program', () => {
    expect(() => addMonths('2026-02-30', 1)).toThrow(RangeError);
    expect(() => daysBetween('2026-01-01', 'soon')).toThrow(RangeError);
  });
});

describe('the next review', () => {
  const quarterly = { cycleMonths: 3, monthsByLevel: { VH: 1, H: 2, L: 6 } };
  it.each<[string, string | null, string | null, Parameters<typeof nextReview>[2]]>([
    ['follows the cycle of the register', 'M', '2026-04-30', quarterly],
    ['comes sooner for a high level', 'VH', '2026-02-28', quarterly],
    ['never comes later for a low one', 'L', '2026-04-30', quarterly],
    ['follows the register when unscored', null, '2026-04-30', quarterly],
    ['follows the level when the register has no cycle', 'VH', '2026-02-28', { ...quarterly, cycleMonths: null }],
    ['is not planned without either', 'M', null, { cycleMonths: null }],
    ['heeds no level that is only a word of the language', 'constructor', '2026-04-30', quarterly],
  ])('%s', (_rule, level, expected, cycle) => {
    expect(nextReview('2026-01-31', level, cycle)).toBe(expected);
  });

  it.each([
    ['2026-06-02', 'overdue', -10],
    ['2026-06-12', 'due-soon', 0],
    ['2026-06-26', 'due-soon', 14],
    ['2026-06-27', 'later', 15],
    [null, 'none', null],
  ])('on 12 June a review on %s is %s', (next, state, days) => {
    expect(dueState(next, '2026-06-12')).toEqual({ state, days });
  });
});

it.each<[string, string | null, string]>([
  ['comes forward to today', '2026-08-01', '2026-06-12'],
  ['stays overdue', '2026-06-01', '2026-06-01'],
  ['is planned where none was', null, '2026-06-12'],
])('a review that is called for %s', (_case, planned, expected) => expect(reviewCalledFor(planned, '2026-06-12')).toBe(expected));
