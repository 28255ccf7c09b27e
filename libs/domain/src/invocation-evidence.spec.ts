import type { LogEntry } from './incident-log';
import { invocationSays, type InvokedForReal } from './invocation-evidence';
import { liveStepsOf } from './live-steps';
import { progressOf } from './log-progress';
import type { ClockMark, PlanStep } from './plan-content';

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

const CLOCKED = [step('call', 'starts'), step('desks', 'stops'), step('phones', 'stops')];
function said(entries: LogEntry[], { steps = [step('call')], lost = [], ...more }: Partial<InvokedForReal> & { steps?: PlanStep[]; lost?: string[] } = {}): [string, number, boolean, string] | null {
  const says = invocationSays(
    { planId: 'plan', content: { resourceIds: ['storage', 'network'], steps }, rtoMinutes: 240, outageAt: OUTAGE, stoodDownAt: null, ...more },
    progressOf(liveStepsOf('plan', { roles: [], steps }), entries, OUTAGE), lost,
  );
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
    ['nobody knows its RTO', [usable('storage', '08:00')], { rtoMinutes: null }, null],
    ['an RTO of nothing is an RTO', [usable('storage', '06:01')], { rtoMinutes: 0 }, ['failed', 1, false, '06:01']],
    ['the last step that stops its clock is done in time, though the building is gone', [done('desks', '08:00'), done('phones', '09:59'), given('storage', '07:00')], { steps: CLOCKED, lost: ['storage'] }, ['passed', 239, false, '09:59']],
    ['that step was done too late', [done('desks', '08:00'), done('phones', '12:00')], { steps: CLOCKED }, ['failed', 360, false, '12:00']],
    ['that step is still open while it runs', [done('desks', '08:00')], { steps: CLOCKED }, null],
    ['it was stood down before that step was done', [done('desks', '08:00')], { steps: CLOCKED, stoodDownAt: '2026-05-11T09:00:00Z' }, ['failed', 180, true, '09:00']],
    ['that step was skipped: nobody measured', [done('desks', '08:00'), skipped('phones', '08:10')], { steps: CLOCKED, stoodDownAt: '2026-05-11T09:00:00Z' }, null],
  ])('%s', (_what, entries, more, expected) => {
    expect(said(entries, more)).toEqual(expected);
  });
});
