import fc from 'fast-check';
import { cellName, cellsOf } from './cells-of';
import { levelIndexOf } from './level-of';
import { anyMatrix } from './matrix.arbitrary';
import { CORPORATE_5X5, HALTON_4X4, MELTON_6X4 } from './ready-made-matrices';
import { scoreOf } from './score-of';
import { severityKey } from './severity-key';
import { stepOf } from './step-of';

const [corporate, halton, melton] = [CORPORATE_5X5.matrix, HALTON_4X4.matrix, MELTON_6X4.matrix];

describe('the key that risks of any matrices are sorted by', () => {
  it('is a whole number up to a million, null for the unscored', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        for (const standing of [...cellsOf(matrix), ...matrix.levels.map(({ code }) => ({ level: code }))]) {
          const key = severityKey(matrix, standing)!;
          if (!Number.isInteger(key) || key < 0 || key > 1_000_000) throw new Error(`key ${key}`);
        }
        expect(severityKey(matrix, {})).toBeNull();
        expect(severityKey(matrix, { likelihood: null, impact: null, level: null })).toBeNull();
      }),
    );
  });

  it('is null for a cell or level that the matrix does not have', () => {
    expect(severityKey(halton, { likelihood: '5', impact: '1' })).toBeNull();
    expect(severityKey(halton, { level: 'VH' })).toBeNull();
  });

  it('puts the level first, then the score, on one matrix', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const cells = cellsOf(matrix).map((cell) => ({ level: levelIndexOf(matrix, cell)!, score: scoreOf(matrix, cell), key: severityKey(matrix, cell)! }));
        const sorted = cells.toSorted((a, b) => a.key - b.key);
        expect(sorted).toEqual(cells.toSorted((a, b) => a.level - b.level || (a.score ?? 0) - (b.score ?? 0) || a.key - b.key));
      }),
    );
  });

  it('tells all cells of a matrix apart, so that a list has one order', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const keys = cellsOf(matrix).map((cell) => severityKey(matrix, cell));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('puts a level known alone below every cell of that level and above every cell of the one below', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const cells = cellsOf(matrix).map((cell) => ({ cell, level: levelIndexOf(matrix, cell)!, key: severityKey(matrix, cell)! }));
        for (const [index, { code }] of matrix.levels.entries()) {
          const alone = severityKey(matrix, { level: code })!;
          for (const { cell, level, key } of cells) if (key > alone !== level >= index) throw new Error(`${code} against ${cellName(cell)}`);
        }
      }),
    );
  });

  it('never lets a level of one matrix pass a higher common level of another', () => {
    fc.assert(
      fc.property(anyMatrix, anyMatrix, (one, other) => {
        for (const [i, a] of one.levels.entries()) {
          for (const [j, b] of other.levels.entries()) {
            const [left, right] = [i * (other.levels.length - 1), j * (one.levels.length - 1)];
            expect(Math.sign(severityKey(one, { level: a.code })! - severityKey(other, { level: b.code })!)).toBe(Math.sign(left - right));
          }
        }
      }),
    );
  });

  it('sorts a top cell of a small scale beside a top cell of a large one', () => {
    expect(severityKey(halton, { likelihood: '4', impact: '4' })).toBe(severityKey(corporate, { likelihood: '5', impact: '5' }));
    expect(severityKey(halton, { likelihood: '3', impact: '4' })!).toBeGreaterThan(severityKey(corporate, { likelihood: '4', impact: '4' })!);
  });

  it('gives a tie to the higher impact, then to the likelihood', () => {
    expect(severityKey(corporate, { likelihood: '2', impact: '3' })!).toBeGreaterThan(severityKey(corporate, { likelihood: '3', impact: '2' })!);
    expect(severityKey(melton, { likelihood: 'B', impact: 'II' })!).toBeLessThan(severityKey(melton, { likelihood: 'B', impact: 'I' })!);
  });
});

describe('the step that a level is drawn with', () => {
  it.each([
    [2, [2, 5]],
    [3, [2, 3, 5]],
    [4, [2, 3, 4, 5]],
    [5, [1, 2, 3, 4, 5]],
    [6, [1, 2, 3, 3, 4, 5]],
    [10, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]],
    [1, [3]],
  ])('of %d levels', (count, steps) => {
    expect(Array.from({ length: count }, (_, index) => stepOf(index, count))).toEqual(steps);
  });

  it('never falls as the level rises, from the first to the last', () => {
    for (let count = 2; count <= 10; count++) {
      const steps = Array.from({ length: count }, (_, index) => stepOf(index, count));
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      expect(steps.at(-1)).toBe(5);
      expect(steps[0]).toBe(count >= 5 ? 1 : 2);
    }
  });
});
