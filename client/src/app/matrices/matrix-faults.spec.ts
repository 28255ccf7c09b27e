import { HALTON_4X4, MELTON_6X4 } from '@holdfast/domain';
import { alikeInGrey, bestInk } from './level-colour';
import { editLevel, editStep, paint } from './matrix-edits';
import { messageAt, placedFaults } from './matrix-faults';

describe('Faults of a matrix on the screen', () => {
  it('lead to the field that is wrong', () => {
    const faults = placedFaults(editStep(HALTON_4X4.matrix, 'impact', 2, { label: '' }));
    expect(faults).toEqual([expect.objectContaining({ severity: 'error', target: 'mx-impact-2-label' })]);
    expect(messageAt(faults, 'impact.2.label')).toBe('Impact 3 has no name.');
  });

  it('lead to the cell that is wrong, by its rank', () => {
    const faults = placedFaults(paint(MELTON_6X4.matrix, 3, 2, null));
    expect(faults).toEqual([expect.objectContaining({ severity: 'error', cell: '3,2', target: 'mx-cell-3-2' })]);
  });

  it('lead to the first score of a band that is missing, and tell what stops publication first', () => {
    const faults = placedFaults(editLevel(HALTON_4X4.matrix, 1, { from: 7 }));
    expect(faults.map(({ severity }) => severity)).toEqual(['error', 'error']);
    expect(placedFaults(editLevel(HALTON_4X4.matrix, 1, { from: undefined }))[0]).toMatchObject({ target: 'mx-levels-1-from' });
  });
});

describe('The colour of a level', () => {
  it('is written on in the ink that reads better', () => {
    expect(bestInk('#8c0f2c')).toEqual({ ink: '#ffffff', ratio: expect.closeTo(9.6, 0) });
    expect(bestInk('#e0ab2a')!.ink).toBe('#000000');
    expect(bestInk('red')).toBeNull();
  });

  it('is told apart from its neighbour without colour', () => {
    expect(alikeInGrey([{ label: 'Low', colour: '#00a000' }, { label: 'High', colour: '#f04040' }])).toEqual(['High and Low look the same in grey.']);
    expect(alikeInGrey(HALTON_4X4.matrix.levels)).toEqual([]);
  });
});
