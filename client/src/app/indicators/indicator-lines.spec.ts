import type { ReadingView } from '@holdfast/contracts';
import { periodsOf, spanOf, stepsOf } from './indicator-lines';

const author = { id: 'p', name: 'P', jobTitle: 'Officer' };
const reading = (periodStart: string, value: number | null, corrected = false): ReadingView => ({
  id: `${periodStart}${corrected}`, periodStart, value, notCollected: '', narrative: '', state: value === null ? 'not-collected' : 'on-target', correctsId: null, correctionReason: '', corrected, author, recordedAt: '2026-01-01',
});
const target = (financialYear: number, value: number | null, tolerance = 2, upper: number | null = null) => ({ financialYear, value, upper, tolerance });

describe('the chart of an indicator', () => {
  it('has each period between the first and the last reading, and draws nothing where nothing is known', () => {
    const periods = periodsOf('quarter', 'higher', [reading('2026-04-01', 95), reading('2026-04-01', 9, true), reading('2025-10-01', null)], [target(2025, null), target(2026, 90)]);
    expect(periods.map(({ label, value, state, aim }) => [label, value, state, aim])).toEqual([
      ['Q3 2025/26', null, 'not-collected', null], ['Q4 2025/26', null, null, null], ['Q1 2026/27', 95, 'on-target', { from: 90, to: null, tolerance: 2 }],
    ]);
    expect(periodsOf('month', 'lower', [], [])).toEqual([]);
  });

  it('spans readings, targets and tolerance, and begins at nothing rather than below it', () => {
    expect(spanOf(periodsOf('month', 'lower', [reading('2026-04-01', 0)], [target(2026, 4, 1)]))).toEqual({ low: 0, high: 5.5 });
    expect(spanOf(periodsOf('month', 'higher', [reading('2026-04-01', 5)], []))).toEqual({ low: 4.5, high: 5.5 });
    expect(spanOf([])).toEqual({ low: 0, high: 1 });
  });

  it('writes round values', () => {
    expect(stepsOf({ low: 96.9, high: 100.4 })).toEqual([97, 98, 99, 100]);
    expect(stepsOf({ low: 0, high: 1 })).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });
});
