import type { Transaction } from '../platform/database';
import { nextDueAfter } from './recurrence';
import type { StoredExercise } from './stored-exercise';

/** Once the rehearsal for its next due date was held or cancelled, a programme is due again. */
export async function moveProgrammeOn(tx: Transaction, { programme_id: programmeId, due_on: dueOn }: StoredExercise): Promise<void> {
  if (programmeId === null || dueOn === null) return;
  const programme = await tx.one<{ recurrence: string; startsOn: string; nextDue: string | null }>(
    `SELECT recurrence, starts_on::text AS "startsOn", next_due::text AS "nextDue" FROM exercise_programme WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE`, [tx.organisationId, programmeId],
  );
  if (programme?.nextDue !== dueOn) return;
  const nextDue = nextDueAfter(programme.recurrence, programme.startsOn, dueOn);
  await tx.rows('UPDATE exercise_programme SET next_due = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, programmeId, nextDue]);
  await tx.record({ action: 'exercise-programme.moved-on', subjectType: 'exercise-programme', subjectId: programmeId, before: { nextDue: dueOn }, after: { nextDue } });
}
