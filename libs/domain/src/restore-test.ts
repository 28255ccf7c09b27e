import type { ExerciseKind, ExerciseOutcome } from './exercise-lifecycle';
import type { ExerciseFault } from './exercise-times';

/** What a restore test says of what it read. */
export interface RestoredFrom {
  readonly backupSet: string;
  /** ISO 8601; null: not noted. */
  readonly backupTakenAt: string | null;
  readonly sample: string;
}

/** What is missing before a restore test may be said to have passed: which set was read, of when, and what was looked at of it. Nothing is asked of one that did not pass. */
export function restoreTestFaults(kind: ExerciseKind, outcome: ExerciseOutcome, { backupSet, backupTakenAt, sample }: RestoredFrom): ExerciseFault[] {
  if (kind !== 'restore-test' || outcome !== 'passed') return [];
  return [
    ...(backupSet.trim() === '' ? [{ field: 'backupSet', message: 'Name the backup set: a restore test passes only with the set that was read' }] : []),
    ...(backupTakenAt === null ? [{ field: 'backupTakenAt', message: 'Say when the backup set was taken: the data lost is measured from then' }] : []),
    ...(sample.trim() === '' ? [{ field: 'sample', message: 'Say what was looked at of the data: a restore test passes only with a sample that was checked' }] : []),
  ];
}
