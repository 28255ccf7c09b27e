import { crossing, hasRule, meetsRule, type EscalationRule } from './escalation-rule';
import { CORPORATE_5X5 } from './ready-made-matrices';
import type { Standing } from './standing';

const { matrix } = CORPORATE_5X5;
const off: EscalationRule = { escalateAt: null, escalateAboveAppetite: false, appetite: 'M' };
const atHigh: EscalationRule = { ...off, escalateAt: 'H' };
const aboveMedium: EscalationRule = { ...off, escalateAboveAppetite: true };

describe('the rule of a register', () => {
  it.each<[string, EscalationRule, Standing, boolean]>([
    ['off, nothing meets it', off, { level: 'VH' }, false],
    ['at the level, it is met', atHigh, { level: 'H' }, true],
    ['worse than the level too', atHigh, { likelihood: '5', impact: '5' }, true],
    ['below the level not', atHigh, { level: 'M' }, false],
    ['at appetite not', aboveMedium, { level: 'M' }, false],
    ['above appetite it is', aboveMedium, { level: 'H' }, true],
    ['without an appetite nothing lies above it', { ...aboveMedium, appetite: null }, { level: 'VH' }, false],
    ['the unscored meets none', atHigh, {}, false],
    ['a level that the matrix does not know is none', { ...off, escalateAt: 'X' }, { level: 'VH' }, false],
  ])('%s', (_case, rule, residual, met) => {
    expect(meetsRule(matrix, rule, residual)).toBe(met);
  });

  it.each([
    [off, false],
    [atHigh, true],
    [aboveMedium, true],
    [{ ...aboveMedium, appetite: null }, false],
  ])('is there or not: %j', (rule, there) => {
    expect(hasRule(rule)).toBe(there);
  });

  it.each<[string, Standing | null, Standing, ReturnType<typeof crossing>]>([
    ['first scored at the level', null, { level: 'H' }, 'crosses'],
    ['risen to it', { level: 'M' }, { level: 'H' }, 'crosses'],
    ['confirmed where it was', { level: 'H' }, { level: 'H' }, null],
    ['risen further', { level: 'H' }, { level: 'VH' }, null],
    ['come down', { level: 'VH' }, { level: 'M' }, 'leaves'],
    ['no longer scored', { level: 'VH' }, {}, 'leaves'],
    ['still below', { level: 'L' }, { level: 'M' }, 'leaves'],
    ['up again after it came down', { level: 'M' }, { level: 'VH' }, 'crosses'],
  ])('suggests once per crossing: %s', (_case, before, after, does) => {
    expect(crossing(matrix, atHigh, before, after)).toBe(does);
  });
});
