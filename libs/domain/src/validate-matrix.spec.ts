import fc from 'fast-check';
import { anyMatrix, anyMatrixThatIsNotSquare, transposed } from './matrix.arbitrary';
import { HALTON_4X4, MELTON_6X4 } from './ready-made-matrices';
import type { RiskMatrix } from './risk-matrix';
import { isPublishable, validateMatrix } from './validate-matrix';

const halton = HALTON_4X4.matrix;
const melton = MELTON_6X4.matrix;

const replaced = <T>(list: readonly T[], index: number, change: Partial<T>): T[] => list.map((item, at) => (at === index ? { ...item, ...change } : item));
const level = (index: number, change: Partial<RiskMatrix['levels'][number]>) => ({ ...halton, levels: replaced(halton.levels, index, change) });
const likelihood = (index: number, change: Partial<RiskMatrix['likelihood'][number]>) => ({ ...melton, likelihood: replaced(melton.likelihood, index, change) });
const cell = (row: number, column: number, value: number | null) => ({
  ...melton,
  cells: melton.cells!.map((entries, r) => entries.map((entry, c) => (r === row && c === column ? value : entry))),
});

const found = (matrix: unknown) => validateMatrix(matrix).map(({ code, message }) => [code, message]);

describe('validating a matrix', () => {
  it('any matrix made by the rules can be published', () => {
    fc.assert(fc.property(anyMatrix, (matrix) => {
      expect(validateMatrix(matrix).filter(({ severity }) => severity === 'error')).toEqual([]);
    }));
  });

  it.each<[string, unknown, string, string]>([
    ['an axis of one step', { ...halton, impact: halton.impact.slice(0, 1) }, 'axis-size', 'Impact needs 2 to 10 steps. This one has 1.'],
    ['an axis of eleven', { ...halton, impact: Array.from({ length: 11 }, (_, i) => ({ code: `${i}`, label: `${i}` })) }, 'axis-size', 'Impact needs 2 to 10 steps. This one has 11.'],
    ['a single level', { ...halton, levels: [{ ...halton.levels[0]!, to: 16 }] }, 'level-count', 'A matrix needs 2 to 10 levels of risk. This one has 1.'],
    ['a blank code', likelihood(1, { code: ' ' }), 'blank-code', 'Likelihood 2, counted from the least severe, has no code.'],
    ['a code used twice, in another case', likelihood(2, { code: 'e' }), 'duplicate-code', 'The code e is used for likelihood 2 and 3, counted from the least severe.'],
    ['a level code used twice', level(2, { code: 'm' }), 'duplicate-code', 'The code m is used for level of risk 2 and 3, counted from the least severe.'],
    ['spaces around a code', likelihood(0, { code: ' F' }), 'untidy-code', 'The code of likelihood 1 has spaces around it or characters that cannot be seen.'],
    ['a character that cannot be seen', likelihood(0, { code: 'F\u0000' }), 'untidy-code', 'The code of likelihood 1 has spaces around it or characters that cannot be seen.'],
    ['a code too long', likelihood(0, { code: 'Improbable, very' }), 'too-long', 'The code of likelihood 1 has 16 characters. The limit is 12.'],
    ['a blank name', likelihood(5, { label: '' }), 'blank-label', 'Likelihood A has no name.'],
    ['a level without a name', level(1, { label: ' ' }), 'blank-label', 'Level of risk M has no name.'],
    ['a colour by name', level(1, { colour: 'amber' }), 'colour-format', 'The colour of Medium should look like #d0651f.'],
    ['a band without its end', level(2, { to: undefined }), 'band-missing', 'High needs the lowest and the highest score that it covers.'],
    ['a band backwards', level(1, { from: 10, to: 5 }), 'band-reversed', 'Medium runs from 10 to 5. Put the lower score first.'],
    ['a gap between bands', level(1, { to: 8 }), 'uncovered-cell', 'The cell 3 × 3 has no level of risk: none covers the score 9.'],
    ['an empty cell', cell(3, 2, null), 'uncovered-cell', 'The cell C × II has no level of risk.'],
    ['two bands on one score', level(1, { from: 4 }), 'two-levels', 'Low and Medium both cover the score 4 of the cell 1 × 4.'],
    ['a level that is not there', cell(0, 0, 7), 'unknown-level', 'The cell F × IV names level 7, counted from 0; this matrix has 5.'],
    ['half a level', cell(0, 0, 0.5), 'unknown-level', 'The cell F × IV names level 0.5, counted from 0; this matrix has 5.'],
    ['a table that is missing', { ...melton, cells: undefined }, 'table-missing', 'This matrix has no table that says which cell has which level of risk.'],
    [
      'a transposed table',
      { ...melton, cells: transposed(melton).cells },
      'table-transposed',
      'The table of cells looks transposed: it has 4 rows of 6 where this matrix needs 6 rows of 4, a row for each likelihood and in it one for each impact. Swap its rows and columns.',
    ],
    [
      'a table with a row too few',
      { ...melton, cells: melton.cells!.slice(1) },
      'table-size',
      'The table of cells has 5 rows of 4. This matrix needs 6 rows of 4, a row for each likelihood and in it one for each impact.',
    ],
    [
      'scores that are transposed',
      { ...melton, scores: transposed(melton).cells },
      'table-transposed',
      'The table of scores looks transposed: it has 4 rows of 6 where this matrix needs 6 rows of 4, a row for each likelihood and in it one for each impact. Swap its rows and columns.',
    ],
    [
      'values that do not rise',
      { ...halton, likelihood: replaced(halton.likelihood, 2, { value: 2 }) },
      'value-not-rising',
      'Likelihood 3 counts for 2, which is not above 2 with 2. List steps from the least severe.',
    ],
    ['a value below zero', { ...halton, likelihood: replaced(halton.likelihood, 0, { value: -1 }) }, 'value-out-of-range', 'Likelihood 1 counts for -1. Use 0 to 1000000.'],
    ['a value that is no number', { ...halton, likelihood: replaced(halton.likelihood, 0, { value: NaN }) }, 'malformed', 'likelihood.0.value should be a number.'],
    ['a band that never ends', level(2, { to: Infinity }), 'malformed', 'levels.2.to should be a number.'],
    ['a rule of its own', { ...halton, rule: 'power' }, 'malformed', 'rule should be one of product, sum, table.'],
    ['a category of its own', { ...halton, impact: replaced(halton.impact, 0, { categories: { weather: 'Rain.' } as never }) }, 'malformed', 'impact.0.categories.weather should be one of finance, service, reputation, safety, legal.'],
  ])('names %s', (_fault, matrix, code, message) => {
    expect(found(matrix)).toContainEqual([code, message]);
    expect(isPublishable(validateMatrix(matrix))).toBe(false);
  });

  it.each<[string, unknown, string, string]>([
    ['a level that no cell has', { ...melton, levels: [...melton.levels, { code: 'X', label: 'Extreme', colour: '#000000', response: '' }] }, 'unreachable-level', 'No cell has the level Extreme.'],
    ['a level that falls as likelihood rises', cell(4, 2, 2), 'falling-level', 'The level falls from High to Medium as likelihood rises from C to B at impact II.'],
    ['a level that falls as impact rises', cell(4, 3, 2), 'falling-level', 'The level falls from Very high to Medium as impact rises from II to I at likelihood B.'],
    ['a table that the rule does not use', { ...halton, cells: [] }, 'table-not-used', 'The table of cells is not used: this matrix takes the product of likelihood and impact.'],
  ])('warns of %s, since published matrices have it', (_fault, matrix, code, message) => {
    expect(found(matrix)).toContainEqual([code, message]);
    expect(isPublishable(validateMatrix(matrix))).toBe(true);
  });

  it('points at the cell and the level', () => {
    expect(validateMatrix(cell(3, 2, null))).toEqual([
      { severity: 'error', code: 'uncovered-cell', message: 'The cell C × II has no level of risk.', cell: { likelihood: 'C', impact: 'II' } },
    ]);
    expect(validateMatrix(level(1, { colour: '' }))).toMatchObject([{ path: 'levels.1.colour', level: 'M' }]);
  });

  it('tells all faults at once', () => {
    const matrix = {
      ...halton,
      likelihood: replaced(halton.likelihood, 0, { code: '', label: '' }),
      levels: [{ ...halton.levels[0]!, colour: 'green', to: 3 }, { ...halton.levels[1]!, to: 12 }, { ...halton.levels[2]!, response: 'x'.repeat(2_001) }],
    };
    expect(new Set(validateMatrix(matrix).map(({ code }) => code))).toEqual(
      new Set(['blank-code', 'blank-label', 'colour-format', 'uncovered-cell', 'two-levels', 'too-long']),
    );
  });

  it('does not hold a transposed table against every cell', () => {
    expect(validateMatrix({ ...melton, cells: transposed(melton).cells })).toHaveLength(1);
  });

  it('names a transposed table on any matrix that is not square', () => {
    fc.assert(fc.property(anyMatrixThatIsNotSquare.filter(({ rule }) => rule === 'table'), (matrix) => {
      expect(validateMatrix({ ...matrix, cells: transposed(matrix).cells }).map(({ code }) => code)).toContain('table-transposed');
    }));
  });

  it('answers to anything at all with faults, never with an exception', () => {
    fc.assert(fc.property(fc.anything(), (anything) => {
      expect(validateMatrix(anything).length).toBeGreaterThan(0);
    }));
    const record = fc.record({ likelihood: fc.jsonValue(), impact: fc.jsonValue(), rule: fc.constantFrom('product', 'sum', 'table'), levels: fc.jsonValue(), cells: fc.jsonValue(), scores: fc.jsonValue() });
    fc.assert(fc.property(record, (matrix) => {
      expect(validateMatrix(matrix).length).toBeGreaterThan(0);
    }));
    expect(validateMatrix({ ...halton, likelihood: new Array(1_000_000).fill(null) })).toHaveLength(1);
    expect(validateMatrix({ ...melton, cells: new Array(150).fill(null) })).toHaveLength(1);
  });

  it('answers with faults to a sound matrix of which any one part was replaced', () => {
    const parts = ['likelihood', 'impact', 'rule', 'levels', 'cells'] as const;
    fc.assert(fc.property(fc.constantFrom(...parts), fc.jsonValue(), (part, value) => {
      expect(validateMatrix({ ...melton, [part]: value }).length).toBeGreaterThan(0);
    }));
  });
});
