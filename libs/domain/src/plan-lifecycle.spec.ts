import { movePlanVersion, PLAN_VERBS, PLAN_VERSION_STATES, planStanding, whyNotApprovedBy } from './plan-lifecycle';

describe('a version of a plan', () => {
  it.each(PLAN_VERSION_STATES.flatMap((state) => PLAN_VERBS.map((verb) => [state, verb] as const)))('%s, %s', (state, verb) => {
    const allowed: Record<string, string> = { 'draft save': 'draft', 'draft submit': 'in-review', 'draft drop': 'dropped', 'in-review return': 'draft', 'in-review withdraw': 'draft', 'in-review approve': 'approved' };
    const to = allowed[`${state} ${verb}`];
    expect(movePlanVersion(state, verb)).toEqual(to ? { ok: true, to } : { ok: false, message: expect.any(String) });
  });

  it('is approved by nobody who wrote in it', () => {
    expect(whyNotApprovedBy('a', ['b', 'a'])).toMatch(/somebody else/);
    expect(whyNotApprovedBy('c', ['b', 'a'])).toBeNull();
  });
});

describe('where a plan stands', () => {
  it.each([
    [{ approved: false, nextReview: null, retired: false }, 'none'],
    [{ approved: true, nextReview: '2026-03-02', retired: false }, 'current'],
    [{ approved: true, nextReview: '2026-03-01', retired: false }, 'overdue'],
    [{ approved: true, nextReview: '2026-03-01', retired: true }, 'retired'],
  ] as const)('%j: %s', (plan, standing) => expect(planStanding(plan, '2026-03-02')).toBe(standing));
});
