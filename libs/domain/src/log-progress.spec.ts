import fc from 'fast-check';
import { STANDING_KINDS, type LogEntry, type LogEntryKind } from './incident-log';
import { deviationsOf } from './log-deviations';
import { forecastOf, stepNow } from './log-forecast';
import { progressOf, type LiveStep } from './log-progress';

const AT = '2026-05-09T';
const LOSS = `${AT}08:50:00Z`;
const step = (id: string, minutes: number | null, after: string[] = [], more: Partial<LiveStep> = {}): LiveStep => ({ planId: 'plan', id, title: `Do ${id}`, who: '', deputies: '', what: '', where: '', how: '', minutes, after, clock: null, ...more });
const STEPS = [step('a', 10), step('b', 30, ['a']), step('c', 60, ['b'])];

let made = 0;
const entry = (kind: LogEntryKind, time: string, more: Partial<LogEntry> & { by?: string } = {}): LogEntry => {
  made += 1;
  const { by = 'ana', ...rest } = more;
  return {
    id: `e${made}`, kind, at: `${AT}${time}:00Z`, typedAt: `${AT}${time}:30Z`, receivedAt: `${AT}23:00:00Z`, position: made, deviceId: by, sequence: made, text: '', planId: 'plan', stepId: null, resourceId: null, roleId: null,
    personId: null, correctsId: null, voids: false, author: { id: by, name: by, jobTitle: by }, ...rest,
  };
};
const on = (stepId: string, kind: 'started' | 'finished' | 'skipped', time: string, more: Partial<LogEntry> & { by?: string } = {}): LogEntry => entry(`step-${kind}`, time, { stepId, ...more });
const stateOf = (entries: LogEntry[]) => progressOf(STEPS, entries, LOSS).steps.map(({ state, minutes }) => [state, minutes]);
const faultsOf = (entries: LogEntry[]) => progressOf(STEPS, entries, LOSS).faults.map(({ code, entryId }) => [code, entryId]);

describe('how steps stand', () => {
  it.each<[string, LogEntry[], [string, number | null][]]>([
    ['nothing yet: the first is ready', [], [['ready', null], ['waiting', null], ['waiting', null]]],
    ['one runs', [on('a', 'started', '09:00')], [['running', null], ['waiting', null], ['waiting', null]]],
    ['one is finished, the next is ready', [on('a', 'started', '09:00'), on('a', 'finished', '09:12')], [['finished', 12], ['ready', null], ['waiting', null]]],
    ['ticked off without a start: how long it took is not known', [on('a', 'finished', '09:12')], [['finished', null], ['ready', null], ['waiting', null]]],
    ['skipped: what waits for it need not', [on('a', 'skipped', '09:00', { text: 'No engineer' })], [['skipped', null], ['ready', null], ['waiting', null]]],
    ['skipped, and then done after all', [on('a', 'skipped', '09:00', { text: 'No' }), on('a', 'started', '09:10')], [['running', null], ['waiting', null], ['waiting', null]]],
    ['started, and then given up', [on('a', 'started', '09:00'), on('a', 'skipped', '09:10', { text: 'No' })], [['skipped', null], ['ready', null], ['waiting', null]]],
    ['two at once: overlapping clocks', [on('a', 'started', '09:00'), on('b', 'started', '09:05'), on('b', 'finished', '09:15'), on('a', 'finished', '09:20')], [['finished', 20], ['finished', 10], ['ready', null]]],
  ])('%s', (_, entries, expected) => expect(stateOf(entries)).toEqual(expected));

  it('count the first time when two people finish one step, and tell the other so', () => {
    const [start, late, early] = [on('a', 'started', '09:00'), on('a', 'finished', '09:20', { by: 'ben' }), on('a', 'finished', '09:10')];
    const { steps, faults } = progressOf(STEPS, [start, late, early], LOSS);
    expect(steps[0]).toMatchObject({ minutes: 10, finished: { entryId: early.id, by: { id: 'ana' }, alsoBy: [{ id: 'ben' }] } });
    expect(faults).toEqual([{ entryId: late.id, code: 'finished-already', message: 'The step was finished already. The first time counts.' }]);
  });

  it('count the first received of the same time', () => {
    const [one, two] = [on('a', 'finished', '09:10', { position: 7, by: 'ben' }), on('a', 'finished', '09:10', { position: 3 })];
    expect(progressOf(STEPS, [one, two], LOSS).steps[0]!.finished!.by.id).toBe('ana');
  });

  it('do not count an end before the start, and say so', () => {
    const end = on('a', 'finished', '08:55');
    const entries = [on('a', 'started', '09:00'), end];
    expect(stateOf(entries)[0]).toEqual(['running', null]);
    expect(faultsOf(entries)).toEqual([['finished-before-started', end.id]]);
  });

  it('are taken at the moment of receipt where the clock of a device is ahead', () => {
    const ahead = on('a', 'started', '12:00', { receivedAt: `${AT}09:01:00Z` });
    const { steps, faults } = progressOf(STEPS, [ahead], LOSS);
    expect([steps[0]!.started!.at, faults[0]!.code]).toEqual([`${AT}09:01:00Z`, 'clock-ahead']);
  });

  it('are deviations from the plan when added, skipped, or started before what they wait for', () => {
    const entries = [on('c', 'started', '09:00'), on('a', 'skipped', '09:05', { text: 'No engineer at the depot' }), entry('step-added', '09:10', { stepId: 'a', text: 'Call the supplier' })];
    const progress = progressOf(STEPS, entries, LOSS);
    expect(progress.steps.map(({ label }) => label)).toEqual(['1', '+1', '2', '3']);
    expect(deviationsOf(progress).map(({ text }) => text)).toEqual(['Step 1 “Do a” was skipped: No engineer at the depot.', 'Step added: Call the supplier.', 'Step 3 “Do c” was started before step 2 was done.']);
    expect(deviationsOf(progressOf(STEPS, [], LOSS))).toEqual([]);
  });

  it('name steps that were neither finished nor skipped, once it is closed', () => {
    const progress = progressOf(STEPS, [on('a', 'started', '09:00'), on('a', 'finished', '09:12'), on('b', 'started', '09:15')], LOSS);
    expect(deviationsOf(progress)).toEqual([]);
    expect(deviationsOf(progress, true)).toEqual([
      { kind: 'not-done', planId: 'plan', stepId: 'b', text: 'Step 2 “Do b” was started and never finished.' }, { kind: 'not-done', planId: 'plan', stepId: 'c', text: 'Step 3 “Do c” was never begun.' },
    ]);
  });

  it('take an added step through to its end as any other', () => {
    const added = entry('step-added', '09:00', { planId: null, text: 'Call the supplier' });
    const { steps } = progressOf([], [added, entry('step-started', '09:05', { planId: null, stepId: added.id }), entry('step-finished', '09:30', { planId: null, stepId: added.id })], LOSS);
    expect(steps).toMatchObject([{ added: true, state: 'finished', minutes: 25, step: { title: 'Call the supplier' } }]);
  });

  it('do not know a step that no plan has', () => {
    const strange = on('z', 'started', '09:00');
    expect(faultsOf([strange])).toEqual([['unknown-step', strange.id]]);
  });
});

describe('corrections', () => {
  it('set another time, take back, and can be taken back themselves', () => {
    const start = on('a', 'started', '09:00');
    const end = on('a', 'finished', '09:50');
    const right = entry('correction', '09:20', { correctsId: end.id });
    const undone = entry('correction', '10:00', { correctsId: right.id, voids: true });
    expect(stateOf([start, end, right])[0]).toEqual(['finished', 20]);
    expect(stateOf([start, end, right, undone])[0]).toEqual(['finished', 50]);
    expect(stateOf([start, end, entry('correction', '09:55', { correctsId: end.id, voids: true })])[0]).toEqual(['running', null]);
  });

  it('correct nothing where there is nothing, or in a circle', () => {
    const lost = entry('correction', '09:00', { correctsId: 'gone' });
    expect(faultsOf([lost])).toEqual([['corrects-nothing', lost.id]]);
    const circle = [entry('correction', '09:00', { id: 'x', correctsId: 'y' }), entry('correction', '09:01', { id: 'y', correctsId: 'x' })];
    expect(() => progressOf(STEPS, circle, LOSS)).not.toThrow();
  });
});

describe('resources, roles and pauses', () => {
  it('measure from the stated loss: usable, given up, usable after all', () => {
    const of = (entries: LogEntry[]) => progressOf([], entries, LOSS).resources[0]?.measured ?? null;
    const [usable, abandoned] = [entry('resource-usable', '14:50', { resourceId: 'r' }), entry('resource-abandoned', '12:50', { resourceId: 'r' })];
    expect(of([usable])).toEqual({ minutes: 360, moreThan: false });
    expect(of([abandoned])).toEqual({ minutes: 240, moreThan: true });
    expect(of([usable, abandoned])).toEqual({ minutes: 360, moreThan: false });
    const before = entry('resource-usable', '08:00', { resourceId: 'r' });
    expect([of([before]), progressOf([], [before], LOSS).faults[0]!.code]).toEqual([null, 'usable-before-loss']);
  });

  it('are not back where somebody pressed the wrong button and took it back, and what else was said of it stands', () => {
    const [start, usable] = [entry('resource-started', '08:00', { resourceId: 'storage' }), entry('resource-usable', '09:00', { resourceId: 'storage' })];
    const taken = entry('correction', '09:00', { correctsId: usable.id, voids: true });
    const [storage] = progressOf([], [start, usable, taken], `${AT}06:00:00Z`).resources;
    expect([storage?.started?.entryId, storage?.usable, storage?.measured]).toEqual([start.id, null, null]);
  });

  it('say when work on a resource was started: the first time, and no end of it lies before', () => {
    const of = (entries: LogEntry[]) => progressOf([], entries, LOSS);
    const on = (kind: 'resource-started' | 'resource-usable' | 'resource-abandoned', time: string) => entry(kind, time, { resourceId: 'r' });
    const [start, again, back] = [on('resource-started', '10:00'), on('resource-started', '10:20'), on('resource-usable', '14:50')];
    const progress = of([back, again, start]);
    expect([progress.resources[0]?.started?.entryId, progress.resources[0]?.measured, progress.faults.map(({ code, entryId }) => [code, entryId])]).toEqual([start.id, { minutes: 360, moreThan: false }, [['work-started-already', again.id]]]);
    for (const [kind, code] of [['resource-usable', 'usable-before-work'], ['resource-abandoned', 'abandoned-before-work']] as const) {
      const early = of([start, on(kind, '09:40')]);
      expect([early.resources[0]?.measured, early.faults.map((one) => one.code)]).toEqual([null, [code]]);
    }
    const beforeLoss = of([on('resource-started', '08:00'), back]);
    expect([beforeLoss.resources[0]?.started, beforeLoss.resources[0]?.measured?.minutes, beforeLoss.faults.map(({ code }) => code)]).toEqual([null, 360, ['work-before-loss']]);
  });

  it('have the last holder in each role', () => {
    const entries = [entry('role-filled', '09:00', { roleId: 'lead', personId: 'ana' }), entry('handover', '18:00', { roleId: 'lead', personId: 'ben', text: 'Night shift' })];
    expect(progressOf([], entries, LOSS).roles).toMatchObject([{ roleId: 'lead', personId: 'ben' }]);
  });

  it('tell a pause, which takes nothing off the measured time', () => {
    const entries = [on('a', 'started', '09:00'), entry('paused', '09:05'), entry('resumed', '09:35'), on('a', 'finished', '09:40'), entry('paused', '10:00')];
    const progress = progressOf(STEPS, entries, LOSS);
    expect([progress.steps[0]!.minutes, progress.pauses.length, progress.paused]).toEqual([40, 2, true]);
  });
});

describe('the forecast', () => {
  it.each<[string, LiveStep[], LogEntry[], string, { minutes: number; unknown: number }]>([
    ['from now on along the predecessors', STEPS, [], '09:00', { minutes: 110, unknown: 0 }],
    ['what runs ends when it was planned to', STEPS, [on('a', 'started', '09:00')], '09:05', { minutes: 110, unknown: 0 }],
    ['what takes longer than planned is not over yet', STEPS, [on('a', 'started', '09:00')], '09:30', { minutes: 130, unknown: 0 }],
    ['a skipped step takes no time', STEPS, [on('a', 'skipped', '09:00', { text: 'No' })], '09:00', { minutes: 100, unknown: 0 }],
    ['a step of unknown minutes makes it at least', [...STEPS, step('d', null, ['c'])], [], '09:00', { minutes: 110, unknown: 1 }],
    ['until the clock stops', [step('a', 10), step('b', 20, ['a'], { clock: 'stops' }), step('c', null, ['b'])], [], '09:00', { minutes: 40, unknown: 0 }],
  ])('%s', (_, steps, entries, now, expected) => expect(forecastOf(progressOf(steps, entries, LOSS), LOSS, `${AT}${now}:00Z`)).toEqual(expected));

  it('is not known without steps or in a circle', () => {
    expect(forecastOf(progressOf([], [], LOSS), LOSS, LOSS)).toBeNull();
    expect(forecastOf(progressOf([step('a', 1, ['b']), step('b', 1, ['a'])], [], LOSS), LOSS, LOSS)).toBeNull();
  });

  it('looks at what runs longest, then at what can start', () => {
    expect(stepNow(progressOf(STEPS, [on('b', 'started', '09:05'), on('a', 'started', '09:10')], LOSS).steps)?.step.id).toBe('b');
    expect(stepNow(progressOf(STEPS, [on('a', 'finished', '09:10')], LOSS).steps)?.step.id).toBe('b');
    expect(stepNow([])).toBeNull();
  });
});

describe('any log at all', () => {
  const kinds = ['step-started', 'step-finished', 'step-skipped', 'step-added', 'resource-started', 'resource-usable', 'resource-abandoned', 'resource-data-as-of', 'role-filled', 'handover', 'plan-pulled-in', 'correction', 'paused', 'resumed', 'note', 'problem', 'decision', 'situation-report'] as const;
  const logs = fc.array(fc.record({ kind: fc.constantFrom(...kinds), minute: fc.nat(300), step: fc.constantFrom('a', 'b', 'c', 'z'), target: fc.nat(), voids: fc.boolean(), by: fc.constantFrom('ana', 'ben') }), { maxLength: 20 }).map((rows) =>
    rows.map(({ kind, minute, step: stepId, target, voids, by }, index): LogEntry => ({
      ...entry(kind, '09:00', { by }), id: `l${index}`, position: index + 1, sequence: index + 1, at: new Date(Date.parse(LOSS) - 3_600_000 + minute * 60_000).toISOString(), text: 'x',
      stepId: kind.startsWith('step-') ? stepId : null, resourceId: kind.startsWith('resource-') ? 'r' : null, roleId: kind === 'role-filled' || kind === 'handover' ? 'lead' : null, ...(kind === 'correction' ? { correctsId: `l${target % Math.max(1, rows.length)}`, voids } : {}),
    })));

  it('says the same in whatever order and however often its entries are given', () => {
    fc.assert(
      fc.property(logs.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray([...log, ...log], { minLength: log.length * 2 }))), ([log, mixed]) => {
        expect(progressOf(STEPS, mixed, LOSS)).toEqual(progressOf(STEPS, log, LOSS));
      }),
    );
  });

  it('says the same whichever device was heard first, where no two times are the same and nothing is corrected', () => {
    fc.assert(
      fc.property(logs.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray(log.map((_, index) => index + 1), { minLength: log.length }))), ([log, positions]) => {
        const apart = log.filter(({ kind }) => kind !== 'correction').map((one, index) => ({ ...one, at: new Date(Date.parse(one.at) + index * 7).toISOString() }));
        const later = apart.map((one, index) => ({ ...one, position: positions[index]! }));
        const told = (entries: LogEntry[]) => {
          const { steps, resources, pauses } = progressOf(STEPS, entries, LOSS);
          return { steps: steps.filter(({ added }) => !added), resources, pauses };
        };
        expect(told(later)).toEqual(told(apart));
      }),
    );
  });

  it('stands as it does by the entries alone from which that follows, whatever was written beside them', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const standing = ({ steps, resources, roles, plans, pauses, paused }: ReturnType<typeof progressOf>) => ({ steps, resources, roles, plans, pauses, paused });
        expect(standing(progressOf(STEPS, log.filter(({ kind }) => STANDING_KINDS.includes(kind)), LOSS))).toEqual(standing(progressOf(STEPS, log, LOSS)));
      }),
      { numRuns: 300 },
    );
  });

  it('never has a step that is finished before it was started, nor a time from before the loss', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const { steps, resources } = progressOf(STEPS, log, LOSS);
        for (const { started, finished } of steps) if (started && finished) expect(Date.parse(finished.at)).toBeGreaterThanOrEqual(Date.parse(started.at));
        for (const { measured } of resources) expect(measured?.minutes ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
