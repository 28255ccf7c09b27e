import { createHash } from 'node:crypto';
import { canonicalPlan, EMPTY_PLAN, planCode, planParentFault, readPlanCode } from './plan-content';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('where a plan hangs in the tree', () => {
  it.each([
    ['corporate', null, null],
    ['corporate', 'departmental', /top of the tree/],
    ['departmental', 'corporate', null],
    ['departmental', 'team', 'Choose the corporate plan as the plan above.'],
    ['team', 'departmental', null],
    ['team', null, null],
    ['team', 'team', 'Choose a departmental plan or the corporate plan or an ICT plan as the plan above.'],
    ['ict', 'corporate', null],
  ] as const)('%s below %s', (kind, parent, fault) => {
    const found = planParentFault(kind, parent);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toMatch(fault);
  });
});

describe('the code of a version', () => {
  const text = canonicalPlan('PLN-001', 1, EMPTY_PLAN);

  it('is the same for the same words, and another for another version', () => {
    expect(canonicalPlan('PLN-001', 1, { ...EMPTY_PLAN, activityIds: ['b', 'a'] })).toBe(canonicalPlan('PLN-001', 1, { ...EMPTY_PLAN, activityIds: ['a', 'b'] }));
    expect(planCode(digest(text))).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(planCode(digest(canonicalPlan('PLN-001', 2, EMPTY_PLAN)))).not.toBe(planCode(digest(text)));
    expect(planCode('0'.repeat(64))).toBe('00000-00000');
    expect(planCode('f'.repeat(64))).toBe('ZZZZZ-ZZZZZ');
  });

  it.each([
    ['7k3qm-2xvpa', '7K3QM-2XVPA'],
    [' 7K3QM 2XVPA ', '7K3QM-2XVPA'],
    ['o0oil-11111', '00011-11111'],
    ['7K3QM-2XVP', null],
    ['7K3QM-2XVPU', null],
    ['', null],
  ])('"%s" is read as %s', (typed, code) => expect(readPlanCode(typed)).toBe(code));
});
