import { ageInWords } from './age';

describe('how long ago a day was', () => {
  it.each([
    ['2026-06-18', 'today'],
    ['2026-06-17', 'yesterday'],
    ['2026-06-16', '2 days ago'],
    ['2026-05-19', '30 days ago'],
    ['2026-05-18', '1 month ago'],
    ['2025-07-31', '10 months ago'],
    ['2025-06-18', '1 year ago'],
    ['2024-05-02', '2 years and 1 month ago'],
    ['2024-02-29', '2 years and 3 months ago'],
    // Of a day that is still to come where the reader is, nothing is said.
    ['2026-06-19', 'today'],
  ])('%s is %s on 18 June 2026', (day, words) => {
    expect(ageInWords(day, '2026-06-18')).toBe(words);
  });
});
