import { CORPORATE_5X5, MELTON_6X4, proposeCrosswalk } from '@holdfast/domain';
import { changesFrom, faultsOf, keyIn, leftTexts, rightTexts, sendCell, sendLevel, targetOf } from './mapping';

const [FROM, TO] = [MELTON_6X4.matrix, CORPORATE_5X5.matrix];
const { cells, levels } = proposeCrosswalk(FROM, TO);
const PROPOSED = { cells: [...cells], levels: [...levels] };

describe('Mapping one matrix onto another', () => {
  it('starts sound, and tells where each cell goes and how many come to a cell', () => {
    expect(faultsOf(FROM, TO, PROPOSED)).toEqual([]);
    const left = leftTexts(FROM, TO, PROPOSED, []);
    expect(left.size).toBe(24);
    const worst = targetOf(PROPOSED, { likelihood: 'A', impact: 'I' })!;
    expect(left.get('5,3')).toMatchObject({ bottom: `${worst.likelihood} · ${worst.impact}`, wrong: false });
    const arriving = [...rightTexts(TO, PROPOSED).values()].reduce((sum, { top }) => sum + Number(top ?? 0), 0);
    expect(arriving).toBe(24);
  });

  it('sends one cell elsewhere and leaves the others', () => {
    const changed = sendCell(PROPOSED, { likelihood: 'C', impact: 'II' }, { likelihood: '4', impact: '4' });
    expect(targetOf(changed, { likelihood: 'C', impact: 'II' })).toEqual({ likelihood: '4', impact: '4' });
    expect(changed.cells).toHaveLength(24);
    expect(changesFrom(PROPOSED, changed)).toBeLessThanOrEqual(1);
  });

  it('marks the cell that falls below a less severe one', () => {
    const broken = sendCell(PROPOSED, { likelihood: 'A', impact: 'I' }, { likelihood: '1', impact: '1' });
    const faults = faultsOf(FROM, TO, broken);
    expect(faults.length).toBeGreaterThan(0);
    expect(leftTexts(FROM, TO, broken, faults).get('5,3')!.wrong).toBe(true);
  });

  it('marks nothing else for a level that is not kept in order', () => {
    const broken = sendLevel(PROPOSED, 'VH', 'VL');
    const faults = faultsOf(FROM, TO, broken);
    expect(faults.every(({ levels: named }) => named.length > 0)).toBe(true);
    expect([...leftTexts(FROM, TO, broken, faults).values()].some(({ wrong }) => wrong)).toBe(false);
  });

  it('finds no cell for codes that the matrix does not have', () => {
    expect(keyIn(FROM, { likelihood: 'G', impact: 'I' })).toBeNull();
  });
});
