import { atHighestLevel, compareStandings, NONE_DECLARED, type Comparison, type DeclaredCrosswalks } from './compare-standings';
import { proposeCrosswalk } from './crosswalk';
import type { Assessed } from './movement';
import { CORPORATE_5X5, HALTON_4X4, MELTON_6X4 } from './ready-made-matrices';
import type { Standing } from './standing';

const five = (standing: Standing): Assessed => ({ matrixVersionId: 'five', matrix: CORPORATE_5X5.matrix, ...standing });
const anew = (standing: Standing): Assessed => ({ matrixVersionId: 'five-2', matrix: CORPORATE_5X5.matrix, ...standing });
const halton = (standing: Standing): Assessed => ({ matrixVersionId: 'halton', matrix: HALTON_4X4.matrix, ...standing });
const melton = (standing: Standing): Assessed => ({ matrixVersionId: 'melton', matrix: MELTON_6X4.matrix, ...standing });
const declared: DeclaredCrosswalks = (from, to) => (from === 'melton' && to === 'halton' ? proposeCrosswalk(MELTON_6X4.matrix, HALTON_4X4.matrix) : null);

describe('two standings', () => {
  it.each<[string, Assessed, Assessed, Comparison]>([
    ['a level higher', five({ likelihood: '4', impact: '4' }), five({ likelihood: '3', impact: '4' }), { levels: 1, above: true }],
    ['two levels lower', five({ level: 'L' }), five({ level: 'H' }), { levels: -2, above: false }],
    ['of one level, the worse cell is above', five({ likelihood: '3', impact: '4' }), five({ likelihood: '2', impact: '4' }), { levels: 0, above: true }],
    ['of one level, the same cell is not', five({ likelihood: '3', impact: '4' }), five({ likelihood: '3', impact: '4' }), { levels: 0, above: false }],
    ['of one level, a level alone is neither above nor below a cell', five({ level: 'M' }), five({ likelihood: '2', impact: '4' }), { levels: 0, above: false }],
    ['one is unscored', five({}), five({ level: 'M' }), 'unscored'],
    ['a cell that its matrix does not have', five({ likelihood: '9', impact: '9' }), five({ level: 'M' }), 'not-comparable'],
    ['on another version with the same levels, by level', anew({ level: 'VH' }), five({ level: 'H' }), { levels: 1, above: true }],
    ['on another version with the same levels, not by cell', anew({ likelihood: '3', impact: '4' }), five({ likelihood: '2', impact: '4' }), { levels: 0, above: false }],
    ['on a matrix with other levels: unknown', halton({ likelihood: '4', impact: '4' }), five({ level: 'VL' }), 'not-comparable'],
    ['through the crosswalk from the one', melton({ level: 'VH' }), halton({ level: 'L' }), { levels: 2, above: true }],
    ['through it from the other', halton({ level: 'L' }), melton({ level: 'VH' }), { levels: -2, above: false }],
    ['what the crosswalk does not name is unknown', melton({ likelihood: 'Z', impact: 'I' }), halton({ level: 'L' }), 'not-comparable'],
  ])('%s', (_case, one, other, expected) => {
    expect(compareStandings(one, other, declared)).toEqual(expected);
  });

  it('without a declared crosswalk other levels are not compared, however far apart they look', () => {
    expect(compareStandings(melton({ level: 'VH' }), halton({ level: 'L' }), NONE_DECLARED)).toBe('not-comparable');
  });
});

describe('the highest level', () => {
  it.each<[string, Standing, boolean | null]>([
    ['a cell of it', { likelihood: '5', impact: '5' }, true],
    ['the level alone', { level: 'VH' }, true],
    ['the one below', { level: 'H' }, false],
    ['unscored', {}, null],
  ])('%s', (_case, standing, expected) => {
    expect(atHighestLevel(five(standing))).toBe(expected);
  });
});
