import { costInWords, dueInWords, moneyInWords, replacementInWords, slipInWords } from './action-words';

describe('an action in words', () => {
  it.each([
    ['2026-05-20', '12 days late'], ['2026-05-31', '1 day late'], ['2026-06-01', 'today'], ['2026-06-02', 'tomorrow'], ['2026-06-04', 'in 3 days'], ['2029-06-01', 'in 1,096 days'],
  ])('due on %s is %s', (due, words) => {
    expect(dueInWords(due, '2026-06-01')).toBe(words);
  });

  it.each([[41, 'slipped 41 days'], [1, 'slipped 1 day'], [0, ''], [-5, 'brought forward 5 days']])('%s days from its first date is "%s"', (days, words) => {
    expect(slipInWords(days)).toBe(words);
  });

  it('names a system and the years in which it is replaced', () => {
    expect([replacementInWords(null), replacementInWords({ system: 'Payroll', from: 2026, to: 2026 }), replacementInWords({ system: 'Payroll', from: 2026, to: 2028 })]).toEqual(['None', 'Payroll, 2026/27', 'Payroll, 2026/27 to 2028/29']);
  });

  it('money that is not known is not nothing', () => {
    expect([moneyInWords(null), moneyInWords(0), moneyInWords(12500)]).toEqual(['To be assessed', '£0', '£12,500']);
    expect(costInWords({ financialYear: 1999, kind: 'capital', amount: null })).toBe('1999/00 Capital to be assessed');
  });
});
