import { can, type ExerciseState } from '@holdfast/domain';
import type { LogGate } from '../incident-log';
import { readsAll } from './exercise-row';
import { loadExercise } from './load-exercise';

const CLOSED: Readonly<Record<ExerciseState, string | null>> = {
  planned: null,
  held: null,
  'signed-off': 'This rehearsal is signed off. Its log never changes.',
  cancelled: 'This rehearsal was cancelled. Its log takes no more entries.',
};

/** The log of a rehearsal is read by whoever reads the rehearsal, and written by who leads it or keeps rehearsals there. */
export const exerciseLog: LogGate = async (sql, actor, id, purpose) => {
  if (purpose === 'write') await sql.rows('SELECT FROM exercise WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [actor.organisationId, id]);
  const { exercise, unitPath, scope } = await loadExercise(sql, actor, id);
  const target = { unitPath, measureOwnerId: exercise.lead_id };
  return {
    subject: 'exercise',
    id,
    mayWrite: can(actor, 'exercise.record', target) || can(actor, 'exercise.manage', target),
    closed: CLOSED[exercise.state],
    within: readsAll(actor) ? null : { planIds: [], resourceIds: scope.map(({ resource_id: resourceId }) => resourceId), personIds: exercise.participants.flatMap(({ personId }) => personId ?? []) },
  };
};
