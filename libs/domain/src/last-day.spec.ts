import { lastDayFault } from './last-day';

describe('the last day of what is borne for a while', () => {
  it.each<[string, string, number, string | null]>([
    ['tomorrow will do', '2026-03-03', 12, null],
    ['today is too early', '2026-03-02', 12, 'Choose a day after today'],
    ['so is what has been', '2025-12-31', 12, 'Choose a day after today'],
    ['the same day next year is the last', '2027-03-02', 12, null],
    ['the day after is too late', '2027-03-03', 12, 'Choose a day within 12 months from today'],
    ['within a month', '2026-04-03', 1, 'Choose a day within 1 month from today'],
  ])('%s', (_rule, day, months, fault) => {
    expect(lastDayFault(day, '2026-03-02', months)).toBe(fault);
  });

  it('of a short month ends with it', () => {
    expect(lastDayFault('2026-02-28', '2026-01-31', 1)).toBeNull();
    expect(lastDayFault('2026-03-01', '2026-01-31', 1)).not.toBeNull();
  });
});
