import { isPeriodStart, periodEnd, periodLabel, periodsDue, periodStart, readingOverdue } from './indicator-period';
import { indicatorState, readingFaults, readingState, targetFault, type IndicatorState, type Target } from './indicator-state';
import type { IndicatorDirection, IndicatorPeriod } from './vocabulary';

const aim = (value: number | null, tolerance = 0, upper: number | null = null): Target => ({ value, upper, tolerance });

describe('how a reading stands to its target', () => {
  it.each<[string, IndicatorDirection, Target | null, number | null, IndicatorState]>([
    ['higher is better: met to the point', 'higher', aim(99.99, 0.5), 99.99, 'on-target'],
    ['above', 'higher', aim(95, 5), 120, 'on-target'],
    ['missed by just the tolerance', 'higher', aim(99.99, 0.5), 99.49, 'within-tolerance'],
    ['missed by more', 'higher', aim(99.99, 0.5), 99.48, 'outside'],
    ['without a tolerance every miss is one', 'higher', aim(95), 94.9, 'outside'],
    ['lower is better: below', 'lower', aim(10, 2), 3, 'on-target'],
    ['a little above', 'lower', aim(10, 2), 12, 'within-tolerance'],
    ['far above', 'lower', aim(10, 2), 12.1, 'outside'],
    ['zero is a value: the best there is', 'lower', aim(0), 0, 'on-target'],
    ['zero is a value: the worst there is', 'higher', aim(1), 0, 'outside'],
    ['a target of zero is a target', 'higher', aim(0), -1, 'outside'],
    ['in a range', 'range', aim(18, 1, 24), 24, 'on-target'],
    ['just below the range', 'range', aim(18, 1, 24), 17, 'within-tolerance'],
    ['just above the range', 'range', aim(18, 1, 24), 25, 'within-tolerance'],
    ['out of the range', 'range', aim(18, 1, 24), 25.1, 'outside'],
    ['half a range is none', 'range', aim(18, 1), 30, 'no-target'],
    ['tenths that are not exact in binary', 'higher', aim(0.3, 0.1), 0.2, 'within-tolerance'],
    ['no target for the year', 'higher', null, 5, 'no-target'],
    ['a target to be confirmed', 'higher', aim(null), 5, 'no-target'],
    ['not collected', 'higher', aim(95), null, 'not-collected'],
    ['not collected, without a target', 'lower', null, null, 'not-collected'],
  ])('%s', (_case, direction, target, value, state) => expect(readingState(direction, target, value)).toBe(state));

  it.each<[string, boolean, IndicatorState]>([['the period goes on', false, 'not-due'], ['the period is over', true, 'due']])('without a reading, %s: %s', (_case, ended, state) =>
    expect(indicatorState('higher', aim(95), null, ended)).toBe(state));
});

describe('what a reading lacks', () => {
  it.each<[string, IndicatorState, number | null, string, string, string[]]>([
    ['nothing at all', 'not-collected', null, '', '', ['value']],
    ['both at once', 'on-target', 5, 'Meter broken', '', ['notCollected']],
    ['a reason instead of a value', 'not-collected', null, 'Meter broken', '', []],
    ['outside tolerance without a word', 'outside', 0, '', '', ['narrative']],
    ['outside tolerance, explained', 'outside', 0, '', 'The line was cut', []],
    ['within it', 'within-tolerance', 5, '', '', []],
  ])('%s', (_case, state, value, notCollected, narrative, fields) => expect(readingFaults(state, { value, notCollected, narrative }).map(({ field }) => field)).toEqual(fields));
});

it.each<[IndicatorDirection, number | null, number | null, boolean]>([
  ['higher', 5, null, true], ['higher', null, null, true], ['higher', 5, 6, false], ['range', 5, 6, true], ['range', 5, 5, true], ['range', 6, 5, false], ['range', 5, null, false], ['range', null, null, true],
])('a target of %s from %s to %s can be: %s', (direction, value, upper, sound) => expect(targetFault(direction, { value, upper }) === null).toBe(sound));

describe('the periods of an indicator', () => {
  it.each<[IndicatorPeriod, string, string, string, string]>([
    ['month', '2026-11-25', '2026-11-01', '2026-11-30', 'November 2026'],
    ['month', '2028-02-29', '2028-02-01', '2028-02-29', 'February 2028'],
    ['quarter', '2026-04-01', '2026-04-01', '2026-06-30', 'Q1 2026/27'],
    ['quarter', '2026-12-31', '2026-10-01', '2026-12-31', 'Q3 2026/27'],
    ['quarter', '2027-02-10', '2027-01-01', '2027-03-31', 'Q4 2026/27'],
    ['half-year', '2026-09-30', '2026-04-01', '2026-09-30', 'First half 2026/27'],
    ['half-year', '2027-01-01', '2026-10-01', '2027-03-31', 'Second half 2026/27'],
    ['year', '2027-03-31', '2026-04-01', '2027-03-31', '2026/27'],
  ])('%s of %s', (period, day, start, end, label) => {
    expect([periodStart(period, day), periodEnd(period, start), periodLabel(period, start)]).toEqual([start, end, label]);
    expect([isPeriodStart(period, start), isPeriodStart(period, end)]).toEqual([true, false]);
  });

  it('are due once they are over, from the first that is read', () => {
    expect(periodsDue('quarter', '2026-01-01', new Set(['2026-04-01']), '2026-10-01')).toEqual(['2026-01-01', '2026-07-01']);
    expect(periodsDue('quarter', '2026-07-01', new Set(), '2026-09-30')).toEqual([]);
  });

  it('are overdue four weeks after their end', () => {
    expect([readingOverdue('month', '2026-10-01', '2026-11-28'), readingOverdue('month', '2026-10-01', '2026-11-29')]).toEqual([false, true]);
  });
});
