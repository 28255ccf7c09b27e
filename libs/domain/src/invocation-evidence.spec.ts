import type { LogEntry } from './incident-log';
import { invocationSays, invocationSaysInWords, pastItsRto, resourcePastItsRto, resourceUseSays, type InvokedForReal } from './invocation-evidence';
import { liveStepsOf } from './live-steps';
import { progressOf } from './log-progress';
import type { ClockMark, PlanStep } from './plan-content';
import type { Requirement } from './plan-requirement';

const OUTAGE = '2026-05-11T06:00:00Z';
const AUTHOR = { id: 'p', name: 'P', jobTitle: 'Leader' };
const step = (id: string, clock: ClockMark | null = null): PlanStep => ({ id, title: id, roleId: null, what: '', where: '', how: '', minutes: null, after: [], clock });
let sequence = 0;
const told = (kind: LogEntry['kind'], time: string, about: Partial<LogEntry>): LogEntry => {
  const at = `2026-05-11T${time}:00Z`;
  sequence += 1;
  return { id: `e${sequence}`, kind, at, typedAt: at, receivedAt: at, position: sequence, deviceId: 'd', sequence, author: AUTHOR, text: '', planId: null, stepId: null, resourceId: null, roleId: null, personId: null, correctsId: null, voids: false, ...about };
};
const done = (stepId: string, time: string): LogEntry => told('step-finished', time, { planId: 'plan', stepId });
const skipped = (stepId: string, time: string): LogEntry => told('step-skipped', time, { planId: 'plan', stepId, text: 'Not needed' });
const usable = (resourceId: string, time: string): LogEntry => told('resource-usable', time, { resourceId });
const given = (resourceId: string, time: string): LogEntry => told('resource-abandoned', time, { resourceId });

const dataOf = (resourceId: string, at: string): LogEntry => ({ ...told('resource-data-as-of', '11:00', { resourceId }), at });

const CLOCKED = [step('call', 'starts'), step('desks', 'stops'), step('phones', 'stops')];
const asked = (rtoMinutes: number | null, rpoMinutes: number | null = null): Requirement => ({ rtoMinutes, tooLateAtOnce: false, rpoMinutes, rtoStated: null });
/** The plan recovers benefits within four hours. */
const OF_FOUR_HOURS = { benefits: asked(240) };
interface Told extends Partial<InvokedForReal> {
  steps?: PlanStep[];
  lost?: string[];
  needs?: Record<string, Requirement>;
}
const invoked = ({ steps = [step('call')], lost: _lost, needs: _needs, ...more }: Told): InvokedForReal => ({ planId: 'plan', content: { activityIds: ['benefits'], resourceIds: ['storage', 'network'], steps }, outageAt: OUTAGE, stoodDownAt: null, ...more });
const progressIn = (entries: LogEntry[], { steps = [step('call')] }: Told) => progressOf(liveStepsOf('plan', { roles: [], steps }), entries, OUTAGE);
function said(entries: LogEntry[], more: Told = {}): [string, number, boolean, string] | null {
  const says = invocationSays(invoked(more), progressIn(entries, more), more.lost ?? [], new Map(Object.entries(more.needs ?? OF_FOUR_HOURS)));
  return says && [says.outcome, says.measured.minutes, says.measured.moreThan, says.at.slice(11, 16)];
}

describe('what the real use of a plan is evidence of', () => {
  it.each<[string, LogEntry[], Parameters<typeof said>[1], ReturnType<typeof said>]>([
    ['nobody told anything', [], {}, null],
    ['what it covers is back within its RTO', [usable('storage', '09:30'), usable('network', '08:00')], {}, ['passed', 210, false, '09:30']],
    ['one of them came back too late', [usable('storage', '10:01'), usable('network', '08:00')], {}, ['failed', 241, false, '10:01']],
    ['one of them was given up, however early', [given('storage', '08:00'), usable('network', '07:00')], {}, ['failed', 120, true, '08:00']],
    ['what was lost besides says nothing', [given('elsewhere', '08:00')], { lost: ['elsewhere'] }, null],
    ['something lost that it covers is not told of', [usable('storage', '08:00')], { lost: ['storage', 'network'] }, null],
    ['nobody knows its RTO', [usable('storage', '08:00')], { needs: {} }, null],
    ['an RTO of nothing is an RTO', [usable('storage', '06:01')], { needs: { benefits: asked(0) } }, ['failed', 1, false, '06:01']],
    ['the last step that stops its clock is done in time, though the building is gone', [done('desks', '08:00'), done('phones', '09:59'), given('storage', '07:00')], { steps: CLOCKED, lost: ['storage'] }, ['passed', 239, false, '09:59']],
    ['that step was done too late', [done('desks', '08:00'), done('phones', '12:00')], { steps: CLOCKED }, ['failed', 360, false, '12:00']],
    ['that step is still open while it runs', [done('desks', '08:00')], { steps: CLOCKED }, null],
    ['it was stood down before that step was done', [done('desks', '08:00')], { steps: CLOCKED, stoodDownAt: '2026-05-11T09:00:00Z' }, ['failed', 180, true, '09:00']],
    ['that step was skipped: nobody measured', [done('desks', '08:00'), skipped('phones', '08:10')], { steps: CLOCKED, stoodDownAt: '2026-05-11T09:00:00Z' }, null],
    ['of a plan of resources alone, each is held to what leans on it', [usable('storage', '07:30'), usable('network', '12:00')], { needs: { storage: asked(120), network: asked(480) } }, ['passed', 360, false, '12:00']],
    ['the one that is needed first came back too late, though before the others', [usable('storage', '08:01'), usable('network', '12:00')], { needs: { storage: asked(120), network: asked(480) } }, ['failed', 121, false, '08:01']],
    ['a plan of resources alone whose clock stops is held to what is needed first', [done('desks', '08:00'), done('phones', '08:01')], { steps: CLOCKED, needs: { storage: asked(120), network: asked(480) } }, ['failed', 121, false, '08:01']],
    ['what came back in time lost more data than its RPO allows', [usable('storage', '09:00'), dataOf('storage', '2026-05-10T05:59:00Z')], { needs: { storage: asked(240, 1440) } }, ['failed', 180, false, '09:00']],
    ['what came back lost as much data as its RPO allows', [usable('storage', '09:00'), dataOf('storage', '2026-05-10T06:00:00Z')], { needs: { storage: asked(240, 1440) } }, ['passed', 180, false, '09:00']],
    ['a data loss beyond the RPO fails a plan whose clock stopped in time', [done('desks', '08:00'), done('phones', '08:10'), usable('storage', '08:05'), dataOf('storage', '2026-05-09T06:00:00Z')], { steps: CLOCKED, needs: { benefits: asked(240), storage: asked(240, 1440) } }, ['failed', 130, false, '08:10']],
    ['old data of what is not usable yet says nothing: better ones may come', [dataOf('storage', '2026-05-01T06:00:00Z')], { needs: { storage: asked(240, 1440) } }, null],
  ])('%s', (_what, entries, more, expected) => {
    expect(said(entries, more)).toEqual(expected);
  });

  it('says what was lost beyond the RPO, in a sentence beside the time', () => {
    const says = invocationSays(invoked({}), progressIn([usable('storage', '09:00'), dataOf('storage', '2026-05-10T04:00:00Z')], {}), [], new Map([['storage', asked(240, 1440)]]));
    expect(invocationSaysInWords(says!)).toBe('Recovered after 3 h, within its RTO of 4 h. Data of 26 h lost; its RPO is 24 h');
  });

  it('says that even at once is too late where one of its resources has to serve sooner than that, and names no RTO', () => {
    const needs = new Map([['network', asked(0)], ['storage', { ...asked(0), tooLateAtOnce: true }]]);
    const says = invocationSays(invoked({ steps: CLOCKED }), progressIn([done('desks', '08:00'), done('phones', '09:00')], { steps: CLOCKED }), [], needs);
    expect([says?.outcome, invocationSaysInWords(says!)]).toEqual(['failed', 'Recovered after 3 h; even at once is too late']);
  });
});

describe('a plan in use past its RTO', () => {
  it.each<[string, string, LogEntry[], Told, number | null]>([
    ['has taken longer than this by now', '12:00', [], {}, 360],
    ['at its very RTO it was not back yet', '10:00', [], {}, 240],
    ['before its RTO nobody can say', '09:59', [], {}, null],
    ['is not past it once it is back', '12:00', [usable('storage', '08:00')], {}, null],
    ['one thing is back, another that was lost is not', '12:00', [usable('storage', '08:00')], { lost: ['storage', 'network'] }, 360],
    ['what is still out is not needed yet', '12:00', [usable('storage', '08:00')], { lost: ['storage', 'network'], needs: { storage: asked(120), network: asked(480) } }, null],
    ['its clock runs on until the last step', '12:00', [done('desks', '08:00')], { steps: CLOCKED }, 360],
    ['its clock has stopped, whatever is still out', '12:00', [done('desks', '08:00'), done('phones', '09:00')], { steps: CLOCKED, lost: ['storage'] }, null],
    ['it was stood down', '12:00', [], { stoodDownAt: '2026-05-11T11:00:00Z' }, null],
    ['nobody knows its RTO', '12:00', [], { needs: {} }, null],
  ])('%s', (_what, now, entries, more, minutes) => {
    const least = pastItsRto(invoked(more), progressIn(entries, more), more.lost ?? [], new Map(Object.entries(more.needs ?? OF_FOUR_HOURS)), `2026-05-11T${now}:00Z`);
    expect(least && [least.measured.minutes, least.measured.moreThan]).toEqual(minutes === null ? null : [minutes, true]);
  });
});

describe('one resource that is out past its RTO', () => {
  it.each<[string, string, LogEntry[], Requirement, number | null]>([
    ['has taken longer than this by now, though nobody told of it', '12:00', [], asked(240), 360],
    ['at its very RTO it was not back yet', '10:00', [], asked(240), 240],
    ['before its RTO nobody can say', '09:59', [], asked(240), null],
    ['is not past it once it is back', '12:00', [usable('storage', '11:00')], asked(240), null],
    ['was given up', '12:00', [given('storage', '11:00')], asked(240), 300],
    ['its data looked at, it is still out', '12:00', [dataOf('storage', '2026-05-10T05:00:00Z')], asked(240), 360],
    ['nobody knows its RTO', '12:00', [], asked(null), null],
  ])('%s', (_what, now, entries, needs, minutes) => {
    const least = resourcePastItsRto(progressIn(entries, {}).resources[0], OUTAGE, needs, `2026-05-11T${now}:00Z`);
    expect(least && [least.minutes, least.moreThan]).toEqual(minutes === null ? null : [minutes, true]);
  });
});

describe('one resource in a real use', () => {
  it.each<[string, LogEntry[], Requirement | undefined, string | null]>([
    ['back in time', [usable('storage', '08:00')], asked(240), 'passed'],
    ['too late', [usable('storage', '10:01')], asked(240), 'failed'],
    ['given up', [given('storage', '07:00')], undefined, 'failed'],
    ['with too much data lost', [usable('storage', '08:00'), dataOf('storage', '2026-05-10T05:00:00Z')], asked(null, 60), 'failed'],
    ['back, and nobody knows by when', [usable('storage', '08:00')], undefined, null],
    ['its data looked at, and nothing else told', [dataOf('storage', '2026-05-10T05:00:00Z')], asked(240, 60), null],
  ])('%s', (_what, entries, needs, outcome) => {
    const [storage] = progressIn(entries, {}).resources;
    expect(resourceUseSays(storage!, OUTAGE, needs)?.outcome ?? null).toBe(outcome);
  });
});
