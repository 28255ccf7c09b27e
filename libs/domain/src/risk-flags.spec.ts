import { actionsAllLate, flagsOf, highestSince, highestTooLong, indicatorBreached, levelStill, stillFor, type Flag } from './risk-flags';
import type { ActionStatus } from './vocabulary';

describe('a level that has not moved', () => {
  it.each<[string, (number | null)[], number]>([
    ['never reviewed', [], 0],
    ['every review left it', [0, 0, 0], 3],
    ['it moved at the latest review', [1, 0, 0], 0],
    ['it came down before the last two', [0, 0, -1, 0], 2],
    ['a review at which it got its score, or changed matrix, ends the row', [0, null, 0], 1],
  ])('%s', (_case, moved, expected) => {
    expect(stillFor(moved)).toBe(expected);
  });

  it.each<[string, (number | null)[], number, Flag | null]>([
    ['for as many reviews as the register says', [0, 0, 0, 0], 4, { flag: 'level-still', count: 4, since: null }],
    ['for more of them', [0, 0, 0, 0, 0, 0, 1], 4, { flag: 'level-still', count: 6, since: null }],
    ['for one fewer', [0, 0, 0, 1, 0], 4, null],
    ['for two, where the register says two', [0, 0, -2], 2, { flag: 'level-still', count: 2, since: null }],
  ])('%s', (_case, moved, stillReviews, expected) => {
    expect(levelStill(moved, { stillReviews })).toEqual(expected);
  });
});

describe('red since when', () => {
  const at = (day: string, highest: boolean) => ({ day, highest });
  it.each<[string, { day: string; highest: boolean }[], string | null]>([
    ['never assessed', [], null],
    ['not there now', [at('2026-02-01', false), at('2025-02-01', true)], null],
    ['from its first assessment', [at('2026-02-01', true), at('2025-02-01', true)], '2025-02-01'],
    ['since it came back, not since it was first there', [at('2026-02-01', true), at('2026-01-01', true), at('2025-06-01', false), at('2025-02-01', true)], '2026-01-01'],
    ['since its latest assessment', [at('2026-02-01', true), at('2025-06-01', false)], '2026-02-01'],
  ])('%s', (_case, assessments, expected) => {
    expect(highestSince(assessments)).toBe(expected);
  });

  it.each<[string, string | null, number, string, boolean]>([
    ['to the day', '2025-03-02', 12, '2026-03-02', false],
    ['a day longer', '2025-03-02', 12, '2026-03-03', true],
    ['the 31st and a shorter month', '2026-01-31', 1, '2026-03-01', true],
    ['not there', null, 12, '2026-03-03', false],
  ])('%s', (_case, since, highestMonths, today, flagged) => {
    expect(highestTooLong(since, { highestMonths }, today)).toEqual(flagged ? { flag: 'highest-too-long', count: highestMonths, since } : null);
  });
});

describe('an indicator that watches the risk', () => {
  const target = { value: 95, upper: null, tolerance: 5 };
  const watching = (title: string, value: number | null, day = '2026-02-03', aim: typeof target | null = target) => ({ title, direction: 'higher' as const, value, target: aim, day });
  it.each<[string, ReturnType<typeof watching>[], Partial<Flag> | null]>([
    ['none', [], null],
    ['within tolerance', [watching('Calls', 90)], null],
    ['out of it', [watching('Calls', 89)], { count: 1, since: '2026-02-03', indicators: ['Calls'] }],
    ['not collected is not known to be out', [watching('Calls', null)], null],
    ['without a target neither', [watching('Calls', 0, '2026-02-03', null)], null],
    ['two of three, since the first', [watching('Calls', 80), watching('Backups', 96), watching('Restores', 0, '2026-01-05')], { count: 2, since: '2026-01-05', indicators: ['Calls', 'Restores'] }],
  ])('%s', (_case, all, expected) => expect(indicatorBreached(all)).toEqual(expected && { flag: 'indicator-breached', ...expected }));
});

describe('actions that are all late', () => {
  const action = (status: ActionStatus, dueDate: string) => ({ status, dueDate });
  it.each<[string, { status: ActionStatus; dueDate: string }[], number | null]>([
    ['none planned', [], null],
    ['all late', [action('open', '2026-02-01'), action('in-progress', '2026-03-01')], 2],
    ['one is not', [action('open', '2026-02-01'), action('open', '2026-04-01')], null],
    ['due today is not late', [action('open', '2026-03-02')], null],
    ['what has ended is not counted', [action('done', '2026-01-01'), action('cancelled', '2026-01-01'), action('open', '2026-02-01')], 1],
    ['all have ended', [action('done', '2026-01-01')], null],
  ])('%s', (_case, actions, count) => {
    expect(actionsAllLate(actions, '2026-03-02')).toEqual(count === null ? null : { flag: 'actions-all-late', count, since: null });
  });
});

it('a risk is flagged with every reason that it gives', () => {
  const flags = flagsOf(
    { moved: [0, 0, 0, 0], highestSince: '2024-01-01', actions: [{ status: 'open', dueDate: '2026-01-01' }],
      watching: [{ title: 'Calls', direction: 'lower', value: 9, target: { value: 3, upper: null, tolerance: 1 }, day: '2026-02-03' }] }, { stillReviews: 4, highestMonths: 12 }, '2026-03-02',
  );
  expect(flags.map(({ flag }) => flag)).toEqual(['level-still', 'highest-too-long', 'actions-all-late', 'indicator-breached']);
});
