import fc from 'fast-check';
import { countedMembers } from './counted-members';
import { mayStopByChoice, reachedSerially } from './reached-from-activities';
import { recoveryGraph, type RecoveryGraph, type RecoveryInput } from './recovery-graph';
import { downWith, lostWith } from './recovery-timeline';
import { recoveryInputs } from './recovery.arbitrary';
import { everySinglePoint, singlePoints, type SinglePoint } from './single-points';

const hours = (count: number) => ({ minutes: count * 60, calendarId: null });
const activity = (id: string) => ({ id, resume: null, rto: hours(4), mtpd: null });
const resource = (id: string) => ({ id, locatedAtId: null, supplierId: null, standby: false, declared: hours(1), contractual: null });
const needs = (dependentId: string, memberIds: string[], needed = memberIds.length) => ({ dependentId, memberIds, needed });

describe('single points of failure', () => {
  it('are those whose loss alone stops an activity, with what falls with them', () => {
    const graph = recoveryGraph({
      activities: [activity('care'), activity('calls')],
      resources: [resource('one'), resource('other'), resource('network'), { ...resource('exchange'), locatedAtId: 'depot' }, resource('depot')],
      dependencies: [needs('care', ['one', 'other'], 1), needs('one', ['network']), needs('other', ['network']), needs('calls', ['exchange']), needs('calls', ['network'])],
    });
    expect(singlePoints(graph, 8)).toEqual({ most: [{ id: 'network', activities: 2 }, { id: 'exchange', activities: 1 }, { id: 'depot', activities: 1 }], total: 3 });
    expect(singlePoints(graph, 1)).toEqual({ most: [{ id: 'network', activities: 2 }], total: 3 });
  });

  it.each<[why: string, dependencies: RecoveryInput['dependencies'], points: string[]]>([
    ['one of two, on nothing in common', [needs('care', ['one', 'other'], 1)], []],
    ['one of two, that share a network', [needs('care', ['one', 'other'], 1), needs('one', ['network']), needs('other', ['network'])], ['network']],
    ['both of two', [needs('care', ['one', 'other'])], ['one', 'other']],
    ['two of three, of which two share a network', [needs('care', ['one', 'other', 'third'], 2), needs('one', ['network']), needs('other', ['network'])], ['network']],
    ['one of three, of which two share a network', [needs('care', ['one', 'other', 'third'], 1), needs('one', ['network']), needs('other', ['network'])], []],
    ['one of two, that share one of two', [needs('care', ['one', 'other'], 1), needs('one', ['network', 'third'], 1), needs('other', ['network', 'third'], 1)], []],
    ['one of two, that lean on each other round a circle', [needs('care', ['one', 'other'], 1), needs('one', ['other']), needs('other', ['one'])], ['one', 'other']],
  ])('%s', (_, dependencies, points) => {
    const graph = recoveryGraph({ activities: [activity('care')], resources: ['one', 'other', 'third', 'network'].map(resource), dependencies });
    expect(singlePoints(graph, 8).most.map(({ id }) => id).sort()).toEqual(points);
  });

  it('a site without power is down, and what is located there goes on', () => {
    const graph = recoveryGraph({
      activities: [activity('care')],
      resources: [{ ...resource('server'), locatedAtId: 'site' }, resource('site'), resource('power')],
      dependencies: [needs('care', ['server']), needs('site', ['power'])],
    });
    expect(singlePoints(graph, 8).most.map(({ id }) => id)).toEqual(['server', 'site']);
  });

  it('agree with losing each alone', () => {
    fc.assert(
      fc.property(recoveryInputs({ cycles: true }), (input) => {
        const graph = recoveryGraph(input);
        const slow = oneByOne(graph);
        const { most, total } = singlePoints(graph, input.resources.length);
        expect(new Map(most.map((one) => [one.id, one.activities]))).toEqual(slow);
        expect(total).toBe(slow.size);
        expect(every(graph)).toEqual(most);
      }),
      { numRuns: 2000 },
    );
  });

  it('a serial need is never doubted, and no way of choosing hides one', () => {
    fc.assert(
      fc.property(recoveryInputs({ cycles: true }), (input) => {
        const graph = recoveryGraph(input);
        const counted = countedMembers(graph);
        const certain = reachedSerially(graph, counted);
        const doubtful = new Set(mayStopByChoice(graph, counted, certain, 0));
        const slow = oneByOne(graph);
        input.resources.forEach(({ id }, at) => {
          const node = graph.activityCount + at;
          if (certain[node]) expect(slow.has(id)).toBe(true);
          else if (slow.has(id)) expect(doubtful.has(node)).toBe(true);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('among very many, those that stop most come first, with their exact numbers', () => {
    const activities = Array.from({ length: 400 }, (_, at) => activity(`a${at}`));
    const servers = Array.from({ length: 3_000 }, (_, at) => resource(`s${at}`));
    const graph = recoveryGraph({
      activities,
      resources: [...servers, ...['network', 'power', 'storage'].map(resource)],
      dependencies: [
        ...activities.flatMap(({ id }, at) => [needs(id, [`s${at * 3}`, `s${at * 3 + 1}`], 1), needs(id, [`s${at * 3 + 2}`])]),
        ...servers.flatMap(({ id }, at) => [needs(id, ['power']), ...(at % 3 === 2 && at < 900 ? [needs(id, ['network'])] : []), ...(at % 3 < 2 && at < 600 ? [needs(id, ['storage'])] : [])]),
      ],
    });
    const { most, total } = singlePoints(graph, 3);
    expect(most).toEqual([{ id: 'power', activities: 400 }, { id: 'network', activities: 300 }, { id: 'storage', activities: 200 }]);
    expect(total).toBe(403);
    const all = every(graph);
    expect([all.length, all.slice(0, 3), new Set(all.slice(3).map(({ activities: stopped }) => stopped))]).toEqual([403, most, new Set([1])]);
  });

  it('all of them are counted a part at a time, so that others get their turn', () => {
    const many = Array.from({ length: 600 }, (_, at) => `s${at}`);
    const graph = recoveryGraph({ activities: [activity('care')], resources: many.map(resource), dependencies: [needs('care', many)] });
    expect([...everySinglePoint(graph)]).toHaveLength(3);
  });
});

function every(graph: RecoveryGraph): readonly SinglePoint[] {
  const reckoning = everySinglePoint(graph);
  for (let step = reckoning.next(); ; step = reckoning.next()) if (step.done) return step.value;
}

/** The activities that stop, by resource, each lost in turn. */
function oneByOne(graph: RecoveryGraph): Map<string, number> {
  const stopped = new Map<string, number>();
  for (const { id } of graph.input.resources) {
    const { down } = downWith(graph, lostWith(graph, [id]));
    const activities = down.subarray(0, graph.activityCount).reduce((sum, one) => sum + one, 0);
    if (activities > 0) stopped.set(id, activities);
  }
  return stopped;
}
