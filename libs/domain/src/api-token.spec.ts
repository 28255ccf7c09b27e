import { describe, expect, it } from '@jest/globals';
import { tokenDayFault } from './api-token';

describe('the last day of an API token', () => {
  it.each([
    ['2026-03-01', 'Choose a day after today'],
    ['2026-03-02', 'Choose a day after today'],
    ['2026-03-03', null],
    ['2027-03-02', null],
    ['2027-03-03', 'Choose a day within 12 months from today'],
  ])('%s, on 2 March 2026: %s', (day, fault) => expect(tokenDayFault(day, '2026-03-02')).toBe(fault));
});
