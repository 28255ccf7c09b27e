import fc from 'fast-check';
import type { Duration } from './duration';
import { chainOf, neededBy, recoveryGaps } from './recovery-gaps';
import { idOf, recoveryGraph, type RecoveryInput } from './recovery-graph';
import { recoveryTimeline } from './recovery-timeline';
import { recoveryInputs } from './recovery.arbitrary';

const hours = (count: number): Duration => ({ minutes: count * 60, calendarId: null });
const activity = (id: string, rto: number | null, resume: number | null = 0) => ({ id, resume: resume === null ? null : hours(resume), rto: rto === null ? null : hours(rto), mtpd: null });
const resource = (id: string, declared: number | null, contractual: number | null = null) =>
  ({ id, locatedAtId: null, supplierId: null, standby: false, declared: declared === null ? null : hours(declared), contractual: contractual === null ? null : hours(contractual) });
const needs = (dependentId: string, memberIds: string[], needed: number) => ({ dependentId, needed, memberIds });

function gapsOf(input: RecoveryInput): Record<string, unknown> {
  const graph = recoveryGraph(input);
  const found = neededBy(graph);
  return Object.fromEntries(
    recoveryGaps(graph, found).map((gap) => [
      idOf(graph, gap.node),
      { state: gap.state, by: gap.neededBy === null ? null : gap.neededBy / 60, over: gap.over, atLatest: gap.atLatest, chain: chainOf(graph, found, gap.node) },
    ]),
  );
}

describe('by when a resource is needed, and where it takes longer', () => {
  it('is needed by the RTO less what comes after it', () => {
    const input: RecoveryInput = { activities: [activity('care', 10, 1)], resources: [resource('storage', 8), resource('network', 3)], dependencies: [needs('care', ['storage'], 1), needs('storage', ['network'], 1)] };
    expect(gapsOf(input)).toEqual({ network: { state: 'over', by: 1, over: ['declared'], atLatest: false, chain: ['network', 'storage', 'care'] } });
  });

  it('names each of its recovery times that is longer', () => {
    const gaps = gapsOf({ activities: [activity('care', 4)], resources: [resource('network', 3, 8)], dependencies: [needs('care', ['network'], 1)] });
    expect(gaps).toEqual({ network: { state: 'over', by: 4, over: ['contractual'], atLatest: false, chain: ['network', 'care'] } });
  });

  it('takes the most demanding of all that lean on it', () => {
    const gaps = gapsOf({ activities: [activity('care', 24), activity('calls', 2)], resources: [resource('network', 3)], dependencies: [needs('care', ['network'], 1), needs('calls', ['network'], 1)] });
    expect(gaps).toMatchObject({ network: { by: 2, chain: ['network', 'calls'] } });
  });

  it('of two sites one suffices, so that the slow one is no gap while the other is in time', () => {
    const input = (second: number): RecoveryInput => ({ activities: [activity('care', 6)], resources: [resource('centre', 72), resource('northgate', second)], dependencies: [needs('care', ['centre', 'northgate'], 1)] });
    expect(gapsOf(input(4))).toEqual({});
    expect(Object.keys(gapsOf(input(7)))).toEqual(['centre', 'northgate']);
  });

  it('a choice is in time only with everything under it', () => {
    const gaps = gapsOf({ activities: [activity('care', 6)], resources: [resource('centre', 72), resource('northgate', 4), resource('power', 3)], dependencies: [needs('care', ['centre', 'northgate'], 1), needs('northgate', ['power'], 1)] });
    expect(gaps).toMatchObject({ centre: { by: 6 }, power: { by: 2, chain: ['power', 'northgate', 'care'] } });
  });

  it('when neither site is in time both are gaps, but only what the quicker one leans on: nobody is helped by power for the slow one', () => {
    const gaps = gapsOf({
      activities: [activity('care', 6)], resources: [resource('centre', 720), resource('northgate', 7), resource('power', 12), resource('lines', 9)],
      dependencies: [needs('care', ['centre', 'northgate'], 1), needs('centre', ['power'], 1), needs('northgate', ['lines'], 1)],
    });
    expect(gaps).toMatchObject({ centre: { by: 6 }, northgate: { by: 6 }, lines: { by: -1, chain: ['lines', 'northgate', 'care'] } });
    expect(gaps).not.toHaveProperty('power');
  });

  it('below a site that is slow for one and the only one for another, the chain is that of whoever binds it', () => {
    const gaps = gapsOf({
      activities: [activity('calls', 2), activity('care', 6)], resources: [resource('centre', 720), resource('northgate', 7), resource('power', 12)],
      dependencies: [needs('calls', ['centre', 'northgate'], 1), needs('care', ['centre'], 1), needs('centre', ['power'], 1)],
    });
    expect(gaps).toMatchObject({ centre: { by: 2, chain: ['centre', 'calls'] }, power: { by: 6 - 720, chain: ['power', 'centre', 'care'] } });
  });

  it('the chain of each gap adds up to its need: the RTO at its end less what comes after', () => {
    fc.assert(
      fc.property(recoveryInputs({ cycles: true }), (input) => {
        const graph = recoveryGraph(input);
        const found = neededBy(graph);
        const minutes = new Map([...input.resources.map(({ id, declared, contractual }) => [id, (declared ?? contractual)?.minutes ?? 0] as const), ...input.activities.map(({ id, resume }) => [id, resume?.minutes ?? 0] as const)]);
        for (const { node, neededBy: needed } of recoveryGaps(graph, found)) {
          if (needed === null) continue;
          const path = chainOf(graph, found, node);
          const rto = input.activities.find(({ id }) => id === path.at(-1))!.rto!.minutes;
          expect(path.slice(1).reduce((left, id) => left - minutes.get(id)!, rto)).toBe(needed);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('an unknown time on the way makes the need one at the latest, and is told itself', () => {
    const gaps = gapsOf({ activities: [activity('calls', 4)], resources: [resource('telephony', null), resource('network', 5)], dependencies: [needs('calls', ['telephony'], 1), needs('telephony', ['network'], 1)] });
    expect(gaps).toMatchObject({ telephony: { state: 'no-time', by: 4, over: [] }, network: { state: 'over', by: 4, atLatest: true } });
  });

  it.each<[string, number, object]>([
    ['before it is needed says nothing, so it is told as one without a time', 3, { storage: { state: 'no-time', over: [] } }],
    ['when it is needed is too long', 4, { storage: { state: 'over', over: ['proven'] } }],
    ['later is too long', 6, { storage: { state: 'over', over: ['proven'] } }],
  ])('what was given up %s', (_, hoursTaken, expected) => {
    const graph = recoveryGraph({ activities: [activity('care', 4)], resources: [resource('storage', null)], dependencies: [needs('care', ['storage'], 1)] });
    const options = { basis: 'proven', proven: new Map([['storage', { minutes: hoursTaken * 60, moreThan: true, on: '2026-05-09' }]]) } as const;
    const found = recoveryGaps(graph, neededBy(graph, options), options);
    expect(Object.fromEntries(found.map((gap) => [idOf(graph, gap.node), gap]))).toMatchObject(expected);
  });

  it('what comes after something that was given up is needed sooner by at least that', () => {
    const graph = recoveryGraph({ activities: [activity('care', 10)], resources: [resource('storage', 1), resource('network', 5)], dependencies: [needs('care', ['storage'], 1), needs('storage', ['network'], 1)] });
    const options = { basis: 'proven', proven: new Map([['storage', { minutes: 360, moreThan: true, on: '2026-05-09' }]]) } as const;
    expect(recoveryGaps(graph, neededBy(graph, options), options)).toMatchObject([{ neededBy: 240, atLatest: true, by: 60 }]);
  });

  it('an activity without an RTO asks for nothing by a time, and is not taken as never needed', () => {
    const input: RecoveryInput = { activities: [activity('polls', null), activity('care', 4)], resources: [resource('network', 5), resource('rolls', 900)], dependencies: [needs('polls', ['network'], 1), needs('polls', ['rolls'], 1), needs('care', ['network'], 1)] };
    expect(gapsOf(input)).toMatchObject({ network: { by: 4, atLatest: true } });
    expect(gapsOf(input)).not.toHaveProperty('rolls');
  });

  it('what is needed by way of a cycle alone is unknown; other ways still count', () => {
    const input: RecoveryInput = {
      activities: [activity('care', 4), activity('calls', 3)],
      resources: [resource('sign-in', 5), resource('directory', 6), resource('network', 1), resource('power', 2), resource('line', 9)],
      dependencies: [
        needs('care', ['sign-in'], 1), needs('sign-in', ['network'], 1), needs('sign-in', ['directory'], 1), needs('network', ['sign-in'], 1),
        needs('network', ['power'], 1), needs('network', ['line'], 1), needs('calls', ['line'], 1),
      ],
    };
    expect(gapsOf(input)).toMatchObject({
      'sign-in': { state: 'over', by: 4, atLatest: true, chain: ['sign-in', 'care'] }, directory: { state: 'over', by: 4 - 5, atLatest: true, chain: ['directory', 'sign-in', 'care'] },
      network: { state: 'cycle', by: null }, power: { state: 'cycle' }, line: { state: 'over', by: 3, atLatest: true },
    });
  });

  it('a cycle that nothing with an RTO leans on is no gap', () => {
    const round = [needs('sign-in', ['network'], 1), needs('network', ['sign-in'], 1), needs('network', ['power'], 1)];
    expect(gapsOf({ activities: [activity('care', 4), activity('polls', null)], resources: [resource('sign-in', 5), resource('network', 1), resource('power', 9)], dependencies: [...round, needs('polls', ['sign-in'], 1)] })).toEqual({});
  });

  it('activities that wait for each other keep their own RTOs', () => {
    const input: RecoveryInput = {
      activities: [activity('care', 4), activity('calls', 2)], resources: [resource('records', 5), resource('line', 1)],
      dependencies: [needs('care', ['calls'], 1), needs('calls', ['care'], 1), needs('care', ['records'], 1), needs('calls', ['line'], 1)],
    };
    expect(gapsOf(input)).toEqual({ records: { state: 'over', by: 4, over: ['declared'], atLatest: true, chain: ['records', 'care'] } });
  });

  it.each([false, true])('agrees with following every path that does not go round, cycles: %s', (cycles) => {
    fc.assert(
      fc.property(recoveryInputs({ cycles }), (input) => {
        const graph = recoveryGraph(input);
        const found = neededBy(graph);
        const slow = everyPath(input);
        for (const { id } of input.resources) {
          const node = graph.indexOf.get(id)!;
          expect([id, found.by[node]]).toEqual([id, slow.by.get(id) ?? Infinity]);
          expect([id, found.roundACycle[node] === 1]).toEqual([id, slow.reached.has(id) && !slow.by.has(id)]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('without a resource that is over, every activity of which all is known is back within its RTO; with one, some activity is not', () => {
    fc.assert(
      fc.property(recoveryInputs({ cycles: false }), (input) => {
        const stated: RecoveryInput = { ...input, activities: input.activities.map((one) => ({ ...one, rto: one.rto && { ...one.rto, minutes: one.rto.minutes + (one.resume?.minutes ?? 0) } })) };
        const graph = recoveryGraph(stated);
        const over = recoveryGaps(graph, neededBy(graph)).some((gap) => gap.over.includes('declared') || (gap.state === 'over' && input.resources[gap.node - graph.activityCount]!.declared === null));
        const { serves } = recoveryTimeline(graph, stated.resources.map(({ id }) => id));
        const late = stated.activities.some(({ rto }, node) => rto !== null && serves[node]! > rto.minutes);
        const allKnown = [...serves].every((time) => !Number.isNaN(time));
        if (late && stated.resources.every((one) => one.declared ?? one.contractual)) expect(over || own(stated)).toBe(true);
        if (over && allKnown) expect(late).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

/** An activity whose own time, with those of the activities that it waits for, is longer than its RTO allows: no resource is to blame. */
function own(input: RecoveryInput): boolean {
  const graph = recoveryGraph({ ...input, resources: input.resources.map((one) => ({ ...one, declared: hours(0), contractual: null })) });
  const { serves } = recoveryTimeline(graph, input.resources.map(({ id }) => id));
  return input.activities.some(({ rto }, node) => rto !== null && serves[node]! > rto.minutes);
}

/** By when each is needed, by following every path down from every activity with an RTO that stays out of cycles; and what is reached by any path. */
function everyPath({ activities, resources, dependencies }: RecoveryInput): { by: Map<string, number>; reached: Set<string> } {
  const [by, reached] = [new Map<string, number>(), new Set<string>()];
  const ownOf = (id: string): number => {
    const resource = resources.find((one) => one.id === id);
    return (resource ? (resource.declared ?? resource.contractual) : activities.find((one) => one.id === id)!.resume)?.minutes ?? 0;
  };
  const below = (id: string): string[] => dependencies.filter((one) => one.dependentId === id).flatMap(({ memberIds }) => memberIds);
  const under = (id: string, found = new Set<string>()): Set<string> => {
    for (const member of below(id)) if (!found.has(member)) under(member, found.add(member));
    return found;
  };
  const underOf = new Map([...activities, ...resources].map(({ id }) => [id, under(id)]));
  const follow = (id: string, needed: number): void => {
    by.set(id, Math.min(by.get(id) ?? Infinity, needed));
    for (const member of below(id)) if (!underOf.get(member)!.has(id)) follow(member, needed - ownOf(id));
  };
  for (const { id, rto } of activities) {
    if (!rto) continue;
    follow(id, rto.minutes);
    for (const member of underOf.get(id)!) reached.add(member);
  }
  return { by, reached };
}
