import { amountOf, costFaults, costsOf, linesOf, type CostLine } from './cost-lines';

const line = (given: Partial<CostLine> = {}): CostLine => ({ financialYear: 2026, kind: 'capital', amount: '12,500', toBeAssessed: false, ...given });

describe('the lines of costs', () => {
  it.each([['12,500', 12500], ['£1 000', 1000], ['0', 0], ['', null], ['12.50', null], ['-5', null], ['about 5', null], ['12345678901', null]])('"%s" typed is %s', (typed, amount) => {
    expect(amountOf(typed)).toBe(amount);
  });

  it('come from what was saved and go back to it', () => {
    const costs = [{ financialYear: 2026, kind: 'capital' as const, amount: 12500 }, { financialYear: 2027, kind: 'ongoing' as const, amount: null }, { financialYear: 2027, kind: 'revenue' as const, amount: 0 }];
    expect(costsOf(linesOf(costs))).toEqual(costs);
  });

  it('say what is wrong with each of them', () => {
    expect(costFaults([line(), line({ kind: 'revenue', amount: '' }), line({ amount: '2' }), line({ financialYear: 2027, amount: '', toBeAssessed: true }), line({ financialYear: 2028, amount: '1,000,000,001' })])).toEqual([
      { line: 1, part: 'amount', message: 'Write whole pounds, or tick to be assessed.' },
      { line: 2, part: 'kind', message: 'There is a line of this kind for 2026/27 already.' },
      { line: 4, part: 'amount', message: 'An amount is at most £1,000,000,000.' },
    ]);
  });
});
