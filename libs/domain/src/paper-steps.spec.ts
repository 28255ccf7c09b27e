import type { LogEntry } from './incident-log';
import { progressOf, type LiveStep } from './log-progress';
import { paperEntries, paperStepFaults, paperStepKey, type PaperEntry, type PaperStep } from './paper-steps';

const at = (time: string): string => `2026-05-09T${time}:00.000Z`;
const SPAN = { startedAt: at('09:00'), endedAt: at('12:00') };
const NOW = at('18:00');
const paper = (stepId: string | null, over: Partial<PaperStep> = {}): PaperStep => ({ planId: 'plan', stepId, title: '', startedAt: null, finishedAt: null, skippedAt: null, why: '', ...over });
const step = (id: string): LiveStep => ({ planId: 'plan', id, title: `Do ${id}`, who: '', deputies: '', what: '', where: '', how: '', minutes: 10, after: [], clock: null });
const STEPS = [step('a'), step('b')];
const KNOWN = new Set(STEPS.map(({ planId, id }) => paperStepKey({ planId, stepId: id })));

describe('steps that are typed in from paper', () => {
  it.each<[string, PaperStep[], string[]]>([
    ['are as they should be', [paper('a', { startedAt: at('09:00'), finishedAt: at('12:00') }), paper('b', { why: 'No key', skippedAt: at('09:30') })], []],
    ['may lack a start, which is then not known', [paper('a', { finishedAt: at('09:30') })], []],
    ['may be started and then skipped', [paper('a', { startedAt: at('09:10'), why: 'Given up' })], []],
    ['finish before they start', [paper('a', { startedAt: at('09:30'), finishedAt: at('09:20') })], ['steps.0.finishedAt: It was finished before it was started']],
    ['start before the rehearsal', [paper('a', { startedAt: at('08:59') })], ['steps.0.startedAt: It was started before the rehearsal started: correct this time, or let it start earlier']],
    ['finish after its end', [paper('a', { finishedAt: at('12:01') })], ['steps.0.finishedAt: It was finished after the rehearsal ended: correct this time, or let it end later']],
    ['lie ahead', [paper('a', { finishedAt: at('18:01') })], ['steps.0.finishedAt: This lies in the future: choose a time that has passed']],
    ['are there twice', [paper('a', { startedAt: at('09:10'), finishedAt: at('10:00') }), paper('a', { startedAt: at('09:30'), finishedAt: at('09:40') })], ['steps.1.stepId: This step has two clocks: leave one out']],
    ['are of no plan', [paper('z', { finishedAt: at('09:30') })], ['steps.0.stepId: No version of these plans that was approved then has this step']],
    ['are skipped without a reason', [paper('a', { skippedAt: at('09:30') })], ['steps.0.why: Say why it was skipped']],
    ['are finished and skipped', [paper('a', { finishedAt: at('09:30'), why: 'No key' })], ['steps.0.why: It was finished or skipped, not both: leave one out']],
    ['are skipped before they start', [paper('a', { startedAt: at('09:30'), skippedAt: at('09:20'), why: 'No key' })], ['steps.0.skippedAt: It was skipped before it was started']],
    ['were added without a name', [paper(null, { finishedAt: at('09:30') })], ['steps.0.title: Say what was done, or leave the row out']],
  ])('%s', (_, steps, expected) => {
    expect(paperStepFaults(steps, KNOWN, SPAN, NOW).map(({ field, message }) => `${field}: ${message}`)).toEqual(expected);
  });

  let made = 0;
  const newId = (): string => `n${++made}`;
  const received = (entries: readonly PaperEntry[], log: readonly LogEntry[]): LogEntry[] => [
    ...log,
    ...entries.map((entry, index): LogEntry => ({
      ...entry, typedAt: NOW, receivedAt: NOW, position: log.length + index + 1, deviceId: 'd', sequence: index + 1, resourceId: null, roleId: null, personId: null, author: { id: 'ana', name: 'Ana', jobTitle: 'Ana' },
    })),
  ];
  const typed = (steps: readonly PaperStep[], log: readonly LogEntry[] = []): LogEntry[] => received(paperEntries(steps, log, SPAN.endedAt, newId), log);
  const stands = (log: readonly LogEntry[]) => progressOf(STEPS, log, SPAN.startedAt).steps.map(({ step: { title }, state, minutes, skipped }) => [title, state, minutes, skipped?.text ?? null]);

  it('stand in the log with the times at which they happened', () => {
    const log = typed([paper('a', { startedAt: at('09:05'), finishedAt: at('09:25') }), paper('b', { why: 'No key' }), paper(null, { title: 'Borrow a drive', startedAt: at('10:00'), finishedAt: at('10:40') })]);
    expect(stands(log)).toEqual([['Do a', 'finished', 20, null], ['Do b', 'skipped', null, 'No key'], ['Borrow a drive', 'finished', 40, null]]);
    expect(progressOf(STEPS, log, SPAN.startedAt).faults).toEqual([]);
    expect(progressOf(STEPS, log, SPAN.startedAt).steps[1]!.skipped!.at).toBe(SPAN.endedAt);
    const times = log.map((entry) => entry.at);
    expect(times).toEqual([...times].sort());
  });

  it('are corrected by entries, and what is as it was is not said again', () => {
    const first = [paper('a', { startedAt: at('09:05'), finishedAt: at('09:25') }), paper('b', { why: 'No key' }), paper(null, { title: 'Borrow a drive', startedAt: at('10:00'), finishedAt: at('10:40') })];
    const log = typed(first);
    const addedId = log.find(({ kind }) => kind === 'step-added')!.id;
    const same = [first[0]!, first[1]!, { ...first[2]!, stepId: addedId }];
    expect(paperEntries(same, log, SPAN.endedAt, newId)).toEqual([]);
    const changed = typed([paper('a', { startedAt: at('09:05'), finishedAt: at('09:45') }), paper('b', { startedAt: at('11:00'), finishedAt: at('11:30') }), { ...same[2]!, title: 'Borrow two drives' }], log);
    expect(stands(changed)).toEqual([['Do a', 'finished', 40, null], ['Do b', 'finished', 30, null], ['Borrow two drives', 'finished', 40, null]]);
    expect(progressOf(STEPS, changed, SPAN.startedAt).faults).toEqual([]);
    expect(changed.slice(0, log.length)).toEqual(log);
    const back = typed([same[0]!], changed);
    expect(stands(back)).toEqual([['Do a', 'finished', 20, null], ['Do b', 'ready', null, null]]);
    expect(progressOf(STEPS, back, SPAN.startedAt).faults).toEqual([]);
  });
});
