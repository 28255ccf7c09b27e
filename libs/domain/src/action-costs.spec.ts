import { financialYearLabel, financialYearOf, totalCosts, type Cost } from './action-costs';

const line = (financialYear: number, kind: Cost['kind'], amount: number | null): Cost => ({ financialYear, kind, amount });

describe('what actions cost', () => {
  it('adds up each kind by itself over the years', () => {
    expect(totalCosts([line(2027, 'revenue', 5_000), line(2026, 'capital', 40_000), line(2026, 'revenue', 2_500), line(2026, 'cashable-saving', 0)])).toEqual([
      { kind: 'capital', amount: 40_000, toBeAssessed: 0 },
      { kind: 'revenue', amount: 7_500, toBeAssessed: 0 },
      { kind: 'cashable-saving', amount: 0, toBeAssessed: 0 },
    ]);
  });

  it('a cost to be assessed is unknown, never nothing', () => {
    expect(totalCosts([line(2026, 'capital', null)])).toEqual([{ kind: 'capital', amount: null, toBeAssessed: 1 }]);
    expect(totalCosts([line(2026, 'capital', 10), line(2027, 'capital', null)])).toEqual([{ kind: 'capital', amount: 10, toBeAssessed: 1 }]);
  });

  it.each([
    [2026, '2026/27'],
    [1999, '1999/00'],
    [2009, '2009/10'],
  ])('%i is written %s', (year, label) => expect(financialYearLabel(year)).toBe(label));

  it.each([
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
    ['2026-12-31', 2026],
  ])('%s belongs to the year that begins in %i', (day, year) => expect(financialYearOf(day)).toBe(year));
});
