import fc from 'fast-check';
import { cellName, cellsOf } from './cells-of';
import { levelThroughCrosswalk, proposeCrosswalk, standingThroughCrosswalk, throughCrosswalk, type Crosswalk } from './crosswalk';
import { levelIndexOf } from './level-of';
import { anyMatrix } from './matrix.arbitrary';
import { CORPORATE_5X5, HALTON_4X4, MELTON_6X4, US_ARMY } from './ready-made-matrices';
import type { RiskMatrix } from './risk-matrix';
import { validateCrosswalk } from './validate-crosswalk';

const [corporate, halton, melton] = [CORPORATE_5X5.matrix, HALTON_4X4.matrix, MELTON_6X4.matrix];

/** Two steps each way; the level of each cell, IV and then I, F and then A. */
const small = (cells: number[][], levels: string[]): RiskMatrix => ({
  likelihood: [{ code: 'F', label: 'F' }, { code: 'A', label: 'A' }],
  impact: [{ code: 'IV', label: 'IV' }, { code: 'I', label: 'I' }],
  rule: 'table',
  levels: levels.map((code) => ({ code, label: code, colour: '#000000', response: '' })),
  cells,
});

describe('the crosswalk that is proposed', () => {
  it('from a matrix to itself is the identity, whatever the matrix', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const crosswalk = proposeCrosswalk(matrix, matrix);
        expect(crosswalk.cells).toHaveLength(matrix.likelihood.length * matrix.impact.length);
        for (const { from, to } of crosswalk.cells) if (cellName(from) !== cellName(to)) throw new Error(`${cellName(from)} goes to ${cellName(to)}`);
        for (const { from, to } of crosswalk.levels) expect(to).toBe(from);
        expect(crosswalk.levels).toHaveLength(matrix.levels.length);
      }),
    );
  });

  it('between any two matrices can be declared as it is', () => {
    fc.assert(fc.property(anyMatrix, anyMatrix, (from, to) => {
      expect(validateCrosswalk(from, to, proposeCrosswalk(from, to))).toEqual([]);
    }));
  });

  it('keeps the order of levels between any two matrices', () => {
    fc.assert(
      fc.property(anyMatrix, anyMatrix, (from, to) => {
        const crosswalk = proposeCrosswalk(from, to);
        const ends = cellsOf(from).map((cell) => ({ was: levelIndexOf(from, cell)!, is: levelIndexOf(to, throughCrosswalk(crosswalk, cell)!)! }));
        const lowestTo = from.levels.map((_, level) => Math.min(...ends.filter(({ was }) => was >= level).map(({ is }) => is)));
        const highestTo = from.levels.map((_, level) => Math.max(-1, ...ends.filter(({ was }) => was < level).map(({ is }) => is)));
        for (const [level, high] of highestTo.entries()) expect(high).toBeLessThanOrEqual(lowestTo[level]!);
        const levels = crosswalk.levels.map(({ to: code }) => levelIndexOf(to, { level: code })!);
        expect(levels).toEqual(levels.toSorted((a, b) => a - b));
      }),
    );
  });

  it.each([
    // Very low of five goes to Low of three, Low to Medium (a half goes up), Medium to Medium, High to High (up), Very high to High.
    ['F', 'IV', '1', '1'],
    ['C', 'II', '3', '4'],
    ['D', 'II', '2', '3'],
    ['A', 'I', '4', '4'],
  ])('takes %s × %s from the letters and romans to %s × %s', (likelihood, impact, toLikelihood, toImpact) => {
    expect(throughCrosswalk(proposeCrosswalk(melton, halton), { likelihood, impact })).toEqual({ likelihood: toLikelihood, impact: toImpact });
  });

  it('takes levels by their share of the scale, a half to the more severe', () => {
    expect(proposeCrosswalk(melton, halton).levels.map(({ from, to }) => `${from}>${to}`)).toEqual(['VL>L', 'L>M', 'M>M', 'H>H', 'VH>H']);
    expect(proposeCrosswalk(US_ARMY.matrix, corporate).levels.map(({ from, to }) => `${from}>${to}`)).toEqual(['L>VL', 'M>L', 'H>H', 'EH>VH']);
  });

  it('gives a tie to the higher impact', () => {
    const from = small([[0, 0], [0, 1]], ['low', 'high']);
    const to = small([[1, 0], [0, 1]], ['low', 'high']);
    // F × IV is low there and high here; the low cells F × I and A × IV are equally near.
    expect(throughCrosswalk(proposeCrosswalk(from, to), { likelihood: 'F', impact: 'IV' })).toEqual({ likelihood: 'F', impact: 'I' });
  });

  it('takes the nearest level that has a cell when the mapped one has none, the more severe if two are equally near', () => {
    const from = small([[0, 1], [1, 2]], ['low', 'medium', 'high']);
    const to = small([[0, 0], [2, 2]], ['low', 'medium', 'high']);
    const crosswalk = proposeCrosswalk(from, to);
    expect(throughCrosswalk(crosswalk, { likelihood: 'F', impact: 'I' })).toEqual({ likelihood: 'A', impact: 'I' });
    expect(levelThroughCrosswalk(crosswalk, 'medium')).toBe('medium');
    expect(validateCrosswalk(from, to, crosswalk)).toEqual([]);
  });

  it('says nothing about a place that it does not name', () => {
    const crosswalk = proposeCrosswalk(melton, halton);
    expect(throughCrosswalk(crosswalk, { likelihood: 'G', impact: 'I' })).toBeNull();
    expect(levelThroughCrosswalk(crosswalk, 'X')).toBeNull();
    expect(standingThroughCrosswalk(crosswalk, {})).toBeNull();
    expect(standingThroughCrosswalk(crosswalk, { level: 'VH' })).toEqual({ level: 'H' });
  });
});

describe('declaring a crosswalk', () => {
  const proposed = proposeCrosswalk(halton, corporate);
  const withCell = (likelihood: string, impact: string, to: { likelihood: string; impact: string }): Crosswalk => ({
    ...proposed,
    cells: proposed.cells.map((entry) => (entry.from.likelihood === likelihood && entry.from.impact === impact ? { ...entry, to } : entry)),
  });

  it.each<[string, Crosswalk, string, string]>([
    ['a cell left out', { ...proposed, cells: proposed.cells.slice(1) }, 'not-mapped', '1 × 1 is not mapped.'],
    ['a cell mapped twice', { ...proposed, cells: [...proposed.cells, proposed.cells[0]!] }, 'mapped-twice', '1 × 1 is mapped more than once.'],
    ['a cell that is not on the first', { ...proposed, cells: [...proposed.cells, { from: { likelihood: '9', impact: '1' }, to: { likelihood: '1', impact: '1' } }] }, 'not-on-source', 'The matrix that is left has no 9 × 1.'],
    ['a cell that is not on the other', withCell('1', '1', { likelihood: '6', impact: '1' }), 'not-on-target', '1 × 1 goes to 6 × 1, which the other matrix does not have.'],
    ['a level left out', { ...proposed, levels: proposed.levels.slice(1) }, 'not-mapped', 'Level L is not mapped.'],
    ['a level that is not on the other', { ...proposed, levels: [{ from: 'L', to: 'none' }, ...proposed.levels.slice(1)] }, 'not-on-target', 'Level L goes to level none, which the other matrix does not have.'],
    [
      'a pair of cells out of order',
      withCell('4', '4', { likelihood: '1', impact: '1' }),
      'order-broken',
      'The order of levels is not kept: 2 × 3 (Medium) goes to 2 × 4 (Medium), but 4 × 4 (High) goes to 1 × 1 (Very low).',
    ],
    [
      'a pair of levels out of order',
      { ...proposed, levels: [{ from: 'L', to: 'H' }, { from: 'M', to: 'M' }, { from: 'H', to: 'VH' }] },
      'order-broken',
      'The order of levels is not kept: level L (Low) goes to level H (High), but level M (Medium) goes to level M (Medium).',
    ],
  ])('is refused for %s', (_fault, crosswalk, code, message) => {
    expect(validateCrosswalk(halton, corporate, crosswalk).map((fault) => [fault.code, fault.message])).toContainEqual([code, message]);
  });

  it('points at both cells of a pair that is out of order', () => {
    const faults = validateCrosswalk(halton, corporate, withCell('4', '4', { likelihood: '1', impact: '1' }));
    expect(faults).toMatchObject([{ cells: [{ likelihood: '2', impact: '3' }, { likelihood: '4', impact: '4' }], levels: [] }]);
  });

  it('allows cells of one level to part, as long as no level passes another', () => {
    expect(validateCrosswalk(halton, corporate, withCell('4', '4', { likelihood: '4', impact: '4' }))).toEqual([]);
  });
});
