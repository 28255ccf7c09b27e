import fc from 'fast-check';
import { cellsOf } from './cells-of';
import type { AxisLevel, CellPosition, LevelOfRisk, RiskMatrix } from './risk-matrix';
import { scoreAt } from './score-of';
import { LIMITS } from './vocabulary';

const NUMBERS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
const ROMANS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

const WORDS = ['Rare', 'Unlikely', 'Possible', 'Likely', 'Certain', 'Low', 'Medium', 'High', 'Very high', 'H-1', 'É', '危', '0', 'x', 'No. 9', '½'];

const words = (count: number): fc.Arbitrary<readonly string[]> => fc.shuffledSubarray(WORDS, { minLength: count, maxLength: count });

/** Codes of any kind, in either order of severity. */
const codes = (count: number): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    fc.constantFrom(NUMBERS, LETTERS, ROMANS).chain((run) => fc.constantFrom(run.slice(0, count), run.slice(0, count).reverse())),
    words(count),
  );

const axis = fc.integer(LIMITS.axis).chain((count) =>
  fc
    .tuple(codes(count), fc.option(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: count, maxLength: count })))
    .map(([names, rises]): readonly AxisLevel[] => {
      let value = -1;
      return names.map((code, rank) => ({ code, label: `Step ${code}`, ...(rises && { value: (value += rises[rank]!) }) }));
    }),
);

const levels = (max: number): fc.Arbitrary<readonly LevelOfRisk[]> =>
  fc
    .integer({ min: LIMITS.levels.min, max: Math.min(max, LIMITS.levels.max) })
    .chain((count) => words(count))
    .map((names) => names.map((code) => ({ code, label: `Level ${code}`, colour: '#a6d8cb', response: 'Act.' })));

const byTable = fc.tuple(axis, axis, levels(LIMITS.levels.max)).chain(([likelihood, impact, bands]) =>
  fc
    .tuple(grid(likelihood, impact, fc.nat(bands.length - 1)), fc.option(grid(likelihood, impact, fc.integer({ min: 0, max: 500 })), { nil: undefined }))
    .map(([cells, scores]): RiskMatrix => ({ likelihood, impact, rule: 'table', levels: bands, cells, ...(scores && { scores }) })),
);

function grid(likelihood: readonly AxisLevel[], impact: readonly AxisLevel[], entry: fc.Arbitrary<number>): fc.Arbitrary<number[][]> {
  const [high, wide] = [likelihood.length, impact.length];
  const entries = fc.array(entry, { minLength: high * wide, maxLength: high * wide });
  return entries.map((flat) => likelihood.map((_, row) => flat.slice(row * wide, (row + 1) * wide)));
}

/** Bands are cut between the scores that the cells really have, so that each covers at least one. */
const byNumbers = fc.tuple(axis, axis, fc.constantFrom('product' as const, 'sum' as const)).chain(([likelihood, impact, rule]) => {
  const bare: RiskMatrix = { likelihood, impact, rule, levels: [] };
  const scores = [...new Set(cellsOf(bare).map((cell) => scoreAt(bare, cell.likelihoodRank, cell.impactRank)!))].sort((a, b) => a - b);
  return levels(scores.length).chain((names) =>
    fc
      .shuffledSubarray(
        scores.map((_, index) => index).slice(1),
        { minLength: names.length - 1, maxLength: names.length - 1 },
      )
      .map((cuts): RiskMatrix => {
        const starts = [0, ...cuts.sort((a, b) => a - b), scores.length];
        return { ...bare, levels: names.map((name, index) => ({ ...name, from: scores[starts[index]!]!, to: scores[starts[index + 1]! - 1]! })) };
      }),
  );
});

/** Any valid matrix: 2 x 2 to 10 x 10, square or not, any codes, any rule. Its table may fall, as published ones do. */
export const anyMatrix: fc.Arbitrary<RiskMatrix> = fc.oneof(byTable, byNumbers);

export const anyMatrixThatIsNotSquare = anyMatrix.filter(({ likelihood, impact }) => likelihood.length !== impact.length);

export const anyCellOf = (matrix: RiskMatrix): fc.Arbitrary<CellPosition> =>
  fc.constantFrom(...cellsOf(matrix)).map(({ likelihood, impact }) => ({ likelihood, impact }));

/** The same matrix with its axes exchanged: likelihood down becomes likelihood across. */
export function transposed(matrix: RiskMatrix): RiskMatrix {
  const turn = <T>(rows: readonly (readonly T[])[]): T[][] => matrix.impact.map((_, column) => rows.map((row) => row[column]!));
  return {
    ...matrix,
    likelihood: matrix.impact,
    impact: matrix.likelihood,
    ...(matrix.cells && { cells: turn(matrix.cells) }),
    ...(matrix.scores && { scores: turn(matrix.scores) }),
  };
}
