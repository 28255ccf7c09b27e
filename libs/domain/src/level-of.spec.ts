import fc from 'fast-check';
import { cellName, cellsOf } from './cells-of';
import { levelIndexesAt, levelIndexOf, levelOf } from './level-of';
import { anyMatrix, anyMatrixThatIsNotSquare, transposed } from './matrix.arbitrary';
import { positionOf } from './position-of';
import { CORPORATE_5X5, HALTON_4X4, MELTON_6X4, NIST_800_30 } from './ready-made-matrices';
import type { RiskMatrix } from './risk-matrix';
import { scoreOf } from './score-of';

const melton = MELTON_6X4.matrix;
const halton = HALTON_4X4.matrix;

const words: RiskMatrix = {
  likelihood: [{ code: 'Rare', label: 'Rare' }, { code: 'Likely', label: 'Likely' }, { code: 'Certain', label: 'Certain' }],
  impact: [{ code: 'Small', label: 'Small' }, { code: 'Large', label: 'Large' }],
  rule: 'sum',
  levels: [
    { code: 'G', label: 'Green', colour: '#00ff00', response: '', from: 2, to: 3 },
    { code: 'R', label: 'Red', colour: '#ff0000', response: '', from: 4, to: 5 },
  ],
};

describe('the level of a cell', () => {
  it.each([
    ['F', 'I', 'Medium'],
    ['F', 'II', 'Low'],
    ['E', 'II', 'Low'],
    ['D', 'III', 'Low'],
    ['D', 'II', 'Medium'],
    ['C', 'III', 'Medium'],
    ['C', 'II', 'High'],
    ['A', 'I', 'Very high'],
    ['F', 'IV', 'Very low'],
    ['A', 'IV', 'Medium'],
  ])('%s × %s on the letters and romans is %s', (likelihood, impact, label) => {
    expect(levelOf(melton, { likelihood, impact })).toMatchObject({ ok: true, level: { label } });
  });

  it.each([
    ['1', '4', 'Low', 0],
    ['2', '2', 'Low', 0],
    ['2', '3', 'Medium', 1],
    ['3', '3', 'Medium', 1],
    ['3', '4', 'High', 2],
    ['4', '4', 'High', 2],
  ])('%s × %s by its product is %s', (likelihood, impact, label, index) => {
    expect(levelOf(halton, { likelihood, impact })).toMatchObject({ ok: true, index, level: { label } });
  });

  it('weighs impact more than likelihood where the published table does', () => {
    expect(levelOf(NIST_800_30.matrix, { likelihood: 'VL', impact: 'H' })).toMatchObject({ level: { code: 'L' } });
    expect(levelOf(NIST_800_30.matrix, { likelihood: 'H', impact: 'VL' })).toMatchObject({ level: { code: 'VL' } });
  });

  it.each([
    [melton, 'G', 'II', 'likelihood', 'Choose A to F. This matrix has no G.'],
    [melton, 'C', 'V', 'impact', 'Choose I to IV. This matrix has no V.'],
    [melton, 'c', 'II', 'likelihood', 'Choose A to F. This matrix has no c.'],
    [halton, '5', '1', 'likelihood', 'Choose 1 to 4. This matrix has no 5.'],
    [words, 'Often', 'Small', 'likelihood', 'Choose Rare, Likely or Certain. This matrix has no Often.'],
    [words, 'Rare', 'Huge', 'impact', 'Choose Small or Large. This matrix has no Huge.'],
    [melton, '', 'II', 'likelihood', 'Choose A to F.'],
    [melton, 'C', null, 'impact', 'Choose I to IV.'],
  ])('a code that is not on the matrix is refused with those that are (%#)', (matrix, likelihood, impact, field, message) => {
    expect(levelOf(matrix, { likelihood, impact })).toEqual({ ok: false, field, message });
  });

  it('is refused, not guessed, while the matrix does not cover the cell', () => {
    const gap = { ...halton, levels: halton.levels.slice(0, 2) };
    expect(levelOf(gap, { likelihood: '4', impact: '4' })).toEqual({ ok: false, field: 'matrix', message: 'The cell 4 × 4 has no level of risk.' });
    const overlap = { ...halton, levels: halton.levels.map((level) => ({ ...level, from: 1 })) };
    expect(levelOf(overlap, { likelihood: '1', impact: '1' })).toMatchObject({ ok: false, field: 'matrix' });
  });

  it('is found for a level known alone, and for nothing else', () => {
    expect(levelIndexOf(halton, { level: 'M' })).toBe(1);
    expect(levelIndexOf(halton, { level: 'X' })).toBeNull();
    expect(levelIndexOf(halton, {})).toBeNull();
    expect(levelIndexOf(halton, { likelihood: '9', impact: '1', level: 'M' })).toBeNull();
  });

  it('every cell of any matrix has exactly one level', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        for (const cell of cellsOf(matrix)) {
          const found = levelOf(matrix, cell);
          const claims = levelIndexesAt(matrix, cell.likelihoodRank, cell.impactRank);
          const one = found.ok && claims.length === 1 && claims[0] === found.index && matrix.levels[found.index] === found.level;
          if (!one) throw new Error(`${cellName(cell)} has ${claims.length} levels`);
        }
      }),
    );
  });

  it('a matrix that is not square is never transposed', () => {
    fc.assert(
      fc.property(anyMatrixThatIsNotSquare, (matrix) => {
        const cells = cellsOf(matrix);
        expect(cells).toHaveLength(matrix.likelihood.length * matrix.impact.length);
        expect(new Set(cells.map(({ likelihood, impact }) => JSON.stringify([likelihood, impact]))).size).toBe(cells.length);
        for (const [index, cell] of cells.entries()) {
          const rank = { likelihood: Math.floor(index / matrix.impact.length), impact: index % matrix.impact.length };
          expect(cell).toMatchObject({ likelihoodRank: rank.likelihood, impactRank: rank.impact });
          expect(positionOf(matrix, cell)).toMatchObject({ likelihoodRank: rank.likelihood, impactRank: rank.impact });
          if (matrix.cells) expect(levelIndexOf(matrix, cell)).toBe(matrix.cells[rank.likelihood]![rank.impact]);
        }
      }),
    );
  });

  it('exchanging the axes and the codes of a cell together changes neither its level nor its score', () => {
    fc.assert(
      fc.property(anyMatrixThatIsNotSquare, (matrix) => {
        const turned = transposed(matrix);
        for (const cell of cellsOf(matrix)) {
          const other = { likelihood: cell.impact, impact: cell.likelihood };
          expect(levelIndexOf(turned, other)).toBe(levelIndexOf(matrix, cell));
          expect(scoreOf(turned, other)).toBe(scoreOf(matrix, cell));
        }
      }),
    );
  });
});

describe('the score of a cell', () => {
  it.each([
    ['a product', halton, '3', '4', 12],
    ['a sum', words, 'Certain', 'Large', 5],
    ['a corporate product', CORPORATE_5X5.matrix, '4', '5', 20],
    ['none for a table without numbers', melton, 'C', 'II', null],
    ['none for a cell that is not there', halton, '9', '1', null],
  ])('is %s', (_what, matrix, likelihood, impact, score) => {
    expect(scoreOf(matrix, { likelihood, impact })).toBe(score);
  });

  it('is the number that a published table prints', () => {
    const scores = melton.likelihood.map((_, l) => melton.impact.map((__, i) => 100 * l + i));
    expect(scoreOf({ ...melton, scores }, { likelihood: 'C', impact: 'II' })).toBe(302);
  });

  it('takes the value of a step before its rank', () => {
    const weighted = { ...halton, impact: halton.impact.map((step, rank) => ({ ...step, value: 2 ** rank })) };
    expect(scoreOf(weighted, { likelihood: '3', impact: '4' })).toBe(24);
  });
});

describe('the position of a cell', () => {
  it.each([
    ['F', 'IV', 0, 0],
    ['A', 'I', 1, 1],
    ['C', 'II', 3 / 5, 2 / 3],
    ['F', 'I', 0, 1],
  ])('%s × %s lies at %d of likelihood and %d of impact', (likelihood, impact, x, y) => {
    expect(positionOf(melton, { likelihood, impact })).toMatchObject({ likelihood: x, impact: y });
  });
});
