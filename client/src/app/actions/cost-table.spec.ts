import { costTable, totalInWords } from './cost-table';

describe('the table of costs', () => {
  it('has a row for each financial year and a column for each kind that has a line, and totals below', () => {
    const { kinds, rows, totals } = costTable([
      { financialYear: 2027, kind: 'ongoing', amount: null }, { financialYear: 2026, kind: 'capital', amount: 12500 }, { financialYear: 2027, kind: 'capital', amount: 0 }, { financialYear: 2026, kind: 'ongoing', amount: 300 },
    ]);
    expect(kinds).toEqual(['capital', 'ongoing']);
    expect(rows).toEqual([{ year: '2026/27', amounts: [12500, 300] }, { year: '2027/28', amounts: [0, null] }]);
    expect(totals.map(totalInWords)).toEqual(['£12,500', '£300 and 1 to be assessed']);
  });

  it('leaves empty what has no line, which is neither nothing nor to be assessed', () => {
    expect(costTable([{ financialYear: 2026, kind: 'capital', amount: null }, { financialYear: 2027, kind: 'revenue', amount: 1 }]).rows.map(({ amounts }) => amounts)).toEqual([[null, undefined], [undefined, 1]]);
    expect(totalInWords({ amount: null, toBeAssessed: 2 })).toBe('To be assessed');
  });
});
