import { EMPTY_PLAN, type PlanContent } from './plan-content';
import { planDraftFaults, planSubmissionFaults } from './plan-faults';

const person = { personId: 'p1', contactId: null, name: '', telephone: '' };
const step = { id: 's1', title: 'Open the site', roleId: 'r1', what: '', where: '', how: '', minutes: 5, after: [], clock: null };
const whole: PlanContent = {
  ...EMPTY_PLAN, purpose: 'Go on', activityIds: ['a1'], activation: 'Fire', activatorIds: ['r1'], roles: [{ id: 'r1', title: 'Leader', duties: '', holder: person, deputies: [] }], steps: [step],
};
const fields = (faults: readonly { field: string }[]): string[] => faults.map(({ field }) => field);

describe('what a plan lacks', () => {
  it('is nothing in a draft that is empty, and everything in one that is to be approved', () => {
    expect(planDraftFaults(EMPTY_PLAN)).toEqual([]);
    expect(fields(planSubmissionFaults(EMPTY_PLAN))).toEqual(['purpose', 'activityIds', 'activation', 'activatorIds', 'roles', 'steps']);
    expect(planSubmissionFaults(whole)).toEqual([]);
  });

  it.each([
    [{ activatorIds: ['r9'] }, 'activatorIds'],
    [{ steps: [{ ...step, roleId: 'r9' }] }, 'steps.0.roleId'],
    [{ steps: [{ ...step, after: ['s9'] }] }, 'steps.0.after'],
    [{ steps: [step, step] }, 'steps.1.id'],
    [{ calls: [{ id: 'c1', callerRoleId: 'r9', roleId: null, person, message: '' }] }, 'calls.0.callerRoleId'],
  ] as const)('a part that is named has to be there: %j', (change, field) => {
    expect(fields(planDraftFaults({ ...whole, ...change }))).toEqual([field]);
  });

  it.each([
    [{ steps: [{ ...step, roleId: null }] }, 'steps.0.roleId'],
    [{ roles: [{ ...whole.roles[0]!, holder: null }] }, 'roles.0.holder'],
    [{ calls: [{ id: 'c1', callerRoleId: 'r1', roleId: null, person: null, message: '' }] }, 'calls.0.roleId'],
  ] as const)('somebody has to be there to do it: %j', (change, field) => {
    expect(fields(planSubmissionFaults({ ...whole, ...change }))).toEqual([field]);
  });

  it('names the steps that wait for one another', () => {
    const second = { ...step, id: 's2', title: 'Start the network', after: ['s1'] };
    expect(planSubmissionFaults({ ...whole, steps: [{ ...step, after: ['s2'] }, second] })).toEqual([
      { field: 'steps.0.after', message: 'These steps wait for one another: step 1, Open the site; step 2, Start the network. Take one of the waits out' },
    ]);
    expect(planSubmissionFaults({ ...whole, steps: [{ ...step, after: ['s1'] }] })[0]!.message).toBe('This step waits for itself: step 1, Open the site. Take that out');
  });
});
