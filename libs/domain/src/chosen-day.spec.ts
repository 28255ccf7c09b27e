import { describe, expect, it } from '@jest/globals';
import { nextReviewFault, targetDateFault } from './chosen-day';

const TODAY = '2026-03-02';

describe('a day that is chosen', () => {
  it.each<[string, string | null]>([
    ['2026-03-03', null],
    ['2036-03-02', null],
    ['2026-03-02', 'The target date lies ahead: choose a later day.'],
    ['2025-12-31', 'The target date lies ahead: choose a later day.'],
    ['2036-03-03', 'The target date is at most ten years away: choose an earlier day.'],
    ['9999-12-31', 'Give a day of the calendar, such as 2027-03-31.'],
  ])('for a target: %s', (day, fault) => {
    expect(targetDateFault(day, TODAY)).toBe(fault);
  });

  it.each<[string, string | null]>([
    ['2026-03-02', null],
    ['2029-03-02', null],
    ['2026-03-01', 'The next review lies ahead: choose today or a later day.'],
    ['2029-03-03', 'The next review is at most three years away: choose an earlier day.'],
    ['2026-02-30', 'Give a day of the calendar, such as 2027-03-31.'],
  ])('for the next review: %s', (day, fault) => {
    expect(nextReviewFault(day, TODAY)).toBe(fault);
  });
});
