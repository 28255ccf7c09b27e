import { setupSteps } from './setup-steps';

const EMPTY = { units: 0, people: 0, matrices: 0, registers: 0, mayDrawMatrices: false, me: 'p1' };

describe('Setting up an organisation', () => {
  it('begins with nothing done, and a register has to wait for a matrix', () => {
    const steps = setupSteps(EMPTY);
    expect(steps.map(({ done }) => done)).toEqual([false, false, false, false]);
    expect(steps[3]!.link).toBeNull();
  });

  it('sends an administrator who draws no matrices to the role that does', () => {
    expect(setupSteps(EMPTY)[2]!.link).toEqual(['/people', 'p1']);
    expect(setupSteps({ ...EMPTY, mayDrawMatrices: true })[2]!.link).toEqual(['/matrices', 'new']);
  });

  it('offers the first register as soon as a matrix is published', () => {
    const steps = setupSteps({ ...EMPTY, matrices: 1 });
    expect(steps[2]!.done).toBe(true);
    expect(steps[3]!.link).toEqual(['/registers', 'new']);
  });

  it('is finished when all four are there', () => {
    expect(setupSteps({ ...EMPTY, units: 3, people: 2, matrices: 1, registers: 1 }).every(({ done }) => done)).toBe(true);
  });
});
