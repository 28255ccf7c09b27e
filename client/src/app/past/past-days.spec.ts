import { usualDays } from './past-days';

const days = (today: string, begins = '2000-01-01') => usualDays(today, begins).map(({ day }) => day);

describe('the days that are asked for most', () => {
  it.each([
    ['2026-11-25', ['2026-11-24', '2026-10-31', '2026-09-30', '2026-03-31', '2025-11-25']],
    ['2026-01-01', ['2025-12-31', '2025-03-31', '2025-01-01']],
    ['2026-04-01', ['2026-03-31', '2025-04-01']],
    ['2028-02-29', ['2028-02-28', '2028-01-31', '2027-12-31', '2027-03-31', '2027-02-28']],
  ])('on %s, each day once', (today, expected) => expect(days(today)).toEqual(expected));

  it('go back no further than the history', () => {
    expect(days('2026-11-25', '2026-10-01')).toEqual(['2026-11-24', '2026-10-31']);
    expect(days('2026-11-25', '2026-11-25')).toEqual([]);
  });
});
