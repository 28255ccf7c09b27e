import { FormControl } from '@angular/forms';
import { READY_MADE_MATRICES, type Standing } from '@holdfast/domain';
import { standingGiven, wholeScore } from './standing-fault';

const { matrix } = READY_MADE_MATRICES.find((one) => one.matrix.likelihood.some(({ code }) => code === 'F'))!;
const faultOf = (standing: Standing | null): unknown => new FormControl(standing, wholeScore('residual', () => matrix)).errors?.['score'] ?? null;

describe('a score in a form', () => {
  it('may be left out', () => {
    expect(faultOf(null)).toBeNull();
    expect(faultOf({ likelihood: null, impact: null, level: null })).toBeNull();
  });

  it('is not half a score: the fault names the half that is missing', () => {
    expect(faultOf({ likelihood: 'C', impact: null })).toBe('Choose the impact too, or clear the score.');
    expect(faultOf({ likelihood: null, impact: 'II' })).toBe('Choose the likelihood too, or clear the score.');
  });

  it('is on the matrix of the register', () => {
    expect(faultOf({ likelihood: 'G', impact: 'II' })).toContain('This matrix has no G.');
    expect(faultOf({ likelihood: 'C', impact: 'II' })).toBeNull();
  });

  it('asks for no matrix before anything is chosen, since the page may not know it yet', () => {
    const matrixOf = jest.fn(() => null);
    new FormControl<Standing | null>(null, wholeScore('residual', matrixOf));
    expect(matrixOf).not.toHaveBeenCalled();
  });

  it('is sent as a cell or as a level alone, never as both', () => {
    expect(standingGiven({ likelihood: 'C', impact: 'II', level: 'H' })).toEqual({ likelihood: 'C', impact: 'II' });
    expect(standingGiven({ likelihood: null, impact: null, level: 'L' })).toEqual({ level: 'L' });
    expect(standingGiven({ likelihood: 'C', impact: null, level: null })).toBeNull();
  });
});
