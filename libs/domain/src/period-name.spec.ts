import { periodName } from './period-name';

describe('what a period is called', () => {
  it.each([
    ['2026-06-30', 'Quarter 1, 2026/27'], ['2026-09-30', 'Quarter 2, 2026/27'], ['2026-12-31', 'Quarter 3, 2026/27'], ['2027-03-31', 'Quarter 4, 2026/27'], ['2000-03-31', 'Quarter 4, 1999/00'],
    ['2026-07-31', 'July 2026'], ['2028-02-29', 'February 2028'], ['2028-02-28', '28 February 2028'], ['2026-06-29', '29 June 2026'],
  ])('that ends on %s: %s', (day, name) => {
    expect(periodName(day)).toBe(name);
  });
});
