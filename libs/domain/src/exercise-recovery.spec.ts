import fc from 'fast-check';
import { againstRequirement, ageOfBackup, dataLossIn, measuredDataLoss, measuredInWords, measuredRecovery, provenRecovery, recoveryOfAll, type MeasuredTime, type RecoveryResult, workInWords } from './exercise-recovery';
import { EXERCISE_KINDS, provesRecovery, type ExerciseKind } from './exercise-lifecycle';

const LOST = '2026-05-09T07:50:00.000Z';
const at = (minutes: number): string => new Date(Date.parse(LOST) + minutes * 60_000).toISOString();

describe('a measured recovery time', () => {
  it.each<[string, string | null, string | null, MeasuredTime | null]>([
    ['back after 11 h 20', at(680), null, { minutes: 680, moreThan: false }],
    ['given up after six hours', null, at(360), { minutes: 360, moreThan: true }],
    ['back at once', at(0), null, { minutes: 0, moreThan: false }],
    ['not measured', null, null, null],
  ])('%s', (_, usableAt, abandonedAt, expected) => {
    expect(measuredRecovery({ lostAt: LOST, usableAt, abandonedAt })).toEqual(expected);
  });

  it('is told as people say it', () => {
    expect(measuredInWords({ minutes: 680, moreThan: false })).toBe('11 h 20 min');
    expect(measuredInWords({ minutes: 360, moreThan: true })).toBe('more than 6 h');
  });

  it.each<[string | null, string | null, string | null, string]>([
    [null, at(680), null, ''],
    [at(60), null, null, 'Work started 60'],
    [at(60), at(680), null, 'Work started 60, usable again after 10 h 20 min of it'],
    [at(60), null, at(360), 'Work started 60, given up after 5 h of it'],
  ])('work from %s, usable %s, given up %s: %s', (workStartedAt, usableAt, abandonedAt, words) => {
    expect(workInWords({ workStartedAt, usableAt, abandonedAt }, (moment) => String((Date.parse(moment) - Date.parse(LOST)) / 60_000))).toBe(words);
  });

  it.each([[at(-600), 600], [at(0), 0], [null, null]])('data as of %s: lost minutes %s', (asOf, minutes) => {
    expect(measuredDataLoss(LOST, asOf)?.minutes ?? null).toBe(minutes);
  });
});

describe('the recovery time of a plan', () => {
  const back = (minutes: number) => ({ usableAt: at(minutes), abandonedAt: null });
  const unmeasured = { usableAt: null, abandonedAt: null };
  it.each<[string, { usableAt: string | null; abandonedAt: string | null }[], MeasuredTime | null]>([
    ['that of what came back last', [back(30), back(680), back(60)], { minutes: 680, moreThan: false }],
    ['more than when the first was given up, whatever came back later', [back(680), { usableAt: null, abandonedAt: at(360) }, { usableAt: null, abandonedAt: at(400) }], { minutes: 360, moreThan: true }],
    ['that of what was measured', [unmeasured, back(0)], { minutes: 0, moreThan: false }],
    ['not known where nothing was measured', [unmeasured], null],
    ['not known of nothing', [], null],
  ])('is %s', (_, times, expected) => {
    expect(recoveryOfAll(LOST, times)).toEqual(expected);
  });
});

describe('the data that a rehearsal brings back', () => {
  it.each<[string, ExerciseKind, string | null, string | null, string | null, number | null]>([
    ['a restore test loses what came after its set', 'restore-test', at(-540), null, null, 540],
    ['and more where the data in the set turned out to be older', 'restore-test', at(-540), at(-600), null, 600],
    ['and no less where somebody says that the data is newer than its set', 'restore-test', at(-540), at(-60), null, 540],
    ['a set taken at the very loss loses nothing', 'restore-test', at(0), null, null, 0],
    ['when the set was taken is not known: what was looked at says it', 'restore-test', null, at(-60), null, 60],
    ['neither is known, which is not zero', 'restore-test', null, null, null, null],
    ['given up: nothing came back', 'restore-test', at(-540), null, at(300), null],
    ['elsewhere it is what somebody looked at', 'full-failover', at(-540), at(-60), null, 60],
    ['elsewhere a set alone says nothing of what came back', 'full-failover', at(-540), null, null, null],
  ])('%s', (_, kind, backupTakenAt, dataAsOf, abandonedAt, minutes) => {
    expect(dataLossIn(kind, { lostAt: LOST, backupTakenAt, dataAsOf, abandonedAt })?.minutes ?? null).toBe(minutes);
  });

  it.each<[string, string | null, (string | null)[], string | null, number | null]>([
    ['when the last of it was back', at(-540), [at(60), null, at(95)], at(125), 635],
    ['at the end, where nothing was measured', at(-540), [null], at(125), 665],
    ['not known when it was taken', null, [at(60)], at(125), null],
    ['not held yet', at(-540), [], null, null],
  ])('the age of its backup set: %s', (_, takenAt, broughtBack, endedAt, minutes) => {
    expect(ageOfBackup(takenAt, broughtBack, endedAt)).toBe(minutes);
  });
});

describe('against a requirement', () => {
  it.each<[MeasuredTime | null, number | null, string]>([
    [{ minutes: 480, moreThan: false }, 480, 'within'],
    [{ minutes: 481, moreThan: false }, 480, 'over'],
    [{ minutes: 360, moreThan: true }, 480, 'cannot-say'],
    [{ minutes: 360, moreThan: true }, 240, 'over'],
    [{ minutes: 360, moreThan: true }, 360, 'over'],
    [{ minutes: 0, moreThan: false }, 0, 'within'],
    [null, 480, 'cannot-say'],
    [{ minutes: 1, moreThan: false }, null, 'not-known'],
    [null, null, 'not-known'],
  ])('%j against %s is %s', (measured, required, expected) => {
    expect(againstRequirement(measured, required)).toBe(expected);
  });

  it('never calls met what was given up, nor what nobody knows', () => {
    fc.assert(fc.property(fc.nat(10_000), fc.option(fc.nat(10_000)), (minutes, required) => {
      expect(againstRequirement({ minutes, moreThan: true }, required)).not.toBe('within');
      expect(againstRequirement(null, required)).not.toBe('within');
    }));
  });
});

describe('the proven recovery time', () => {
  const result = (over: Partial<RecoveryResult>): RecoveryResult => ({ sourceId: 'x', kind: 'restore-test', lostAt: LOST, usableAt: at(60), abandonedAt: null, endedAt: at(90), signedOffAt: at(900), ...over });

  it('is that of the latest signed-off rehearsal that brought it back', () => {
    expect(provenRecovery([
      result({ sourceId: 'old', endedAt: at(90) }), result({ sourceId: 'new', usableAt: at(120), endedAt: at(5_000) }), result({ sourceId: 'waiting', endedAt: at(9_000), signedOffAt: null }),
      result({ sourceId: 'talk', kind: 'tabletop', endedAt: at(9_500) }), result({ sourceId: 'unmeasured', usableAt: null, endedAt: at(9_900) }),
    ])).toEqual({ sourceId: 'new', kind: 'restore-test', minutes: 120, moreThan: false, on: at(5_000) });
  });

  it('is not that of an outage without a plan in use: what was out may have come back by a restart', () => {
    const out = result({ sourceId: 'review', kind: 'outage', usableAt: at(5), endedAt: at(9_000) });
    expect(provenRecovery([result({}), out])).toMatchObject({ sourceId: 'x', minutes: 60 });
    expect(provenRecovery([out])).toBeNull();
  });

  it('is that of an invocation where a plan was used for real since', () => {
    const real = result({ sourceId: 'fire', kind: 'invocation', usableAt: null, abandonedAt: at(600), endedAt: at(9_000) });
    expect(provenRecovery([result({}), real])).toEqual({ sourceId: 'fire', kind: 'invocation', minutes: 600, moreThan: true, on: at(9_000) });
  });

  it('is nothing where nothing was proven', () => {
    expect(provenRecovery([])).toBeNull();
    expect(provenRecovery([result({ kind: 'walkthrough' })])).toBeNull();
  });

  it('does not hang on the order in which results come, and never on what proves nothing', () => {
    const any = fc.record({ kind: fc.constantFrom(...EXERCISE_KINDS), taken: fc.option(fc.nat(500)), ended: fc.nat(100_000), signed: fc.boolean() });
    fc.assert(fc.property(fc.uniqueArray(any, { selector: ({ ended }) => ended, maxLength: 8 }), (all) => {
      const results = all.map(({ kind, taken, ended, signed }) => result({ sourceId: String(ended), kind, usableAt: taken === null ? null : at(taken), endedAt: at(ended), signedOffAt: signed ? at(ended) : null }));
      const counting = all.filter(({ kind, taken, signed }) => provesRecovery(kind) && taken !== null && signed);
      const latest = counting.length ? String(Math.max(...counting.map(({ ended }) => ended))) : undefined;
      expect(provenRecovery(results)?.sourceId).toBe(latest);
      expect(provenRecovery([...results].reverse())).toEqual(provenRecovery(results));
    }));
  });
});
