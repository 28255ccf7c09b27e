import { progressOf, type LogEntry, type LogEntryKind } from '@holdfast/domain';
import { resultFromLog, sourceOfTime } from './result-from-log';

const LOST = '2026-05-09T07:50:00.000Z';
const entry = (sequence: number, kind: LogEntryKind, at: string, over: Partial<LogEntry> = {}): LogEntry => ({
  id: `entry-${sequence}`, kind, at, typedAt: at, sequence, text: '', planId: null, stepId: null, resourceId: null, roleId: null, personId: null, correctsId: null, voids: false, deviceId: 'device',
  author: { id: 'lead', name: 'Lead', jobTitle: 'Head of ICT' }, receivedAt: at, position: sequence, ...over,
});
const step = { id: 'one', title: 'Open the site', what: '', where: '', how: '', minutes: 30, after: [], clock: null, planId: 'plan', who: '', deputies: '' };
const logged = resultFromLog(
  progressOf([step], [
    entry(1, 'problem', '2026-05-09T08:00:00.000Z', { text: 'The link\nis slow' }), entry(2, 'step-skipped', '2026-05-09T08:10:00.000Z', { planId: 'plan', stepId: 'one', text: 'Nobody was there' }),
    entry(3, 'resource-usable', '2026-05-09T19:10:20.000Z', { resourceId: 'storage' }), entry(4, 'resource-abandoned', '2026-05-09T13:50:00.000Z', { resourceId: 'maps' }),
    entry(5, 'resource-started', '2026-05-09T09:00:00.000Z', { resourceId: 'storage' }),
  ], LOST),
);

describe('the result of a rehearsal that ran live', () => {
  it('begins with what its log says', () => {
    expect(logged.findings).toEqual(['The link is slow']);
    expect(logged.deviations).toEqual(['Step 1 “Open the site” was skipped: Nobody was there.']);
    expect([logged.times.get('storage')?.usableAt?.at, logged.times.get('maps')?.abandonedAt?.at, logged.times.get('storage')?.workStartedAt?.at]).toEqual(['2026-05-09T19:10:20.000Z', '2026-05-09T13:50:00.000Z', '2026-05-09T09:00:00.000Z']);
  });

  it.each([
    ['storage', '2026-05-09T19:10:00.000Z', 'log'], ['storage', '2026-05-09T18:00:00.000Z', 'hand'], ['directory', '2026-05-09T18:00:00.000Z', 'hand'], ['storage', null, 'hand'], ['directory', null, undefined],
  ])('%s at %s comes from the %s', (resourceId, usableAt, from) => {
    expect(sourceOfTime({ resourceId, workStartedAt: null, usableAt, abandonedAt: null, dataAsOf: null }, 'usableAt', logged)?.from).toBe(from);
  });
});
