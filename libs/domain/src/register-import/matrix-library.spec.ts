import { levelOf } from '../level-of';
import { matricesOfLibrary } from './matrix-library';

const step = (abbreviation: string | number, name: string) => ({ abbreviation, name, description: '' });
const MATRIX = {
  name: 'Four by three', probability: [step(1, 'Rare'), step(2, 'Unlikely'), step(3, 'Likely'), step(4, 'Certain')], impact: [step('L', 'Slight'), step('M', 'Marked'), step('H', 'Grave')],
  risk: [{ ...step('G', 'Green'), hexcolor: '#00FF00' }, { ...step('A', 'Amber'), hexcolor: 'orange' }, { ...step('R', 'Red'), hexcolor: '#ff0000' }],
  grid: [[0, 0, 1], [0, 1, 1], [1, 1, 2], [1, 2, 2]],
};
const first = (matrix: object) => matricesOfLibrary({ name: 'Library', objects: { risk_matrix: [matrix] } })![0]!;

describe('a library of matrices', () => {
  it('gives its matrices: axes from low to high, abbreviations as texts or numbers, square or not', () => {
    const made = first(MATRIX);
    if (!('matrix' in made)) throw new Error(made.fault);
    expect(made.name).toBe('Four by three');
    expect(made.matrix.likelihood.map(({ code }) => code)).toEqual(['1', '2', '3', '4']);
    expect(made.matrix.impact.map(({ code }) => code)).toEqual(['L', 'M', 'H']);
    expect(levelOf(made.matrix, { likelihood: '3', impact: 'H', level: null })).toMatchObject({ level: { label: 'Red', colour: '#ff0000' } });
    expect(levelOf(made.matrix, { likelihood: '1', impact: 'H', level: null })).toMatchObject({ level: { label: 'Amber', colour: '#e0ab2a' } });
  });

  it('leaves out levels that no cell has', () => {
    const made = first({ ...MATRIX, risk: [...MATRIX.risk, step('B', 'Black')] });
    expect('matrix' in made && made.matrix.levels.map(({ label }) => label)).toEqual(['Green', 'Amber', 'Red']);
  });

  it.each<[string, object, RegExp]>([
    ['lies the wrong way round', { grid: [[0, 0, 1, 1], [0, 1, 1, 2], [1, 1, 2, 2]] }, /3 by 4 does not fit 4 steps of probability and 3 of impact\. It lies the wrong way round/],
    ['points to no level', { grid: [[0, 0, 1], [0, 1, 1], [1, 1, 2], [1, 2, 9]] }, /not among the 3/],
    ['has an axis of one step', { probability: [step(1, 'Rare')], grid: [[0, 1, 2]] }, /needs 2 to 10 steps/],
  ])('says why a matrix cannot be used that %s', (_what, more, sentence) => expect(first({ ...MATRIX, ...more })).toMatchObject({ fault: expect.stringMatching(sentence) }));

  it('is told from anything else', () => expect(matricesOfLibrary({ objects: { framework: {} } })).toBeNull());
});
