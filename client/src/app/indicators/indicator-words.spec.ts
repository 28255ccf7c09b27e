import { measured, numberOf, targetInWords, toleranceInWords } from './indicator-words';

const target = (value: number | null, upper: number | null = null, tolerance = 0) => ({ financialYear: 2026, value, upper, tolerance });

describe('a target in words', () => {
  it.each([
    [target(99.9), 'higher', '%', '99.9% or more'],
    [target(28), 'lower', 'days', '28 days or less'],
    [target(0), 'lower', 'calls', '0 calls or less'],
    [target(8, 14), 'range', '%', '8 to 14%'],
    [target(null), 'higher', '%', 'To be confirmed'],
    [null, 'higher', '%', 'No target is set'],
  ] as const)('%o, %s, in %s', (of, direction, measure, words) => expect(targetInWords(of, direction, measure)).toBe(words));

  it('with its tolerance', () => {
    expect([toleranceInWords(target(99.9, null, 0.5), '%'), toleranceInWords(target(1), 'tests'), toleranceInWords(target(null, null, 3), '%')]).toEqual(['tolerance 0.5%', 'no tolerance', '']);
    expect([measured(1204.5, 'calls'), measured(1, 'tests'), measured(1, '%'), measured(0, 'days')]).toEqual(['1,204.5 calls', '1 test', '1%', '0 days']);
  });
});

it.each([['97.4', 97.4], ['0', 0], ['-3', -3], ['−3', -3], ['1,204.5', 1204.5], ['97%', 97], [12, 12], ['', null], ['n/a', null], ['1e3', null], ['0.12345', null], [null, null]])('%s is read as %s', (typed, value) =>
  expect(numberOf(typed)).toBe(value));
