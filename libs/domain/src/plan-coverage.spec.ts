import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverageGaps, leanedOn, planLacks, type Covered, type CoveringPlan } from './plan-coverage';

const TODAY = '2026-06-12';

const plan = (id: string, change: Partial<CoveringPlan> = {}): CoveringPlan => ({
  id, kind: 'team', parentId: 'corporate', approved: true, nextReview: '2027-01-31', rehearsed: { on: '2026-03-01', outcome: 'passed', changedSince: false }, activityIds: [], resourceIds: [], ...change,
});
const corporate = plan('corporate', { kind: 'corporate', parentId: null });

describe('what a plan lacks to be relied on', () => {
  it.each([
    ['nothing: approved, in date, rehearsed', {}, []],
    ['nothing on the very day of its review', { nextReview: TODAY }, []],
    ['its review, a day later', { nextReview: '2026-06-11' }, ['review']],
    ['nothing, rehearsed a year ago to the day', { rehearsed: { on: '2025-06-12', outcome: 'passed', changedSince: false } }, []],
    ['a rehearsal, when the last is older', { rehearsed: { on: '2025-06-11', outcome: 'passed', changedSince: false } }, ['rehearsal']],
    ['a rehearsal of what it says now, when it was changed since', { rehearsed: { on: '2026-03-01', outcome: 'passed', changedSince: true } }, ['version']],
    ['a rehearsal alone, when the last is older, whatever was changed', { rehearsed: { on: '2025-06-11', outcome: 'passed', changedSince: true } }, ['rehearsal']],
    ['a rehearsal, when the last failed, came out in part or missed its RTO', { rehearsed: { on: '2026-03-01', outcome: 'failed', changedSince: false } }, ['rehearsal']],
    ['a rehearsal, never rehearsed', { rehearsed: null }, ['rehearsal']],
    ['its approval, and no review before it', { approved: false, nextReview: null, rehearsed: null }, ['approval', 'rehearsal']],
  ] as const)('is %s', (_, change, lacks) => {
    expect(planLacks(plan('a', change), TODAY)).toEqual(lacks);
  });
});

describe('coverage', () => {
  const covered = (change: Partial<Parameters<typeof coverageGaps>[0]>) => coverageGaps({ activities: [], resourceIds: [], plans: [], critical: new Set(), ...change }, TODAY);

  it('finds nothing amiss where every critical activity has a plan that lacks nothing', () => {
    expect(covered({ activities: [{ id: 'care', critical: true }], resourceIds: ['site'], plans: [corporate, plan('care-plan', { activityIds: ['care'], resourceIds: ['site'] })] })).toEqual([]);
  });

  it('names the plan that lacks least: an approved one before a draft', () => {
    const plans = [
      plan('draft', { approved: false, nextReview: null, activityIds: ['care'] }),
      plan('late', { nextReview: '2026-01-01', rehearsed: null, activityIds: ['care'] }),
    ];
    expect(covered({ activities: [{ id: 'care', critical: true }], plans: [corporate, ...plans] })).toEqual([{ finding: 'activity', id: 'care', lacks: ['review', 'rehearsal'], planId: 'late' }]);
  });

  it('names one that was changed since its rehearsal before one that was never rehearsed', () => {
    const plans = [plan('never', { rehearsed: null, activityIds: ['care'] }), plan('changed', { rehearsed: { on: '2026-03-01', outcome: 'passed', changedSince: true }, activityIds: ['care'] })];
    expect(covered({ activities: [{ id: 'care', critical: true }], plans: [corporate, ...plans] })).toEqual([{ finding: 'activity', id: 'care', lacks: ['version'], planId: 'changed' }]);
  });

  it('asks for no plan of what is not critical, and for any of what is', () => {
    expect(covered({ activities: [{ id: 'sweeping', critical: false }, { id: 'polls', critical: true }] })).toEqual([{ finding: 'activity', id: 'polls', lacks: ['plan'], planId: null }]);
  });

  it('counts a resource as planned for only by an approved plan, and names the draft that would recover it', () => {
    const plans = [corporate, plan('draft', { approved: false, activityIds: ['care'], resourceIds: ['pay'] })];
    expect(covered({ activities: [{ id: 'care', critical: false }], resourceIds: ['pay', 'maps'], plans, critical: new Set(['pay']) })).toEqual([
      { finding: 'resource', id: 'pay', lacks: [], planId: 'draft' }, { finding: 'resource', id: 'maps', lacks: [], planId: null },
    ]);
  });

  it('takes a plan to serve what is critical by what critical activities lean on, and by the plans below it', () => {
    const plans = [
      corporate, plan('department', { kind: 'departmental', activityIds: ['sweeping'] }), plan('chapel', { parentId: 'department', resourceIds: ['chapel'] }), plan('streets', { parentId: 'department', activityIds: ['sweeping'] }),
    ];
    expect(covered({ activities: [{ id: 'sweeping', critical: false }], resourceIds: [], plans, critical: new Set(['chapel']) })).toEqual([{ finding: 'nothing-critical', id: 'streets', lacks: [], planId: 'streets' }]);
  });

  it('misses from the corporate plan whatever hangs below no plan, or below one that does', () => {
    const plans = [corporate, plan('alone', { parentId: null, resourceIds: ['x'] }), plan('under-alone', { parentId: 'alone', resourceIds: ['x'] }), plan('retired-above', { parentId: 'gone', resourceIds: ['x'] }), plan('fine', { resourceIds: ['x'] })];
    expect(covered({ plans, critical: new Set(['x']) }).map(({ finding, id }) => [finding, id])).toEqual([['not-below', 'alone'], ['not-below', 'under-alone'], ['not-below', 'retired-above']]);
  });

  it('ends where plans hang below one another in a circle', () => {
    const plans = [plan('a', { parentId: 'b', activityIds: ['x'] }), plan('b', { parentId: 'a' })];
    expect(covered({ plans, critical: new Set(['x']) }).map(({ finding }) => finding)).toEqual(['not-below', 'not-below']);
  });
});

describe('coverage of any council', () => {
  const ids = (of: string): fc.Arbitrary<string[]> => fc.uniqueArray(fc.nat(3).map((at) => `${of}${at}`), { maxLength: 2 });
  const day = fc.constantFrom('2024-06-12', '2025-06-11', '2025-06-12', '2026-06-11', TODAY, '2027-01-31');
  const councils: fc.Arbitrary<Covered> = fc.record({
    activities: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }).map((critical) => critical.map((one, at) => ({ id: `a${at}`, critical: one }))),
    resourceIds: fc.constant(['r0', 'r1', 'r2', 'r3']),
    critical: ids('r').map((found) => new Set(found)),
    plans: fc.array(
      fc.record({
        kind: fc.constantFrom('corporate', 'departmental', 'team', 'ict'), above: fc.nat(9), approved: fc.boolean(), nextReview: fc.option(day), activityIds: ids('a'), resourceIds: ids('r'),
        rehearsed: fc.option(fc.record({ on: day, outcome: fc.constantFrom('passed', 'failed'), changedSince: fc.boolean() })),
      }),
      { maxLength: 6 },
    ).map((plans) => plans.map(({ above, ...one }, at): CoveringPlan => ({ ...one, id: `p${at}`, parentId: above < plans.length ? `p${above}` : null }))),
  });
  const said = (council: Covered): string[] => coverageGaps(council, TODAY).map(({ finding, id }) => `${finding} ${id}`).sort();

  it('finds what the four sentences say, plan by plan', () => {
    fc.assert(
      fc.property(councils, (council) => {
        const { activities, resourceIds, plans, critical } = council;
        const important = new Set([...critical, ...activities.filter((one) => one.critical).map(({ id }) => id)]);
        const isUnder = (plan: CoveringPlan, above: CoveringPlan, steps = plans.length): boolean => plan === above || (steps > 0 && plans.some((one) => one.id === plan.parentId && isUnder(one, above, steps - 1)));
        const relied = (plan: CoveringPlan): boolean =>
          plan.approved && (plan.nextReview ?? '9999') >= TODAY && plan.rehearsed?.outcome === 'passed' && plan.rehearsed.on >= '2025-06-12' && !plan.rehearsed.changedSince;
        expect(said(council)).toEqual([
          ...activities.filter(({ id, critical: matters }) => matters && !plans.some((plan) => plan.activityIds.includes(id) && relied(plan))).map(({ id }) => `activity ${id}`),
          ...resourceIds.filter((id) => !plans.some((plan) => plan.approved && plan.resourceIds.includes(id))).map((id) => `resource ${id}`),
          ...plans.filter((plan) => plan.approved && !plans.some((one) => isUnder(one, plan) && [...one.activityIds, ...one.resourceIds].some((id) => important.has(id)))).map(({ id }) => `nothing-critical ${id}`),
          ...plans.filter((plan) => !plans.some((one) => one.kind === 'corporate' && isUnder(plan, one))).map(({ id }) => `not-below ${id}`),
        ].sort());
      }),
      { numRuns: 1000 },
    );
  });

  it('of an activity names the plan that lacks least, and what that one lacks', () => {
    fc.assert(
      fc.property(councils, (council) => {
        const weights = { plan: 16, approval: 8, review: 4, rehearsal: 2, version: 1 };
        const weight = (plan: CoveringPlan): number => planLacks(plan, TODAY).reduce((sum, lack) => sum + weights[lack], 0);
        for (const { finding, id, lacks, planId } of coverageGaps(council, TODAY)) {
          if (finding !== 'activity') continue;
          const having = council.plans.filter(({ activityIds }) => activityIds.includes(id));
          expect([planId === null, lacks]).toEqual([having.length === 0, planId === null ? ['plan'] : planLacks(having.find((plan) => plan.id === planId)!, TODAY)]);
          if (planId !== null) expect(weight(having.find((plan) => plan.id === planId)!)).toBe(Math.min(...having.map(weight)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a plan to be relied on, below the corporate one, closes what it names and opens nothing', () => {
    fc.assert(
      fc.property(councils, ids('a'), ids('r'), (council, activityIds, resourceIds) => {
        const more: Covered = { ...council, critical: new Set([...council.critical, ...resourceIds]), plans: [...council.plans, corporate, plan('good', { activityIds, resourceIds })] };
        const opened = said(more).filter((one) => !said(council).includes(one));
        const serves = activityIds.some((id) => council.activities.some((one) => one.id === id && one.critical)) || resourceIds.length > 0;
        expect(opened).toEqual(serves ? [] : ['nothing-critical corporate', 'nothing-critical good']);
        for (const id of activityIds) expect(said(more)).not.toContain(`activity ${id}`);
        for (const id of resourceIds) expect(said(more)).not.toContain(`resource ${id}`);
      }),
      { numRuns: 1000 },
    );
  });
});

it('finds all that an activity leans on, round in a circle too', () => {
  const dependencies = [
    { dependentId: 'care', memberIds: ['system'] }, { dependentId: 'system', memberIds: ['network', 'storage'] }, { dependentId: 'storage', memberIds: ['network'] }, { dependentId: 'network', memberIds: ['system'] }, { dependentId: 'sweeping', memberIds: ['brooms'] },
  ];
  expect([...leanedOn(['care'], dependencies)].sort()).toEqual(['network', 'storage', 'system']);
});
