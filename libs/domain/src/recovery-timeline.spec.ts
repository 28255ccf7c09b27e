import fc from 'fast-check';
import type { Duration } from './duration';
import { recoveryCycles } from './recovery-cycles';
import { idOf, recoveryGraph, type RecoveryGraph, type RecoveryInput } from './recovery-graph';
import { criticalPath, earliestReturns, recoveryTimeline, type LossOptions } from './recovery-timeline';
import { elapsedTimes } from './recovery-times';
import { recoveryInputs } from './recovery.arbitrary';

const hours = (count: number): Duration => ({ minutes: count * 60, calendarId: null });
const activity = (id: string, resume: number | null = 0) => ({ id, resume: resume === null ? null : hours(resume), rto: null, mtpd: null });
const resource = (id: string, declared: number | null, more: object = {}) =>
  ({ id, locatedAtId: null, supplierId: null, standby: false, declared: declared === null ? null : hours(declared), contractual: null, ...more });
const needs = (dependentId: string, memberIds: string[], needed = memberIds.length) =>
  needed === memberIds.length ? memberIds.map((id) => ({ dependentId, needed: 1, memberIds: [id] })) : [{ dependentId, needed, memberIds }];

const council: RecoveryInput = {
  activities: [activity('care', 2), activity('calls', 0), activity('streets', 1), activity('payments', 1)],
  resources: [
    resource('centre', 72), resource('northgate', 4, { standby: true, supplierId: 'specialist' }), resource('network', 3, { locatedAtId: 'centre' }), resource('storage', 8, { locatedAtId: 'centre' }),
    resource('telephony', null, { locatedAtId: 'centre' }), resource('portal', 5), resource('specialist', 0), resource('depot', 1),
  ],
  dependencies: [
    ...needs('network', ['centre', 'northgate'], 1), ...needs('storage', ['network']), ...needs('care', ['storage', 'network']), ...needs('calls', ['telephony', 'network']),
    ...needs('portal', ['network']), ...needs('payments', ['portal']), ...needs('streets', ['depot']),
  ],
};

const told = (input: RecoveryInput, lost: string[]) => {
  const graph = recoveryGraph(input);
  const timeline = recoveryTimeline(graph, lost);
  const back = (id: string): number | string => {
    const node = graph.indexOf.get(id)!;
    return timeline.why[node] ?? timeline.serves[node]! / 60;
  };
  return { back, path: (id: string) => criticalPath(timeline, graph.indexOf.get(id)!).map((node) => idOf(graph, node)), down: (id: string) => timeline.down[graph.indexOf.get(id)!] === 1, timeline, graph };
};

describe('what comes back when, after a loss', () => {
  it('brings up the recovery site, then what was lost with the main site, one after the other', () => {
    const { back, path } = told(council, ['centre']);
    expect(['northgate', 'network', 'storage', 'care'].map(back)).toEqual([4, 7, 15, 17]);
    expect(path('care')).toEqual(['northgate', 'network', 'storage', 'care']);
  });

  it('what leans on something lost waits for it and adds no recovery time of its own', () => {
    const { back } = told(council, ['centre']);
    expect(back('portal')).toBe(7);
    expect(back('payments')).toBe(8);
  });

  it('an unknown recovery time makes unknown what waits for it, and nothing else', () => {
    const { back, path } = told(council, ['centre']);
    expect(back('telephony')).toBe('no-time');
    expect(back('calls')).toBe('waits');
    expect(path('calls')).toEqual(['telephony', 'calls']);
  });

  it('leaves alone what does not lean on anything lost', () => {
    const { back, down } = told(council, ['centre']);
    expect([down('streets'), back('streets')]).toEqual([false, 0]);
  });

  it('a recovery site whose provider is lost is lost too, so that the main site is waited for', () => {
    const { back } = told(council, ['centre', 'specialist']);
    expect(back('network')).toBe(7);
    expect(told({ ...council, resources: council.resources.map((one) => (one.id === 'northgate' ? { ...one, declared: hours(80) } : one)) }, ['centre', 'specialist']).back('network')).toBe(75);
  });

  it('nothing is down when nothing is lost, although a site stands by', () => {
    const { timeline } = told(council, []);
    expect([...timeline.down, ...timeline.calledOn].every((one) => one === 0)).toBe(true);
  });

  it('what stands by on something that stands by waits for it to come up', () => {
    const { back } = told({
      activities: [activity('calls')],
      resources: [resource('phones', 20), resource('spare', 1, { standby: true }), resource('northgate', 4, { standby: true })],
      dependencies: [...needs('calls', ['phones', 'spare'], 1), ...needs('spare', ['northgate'])],
    }, ['phones']);
    expect(back('calls')).toBe(5);
  });

  it('what stands by and fell itself waits for all that it needs to come up, once it is called on', () => {
    const { back } = told({
      activities: [activity('calls')],
      resources: [resource('northgate', 4, { standby: true }), resource('phones', 1), resource('exchange', 20), resource('generator', 6, { standby: true }), resource('fuel', 2)],
      dependencies: [...needs('northgate', ['fuel', 'generator']), ...needs('phones', ['exchange', 'northgate'], 1), ...needs('calls', ['phones'])],
    }, ['phones', 'exchange', 'fuel']);
    expect([back('northgate'), back('calls')]).toEqual([10, 11]);
  });

  it('names a cycle by its members, and goes on with the rest', () => {
    const input: RecoveryInput = {
      activities: [activity('care'), activity('streets')],
      resources: [resource('sign-in', 1), resource('network', 2), resource('app', 1), resource('depot', 3)],
      dependencies: [...needs('sign-in', ['network']), ...needs('network', ['sign-in']), ...needs('app', ['sign-in']), ...needs('care', ['app']), ...needs('streets', ['depot'])],
    };
    const { back, graph } = told(input, ['sign-in', 'network', 'app', 'depot']);
    expect(recoveryCycles(graph).map((cycle) => cycle.sort())).toEqual([['network', 'sign-in']]);
    expect([back('network'), back('app'), back('care'), back('streets')]).toEqual(['cycle', 'waits', 'waits', 3]);
  });

  it('an activity whose own time to resume nobody stated is unknown, never zero', () => {
    expect(told({ activities: [activity('care', null)], resources: [resource('network', 2)], dependencies: needs('care', ['network']) }, ['network']).back('care')).toBe('no-time');
  });

  it('a measured time takes the place of a claim, and one that was abandoned proves none', () => {
    const graph = recoveryGraph(council);
    const at = (moreThan: boolean): number => recoveryTimeline(graph, ['network'], { basis: 'proven', proven: new Map([['network', { minutes: 600, moreThan, on: '2026-05-09' }]]) }).serves[graph.indexOf.get('network')!]!;
    expect(at(false)).toBe(600);
    expect(at(true)).toBeNaN();
  });

  it('what was given up serves after longer than that, and so does all that waits for it', () => {
    const graph = recoveryGraph({
      activities: [activity('care', 1), activity('pay', 1)], resources: [resource('storage', 8), resource('records', 2), resource('spare', 1), resource('ledger', null)],
      dependencies: [...needs('records', ['storage']), ...needs('care', ['records']), { dependentId: 'pay', needed: 1, memberIds: ['storage', 'ledger'] }],
    });
    const lost = ['storage', 'records', 'ledger'];
    const options = { basis: 'proven', proven: new Map([['storage', { minutes: 360, moreThan: true, on: '2026-05-09' }]]) } as const;
    const earliest = earliestOf(graph, lost, options);
    expect(['storage', 'records', 'care'].map(earliest)).toEqual([[6, 'more'], [8, 'more'], [9, 'more']]);
    // The other one of two may be back at once, as far as is known: an hour of its own remains.
    expect(['pay', 'ledger', 'spare'].map(earliest)).toEqual([[1, 'at least'], [NaN, 'at least'], [NaN, 'at least']]);
    expect(recoveryTimeline(graph, lost, options).serves[graph.indexOf.get('care')!]).toBeNaN();
  });

  it('of two branches one is known and the other is not: it takes at least the known one', () => {
    const graph = recoveryGraph(council);
    const earliest = earliestOf(graph, ['centre']);
    expect(['telephony', 'calls', 'care'].map(earliest)).toEqual([[NaN, 'at least'], [7, 'at least'], [NaN, 'at least']]);
  });

  it('what goes round in a circle takes at least what is known outside it', () => {
    const input: RecoveryInput = {
      activities: [activity('care', 1)],
      resources: [resource('sign-in', 1), resource('network', 2), resource('power', 6), resource('archive', 20)],
      dependencies: [...needs('sign-in', ['network']), ...needs('network', ['sign-in', 'power']), ...needs('care', ['sign-in', 'archive'])],
    };
    const earliest = earliestOf(recoveryGraph(input), ['sign-in', 'network', 'power', 'archive']);
    expect(['sign-in', 'network', 'care'].map(earliest)).toEqual([[1, 'at least'], [8, 'at least'], [21, 'at least']]);
  });

  it('working hours run from the moment at which work can begin', () => {
    const support = { id: 'support', name: 'Support hours', zone: 'Europe/London', weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })), holidays: [], isDefault: true };
    const graph = recoveryGraph({
      activities: [activity('care', 0)],
      resources: [resource('network', 3), { ...resource('storage', 0), declared: { minutes: 120, calendarId: 'support' } }],
      dependencies: [...needs('storage', ['network']), ...needs('care', ['storage'])],
    });
    const lostAt = Date.parse('2026-01-09T16:00:00Z');
    expect(recoveryTimeline(graph, ['network', 'storage'], { times: elapsedTimes([support], lostAt) }).serves[0]).toBe((8 + 48 + 10) * 60);
  });

  it('a chain of a hundred thousand is no deeper than one of three', () => {
    const length = 100_000;
    const resources = Array.from({ length }, (_, at) => resource(`r${at}`, 1));
    const graph = recoveryGraph({ activities: [activity('care')], resources, dependencies: [...needs('care', ['r0']), ...resources.slice(1).flatMap((_, at) => needs(`r${at}`, [`r${at + 1}`]))] });
    expect(recoveryTimeline(graph, resources.map(({ id }) => id)).serves[0]).toBe(length * 60);
    expect(recoveryCycles(graph)).toEqual([]);
  });

  it('agrees with going round until nothing changes, whatever is lost', () => {
    fc.assert(
      fc.property(recoveryInputs({ cycles: true }), fc.array(fc.nat(6), { maxLength: 3 }), (input, picks) => {
        const lost = [...new Set(picks.map((pick) => `r${pick % input.resources.length}`))];
        const graph = recoveryGraph(input);
        const timeline = recoveryTimeline(graph, lost);
        const slow = slowly(input, lost);
        for (const [id, node] of graph.indexOf) {
          expect([id, timeline.down[node] === 1]).toEqual([id, slow.down.has(id)]);
          expect([id, timeline.serves[node]]).toEqual([id, slow.serves.get(id) ?? (slow.concerned.has(id) ? NaN : 0)]);
          expect([id, timeline.why[node] === null]).toEqual([id, !slow.concerned.has(id) || slow.serves.has(id)]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('whatever the unknown times turn out to be, nothing is back sooner than it can be, and what was given up is later', () => {
    const turnedOut = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 11, maxLength: 11 });
    const givenUp = fc.array(fc.option(fc.integer({ min: 0, max: 12 }), { freq: 1 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(recoveryInputs({ cycles: false }), fc.array(fc.nat(6), { maxLength: 3 }), turnedOut, givenUp, (input, picks, hoursOf, triedFor) => {
        const lost = [...new Set(picks.map((pick) => `r${pick % input.resources.length}`))];
        const proven = new Map(input.resources.flatMap(({ id }, at) => (triedFor[at] === null ? [] : [[id, { minutes: triedFor[at]! * 60, moreThan: true, on: '2026-05-09' }] as const])));
        const graph = recoveryGraph(input);
        const known = recoveryTimeline(graph, lost, { basis: 'proven', proven });
        const { atLeast, moreThan } = earliestReturns(graph, lost, { basis: 'proven', proven }, known);
        const truth: RecoveryInput = {
          ...input,
          activities: input.activities.map((one, at) => ({ ...one, resume: one.resume ?? hours(hoursOf[7 + at]!) })),
          resources: input.resources.map((one, at) => ({
            ...one, declared: proven.has(one.id) ? { minutes: proven.get(one.id)!.minutes + 1 + hoursOf[at]! * 60, calendarId: null } : (one.declared ?? one.contractual ?? hours(hoursOf[at]!)),
          })),
        };
        const { serves } = recoveryTimeline(recoveryGraph(truth), lost);
        for (const [id, node] of graph.indexOf) {
          if (known.why[node] === null) expect([id, atLeast[node]]).toEqual([id, NaN]);
          else if (!Number.isNaN(atLeast[node]!)) expect([id, moreThan[node] ? serves[node]! > atLeast[node]! : serves[node]! >= atLeast[node]!]).toEqual([id, true]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** How early each can be back at all, in hours. */
function earliestOf(graph: RecoveryGraph, lost: string[], options: LossOptions = {}): (id: string) => [number, 'more' | 'at least'] {
  const { atLeast, moreThan } = earliestReturns(graph, lost, options, recoveryTimeline(graph, lost, options));
  return (id) => [atLeast[graph.indexOf.get(id)!]! / 60, moreThan[graph.indexOf.get(id)!] ? 'more' : 'at least'];
}

/** The same, by going round until nothing changes. */
function slowly({ activities, resources, dependencies }: RecoveryInput, chosen: string[]): { down: Set<string>; concerned: Set<string>; serves: Map<string, number> } {
  const standby = new Set(resources.filter((one) => one.standby).map(({ id }) => id));
  const lost = new Set(chosen);
  const until = (step: () => boolean): void => {
    while (step());
  };
  const grow = (set: Set<string>, id: string): boolean => !set.has(id) && !!set.add(id);
  until(() => resources.filter((one) => lost.has(one.locatedAtId ?? '') || lost.has(one.supplierId ?? '')).map(({ id }) => grow(lost, id)).includes(true));
  const down = new Set(lost);
  const interrupted = ({ memberIds, needed }: RecoveryInput['dependencies'][number]): boolean => {
    const running = memberIds.filter((id) => !standby.has(id));
    return (running.length >= needed ? running : memberIds).filter((id) => !down.has(id)).length < needed;
  };
  until(() => dependencies.filter(interrupted).map(({ dependentId }) => grow(down, dependentId)).includes(true));
  const [concerned, calledOn] = [new Set(down), new Set<string>()];
  const held = (dependency: RecoveryInput['dependencies'][number]): boolean =>
    interrupted(dependency) ||
    ((lost.has(dependency.dependentId) || calledOn.has(dependency.dependentId)) && dependency.memberIds.filter((id) => !down.has(id) && !standby.has(id)).length < dependency.needed);
  until(() =>
    dependencies.filter((one) => concerned.has(one.dependentId) && held(one)).flatMap(({ memberIds }) => memberIds.filter((id) => standby.has(id) && !lost.has(id)).map((id) => {
      concerned.add(id);
      return grow(calledOn, id);
    })).includes(true),
  );
  const own = (id: string): number | null => {
    const act = activities.find((one) => one.id === id);
    if (act) return act.resume?.minutes ?? null;
    if (!lost.has(id) && !calledOn.has(id)) return 0;
    const one = resources.find((resource) => resource.id === id)!;
    return (one.declared ?? one.contractual)?.minutes ?? null;
  };
  const serves = new Map<string, number>();
  for (const id of [...activities, ...resources].map((one) => one.id)) if (!concerned.has(id)) serves.set(id, 0);
  // What is known lengthens round by round until each has its least time: earliest first, by trying all.
  for (;;) {
    let next: { id: string; time: number } | null = null;
    for (const id of concerned) {
      if (serves.has(id)) continue;
      let begins: number | null = 0;
      for (const { memberIds, needed } of dependencies.filter((one) => one.dependentId === id && held(one))) {
        const times = memberIds.flatMap((member) => serves.get(member) ?? []).sort((one, other) => one - other);
        begins = begins === null || times.length < needed ? null : Math.max(begins, times[needed - 1]!);
      }
      const time = begins === null || own(id) === null ? null : begins + own(id)!;
      if (time !== null && (next === null || time < next.time)) next = { id, time };
    }
    if (next === null) return { down, concerned, serves: new Map([...serves].filter(([id]) => concerned.has(id))) };
    serves.set(next.id, next.time);
  }
}
