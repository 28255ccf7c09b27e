import { EXERCISE_KINDS } from './exercise-lifecycle';
import { restoreTestFaults } from './restore-test';

const whole = { backupSet: 'Nightly set', backupTakenAt: '2026-05-08T22:00:00Z', sample: '40 files' };

describe('a restore test that is said to have passed', () => {
  it.each([
    ['names its set, when it was taken, and the sample', whole, []],
    ['without its set', { ...whole, backupSet: ' ' }, ['backupSet']],
    ['without the moment of its set', { ...whole, backupTakenAt: null }, ['backupTakenAt']],
    ['without a sample', { ...whole, sample: '' }, ['sample']],
    ['with nothing', { backupSet: '', backupTakenAt: null, sample: '' }, ['backupSet', 'backupTakenAt', 'sample']],
  ])('%s', (_, from, fields) => expect(restoreTestFaults('restore-test', 'passed', from).map(({ field }) => field)).toEqual(fields));

  it('alone is asked for them: not one that failed, nor any other rehearsal', () => {
    const nothing = { backupSet: '', backupTakenAt: null, sample: '' };
    for (const outcome of ['partly', 'failed'] as const) expect(restoreTestFaults('restore-test', outcome, nothing)).toEqual([]);
    for (const kind of EXERCISE_KINDS) if (kind !== 'restore-test') expect(restoreTestFaults(kind, 'passed', nothing)).toEqual([]);
  });
});
