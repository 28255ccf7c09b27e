import { proposeCrosswalk } from './crosswalk';
import { movement, type Assessed, type Movement } from './movement';
import { HALTON_4X4, MELTON_6X4 } from './ready-made-matrices';
import type { Standing } from './standing';

const onMelton = (standing: Standing): Assessed => ({ matrixVersionId: 'melton', matrix: MELTON_6X4.matrix, ...standing });
const onHalton = (standing: Standing): Assessed => ({ matrixVersionId: 'halton', matrix: HALTON_4X4.matrix, ...standing });
const crosswalk = proposeCrosswalk(MELTON_6X4.matrix, HALTON_4X4.matrix);

describe('movement since the previous assessment', () => {
  it.each<[string, Assessed | null, Assessed, Movement]>([
    ['a risk that was not there is new', null, onMelton({ likelihood: 'C', impact: 'II' }), 'new'],
    ['an unscored one that got a score is now scored', onMelton({}), onMelton({ likelihood: 'C', impact: 'II' }), 'now-scored'],
    ['a rise is worse and above zero', onMelton({ likelihood: 'D', impact: 'III' }), onMelton({ likelihood: 'C', impact: 'II' }), { levels: 2 }],
    ['coming down is below zero', onMelton({ likelihood: 'A', impact: 'I' }), onMelton({ likelihood: 'F', impact: 'IV' }), { levels: -4 }],
    ['another cell of the same level is no movement', onMelton({ likelihood: 'E', impact: 'II' }), onMelton({ likelihood: 'D', impact: 'III' }), { levels: 0 }],
    ['a level alone moves like a cell', onMelton({ level: 'L' }), onMelton({ likelihood: 'C', impact: 'II' }), { levels: 2 }],
    ['unscored before and after is no movement', onMelton({}), onMelton({}), { levels: 0 }],
    ['a score that is gone is said, not guessed', onMelton({ level: 'L' }), onMelton({}), 'now-unscored'],
    ['another matrix without a crosswalk is not comparable', onMelton({ likelihood: 'C', impact: 'II' }), onHalton({ likelihood: '2', impact: '3' }), 'not-comparable'],
    ['now scored on another matrix needs no crosswalk', onMelton({}), onHalton({ likelihood: '2', impact: '3' }), 'now-scored'],
  ])('%s', (_case, previous, current, expected) => {
    expect(movement(previous, current)).toEqual(expected);
  });

  it.each<[string, Assessed, Assessed, Movement]>([
    ['a cell is read through the crosswalk', onMelton({ likelihood: 'C', impact: 'II' }), onHalton({ likelihood: '2', impact: '3' }), { levels: -1 }],
    ['a level alone too', onMelton({ level: 'VL' }), onHalton({ level: 'H' }), { levels: 2 }],
    ['a place that the crosswalk does not name is not comparable', onMelton({ likelihood: 'Z', impact: 'II' }), onHalton({ level: 'H' }), 'not-comparable'],
  ])('across matrices %s', (_case, previous, current, expected) => {
    expect(movement(previous, current, crosswalk)).toEqual(expected);
  });
});
