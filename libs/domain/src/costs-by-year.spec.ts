import type { Cost } from './action-costs';
import { costsByYear, type CostSum } from './costs-by-year';

const line = (financialYear: number, kind: Cost['kind'], amount: number | null): Cost => ({ financialYear, kind, amount });
const NONE = { capital: null, revenue: null, 'cashable-saving': null, 'non-cashable-saving': null };
const sum = (amount: number | null, toBeAssessed = 0): CostSum => ({ amount, toBeAssessed });

describe('what several actions cost by financial year', () => {
  it.each<[what: string, lines: Cost[], sums: Partial<Record<keyof typeof NONE, CostSum>>]>([
    ['capital of several actions', [line(2026, 'capital', 40_000), line(2026, 'capital', 2_000)], { capital: sum(42_000) }],
    ['revenue, paid once and each year', [line(2026, 'revenue', 5_000), line(2026, 'ongoing', 1_500)], { revenue: sum(6_500) }],
    ['what is to be assessed', [line(2026, 'capital', null)], { capital: sum(null, 1) }],
    ['known beside unknown', [line(2026, 'revenue', 7_000), line(2026, 'ongoing', null), line(2026, 'revenue', null)], { revenue: sum(7_000, 2) }],
    ['a cost of nothing, which is known', [line(2026, 'capital', 0)], { capital: sum(0) }],
    ['savings, told apart from costs and from each other', [line(2026, 'revenue', 10), line(2026, 'cashable-saving', 4), line(2026, 'non-cashable-saving', null)],
      { revenue: sum(10), 'cashable-saving': sum(4), 'non-cashable-saving': sum(null, 1) }],
  ])('sums %s', (_, lines, sums) => expect(costsByYear(lines)).toEqual({ years: [{ financialYear: 2026, sums: { ...NONE, ...sums } }], all: { ...NONE, ...sums } }));

  it('goes by the year, the earliest first, and sums all years below', () => {
    const { years, all } = costsByYear([line(2028, 'capital', 3), line(2026, 'capital', 1), line(2028, 'ongoing', null)]);
    expect(years.map(({ financialYear, sums }) => [financialYear, sums.capital, sums.revenue])).toEqual([[2026, sum(1), null], [2028, sum(3), sum(null, 1)]]);
    expect(all).toEqual({ ...NONE, capital: sum(4), revenue: sum(null, 1) });
  });

  it('of no lines is nothing to tell', () => expect(costsByYear([])).toEqual({ years: [], all: NONE }));
});
