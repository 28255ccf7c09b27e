import { levelOf } from './level-of';
import { HALTON_4X4, MIL_STD_882E, NIST_800_30, READY_MADE_MATRICES, US_ARMY } from './ready-made-matrices';
import type { RiskMatrix } from './risk-matrix';
import { validateMatrix } from './validate-matrix';

/** The table as it is printed: worst likelihood first, impact in the order given. */
const printed = (matrix: RiskMatrix, impacts: readonly string[]) =>
  matrix.likelihood.toReversed().map(({ code: likelihood }) =>
    impacts
      .map((impact) => {
        const found = levelOf(matrix, { likelihood, impact });
        return found.ok ? found.level.code : '?';
      })
      .join(' '),
  );

describe('the matrices that ship', () => {
  it.each(READY_MADE_MATRICES.map((made) => [made.name, made] as const))('%s has no fault, not even a warning', (_name, { matrix }) => {
    expect(validateMatrix(matrix)).toEqual([]);
  });

  it('have ids of their own and say where they come from', () => {
    expect(new Set(READY_MADE_MATRICES.map(({ id }) => id)).size).toBe(6);
    for (const { id, description } of READY_MADE_MATRICES) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(description).toMatch(/\bours\b/);
    }
  });

  it('MIL-STD-882E reads as its Table III, E × 3 included', () => {
    expect(printed(MIL_STD_882E.matrix, ['1', '2', '3', '4'])).toEqual([
      'H H S M',
      'H H S M',
      'H S M L',
      'S M M L',
      'M M M L',
      'ELIM ELIM ELIM ELIM',
    ]);
  });

  it('the US Army matrix reads as published', () => {
    expect(printed(US_ARMY.matrix, ['I', 'II', 'III', 'IV'])).toEqual(['EH EH H M', 'EH H M L', 'H H M L', 'H M L L', 'M L L L']);
  });

  it('NIST SP 800-30 reads as its Table I-2', () => {
    expect(printed(NIST_800_30.matrix, ['VL', 'L', 'M', 'H', 'VH'])).toEqual(['VL L M H VH', 'VL L M H VH', 'VL L M M H', 'VL L L L M', 'VL VL VL L L']);
  });

  it('Halton has the printed bands', () => {
    expect(HALTON_4X4.matrix.levels.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['Low', 1, 4],
      ['Medium', 5, 10],
      ['High', 11, 16],
    ]);
  });
});
