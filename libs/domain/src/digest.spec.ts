import { weekdayOf } from './calendar';
import { daysUntilDigest, digestFallsOn, type DigestChoice } from './digest';

const choice = (rhythm: DigestChoice['rhythm'], weekday = 3): DigestChoice => ({ rhythm, weekday });

describe('the day of the week', () => {
  it.each([
    ['2026-03-02', 1], ['2026-03-07', 6], ['2026-03-08', 7], ['2024-02-29', 4], ['2023-12-31', 7], ['1999-12-31', 5],
  ])('of %s is %i', (date, weekday) => expect(weekdayOf(date)).toBe(weekday));
});

describe('a digest', () => {
  // 2 March 2026 is a Monday.
  const week = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08'];

  it.each([
    ['every working day', choice('working-days'), [true, true, true, true, true, false, false]],
    ['only when something is overdue', choice('when-overdue'), [true, true, true, true, true, false, false]],
    ['weekly on a Wednesday', choice('weekly', 3), [false, false, true, false, false, false, false]],
    ['weekly on a Sunday', choice('weekly', 7), [false, false, false, false, false, false, true]],
    ['never', choice('never'), [false, false, false, false, false, false, false]],
  ])('%s falls on its days of a week', (_, chosen, expected) => expect(week.map((day) => digestFallsOn(chosen, day))).toEqual(expected));

  it.each([
    ['is still to come on its day before seven', choice('weekly', 1), '2026-03-02', 6, 0],
    ['comes in a week once it went out', choice('weekly', 1), '2026-03-02', 7, 7],
    ['comes on Monday after a Friday', choice('working-days'), '2026-03-06', 9, 3],
    ['comes on Monday after a Saturday, before seven too', choice('working-days'), '2026-03-07', 3, 2],
    ['comes tomorrow in the week', choice('when-overdue'), '2026-03-03', 12, 1],
    ['never comes', choice('never'), '2026-03-03', 12, null],
  ])('%s', (_, chosen, today, hour, days) => expect(daysUntilDigest(chosen, today, hour)).toBe(days));
});
