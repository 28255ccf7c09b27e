import { replacementFault, yearsOfReplacements } from './replacement';

describe('the years in which a system is replaced', () => {
  it.each([
    ['one year', 2026, 2026, null],
    ['several years', 2026, 2028, null],
    ['as many as there may be', 2026, 2036, null],
    ['one too many', 2026, 2037, 'A replacement spans at most 10 years from its first. Split it into several actions'],
    ['backwards', 2027, 2026, 'The last year cannot lie before the first'],
  ])('%s: %i to %i', (_, from, to, fault) => expect(replacementFault({ from, to })).toBe(fault));

  it.each([
    ['nothing', [], []],
    ['one system', [[2026, 2027]], [2026, 2027]],
    ['two that overlap', [[2027, 2028], [2026, 2027]], [2026, 2027, 2028]],
    ['two with a year between', [[2026, 2026], [2028, 2028]], [2026, 2027, 2028]],
  ])('of %s', (_, spans, years) => expect(yearsOfReplacements(spans.map(([from, to]) => ({ from: from!, to: to! })))).toEqual(years));
});
