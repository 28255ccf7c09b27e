import { HALTON_4X4, levelOf, MELTON_6X4, validateMatrix } from '@holdfast/domain';
import {
  addLevel, addStep, blankMatrix, changeRule, CODINGS, describeImpact, drawable, editStep, moveLevel, moveStep, paint, recode, removeLevel, removeStep, shareOutScores,
} from './matrix-edits';

const MELTON = MELTON_6X4.matrix;
const HALTON = HALTON_4X4.matrix;

describe('Drawing a matrix', () => {
  it('starts blank with the scores shared out, so that only names are left to write', () => {
    for (const [likelihoods, impacts] of [[2, 2], [4, 6], [10, 10]] as const) {
      const faults = validateMatrix(blankMatrix(likelihoods, impacts));
      expect(faults.filter(({ code }) => code !== 'blank-label' && code !== 'unreachable-level')).toEqual([]);
    }
  });

  it('keeps the level of every cell when the rule becomes cell by cell', () => {
    const table = changeRule(HALTON, 'table');
    expect(validateMatrix(table)).toEqual([]);
    for (const likelihood of ['1', '2', '3', '4']) {
      for (const impact of ['1', '2', '3', '4']) {
        const [before, after] = [HALTON, table].map((matrix) => levelOf(matrix, { likelihood, impact }));
        expect(before!.ok && before!.level.code).toBe(after!.ok && after!.level.code);
      }
    }
  });

  it('covers every score again when a table becomes a product or a sum', () => {
    for (const rule of ['product', 'sum'] as const) expect(validateMatrix(changeRule(MELTON, rule)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('moves a step with the cells that belong to it', () => {
    const moved = moveStep(MELTON, 'likelihood', 3, 0);
    expect(moved.likelihood.map(({ code }) => code)).toEqual(['C', 'F', 'E', 'D', 'B', 'A']);
    expect(levelOf(moved, { likelihood: 'C', impact: 'II' })).toMatchObject({ level: { code: 'H' } });
    const columns = moveStep(MELTON, 'impact', 2, 3);
    expect(levelOf(columns, { likelihood: 'C', impact: 'II' })).toMatchObject({ level: { code: 'H' } });
  });

  it('leaves the cells of a new step without a level, and those of the others as they were', () => {
    const wider = addStep(MELTON, 'impact', 4);
    expect(wider.cells!.map((row) => row.length)).toEqual([5, 5, 5, 5, 5, 5]);
    expect(validateMatrix(wider).filter(({ code }) => code === 'uncovered-cell')).toHaveLength(6);
    const higher = addStep(MELTON, 'likelihood', 0);
    expect(higher.cells![0]).toEqual([null, null, null, null]);
    expect(removeStep(higher, 'likelihood', 0)).toEqual(MELTON);
  });

  it('keeps the level of each cell when levels change places, and takes it away with its level', () => {
    const moved = moveLevel(MELTON, 4, 0);
    expect(levelOf(moved, { likelihood: 'A', impact: 'I' })).toMatchObject({ level: { code: 'VH' } });
    expect(levelOf(moved, { likelihood: 'F', impact: 'IV' })).toMatchObject({ level: { code: 'VL' } });
    const removed = removeLevel(MELTON, 0);
    expect(removed.cells![0]).toEqual([null, null, 0, 1]);
    expect(addLevel(removed, 0).levels[0]).toMatchObject({ code: 'VL' });
    expect(addLevel(removed, 0).cells![0]).toEqual([null, null, 1, 2]);
  });

  it('paints one cell and no other', () => {
    const painted = paint(MELTON, 0, 0, 4);
    expect(painted.cells!.flat().filter((level, at) => level !== MELTON.cells!.flat()[at])).toEqual([4]);
  });

  it('numbers a scale either way round and stores the least severe first', () => {
    const codes = CODINGS.map(({ codes }) => recode(MELTON, 'impact', codes(4)).impact.map(({ code }) => code).join(' '));
    expect(codes).toEqual(['1 2 3 4', '4 3 2 1', 'D C B A', 'A B C D', 'IV III II I', 'I II III IV']);
  });

  it('shares scores out without a gap or an overlap, also between fractions', () => {
    const halves = { ...HALTON, impact: HALTON.impact.map((step, rank) => ({ ...step, value: [0.5, 1, 2, 4][rank]! })) };
    expect(validateMatrix(shareOutScores(halves)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('drops the description of an impact that was emptied', () => {
    const described = describeImpact(HALTON, 1, 'finance', 'Up to £10,000');
    expect(described.impact[1]!.categories).toEqual({ finance: 'Up to £10,000' });
    expect(describeImpact(described, 1, 'finance', '')).toEqual(HALTON);
  });

  it('draws steps of the same code apart while they still have it', () => {
    const doubled = editStep(editStep(MELTON, 'likelihood', 0, { code: 'A' }), 'likelihood', 1, { code: ' ' });
    const codes = drawable(doubled).likelihood.map(({ code }) => code);
    expect(new Set(codes).size).toBe(6);
  });
});
