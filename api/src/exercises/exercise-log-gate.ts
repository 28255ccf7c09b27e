import type { ExerciseState } from '@holdfast/domain';
import type { LogGate } from '../incident-log';
import { readsAll } from './exercise-row';
import { loadExercise, mayTakePart } from './load-exercise';

const CLOSED: Readonly<Record<ExerciseState, string | null>> = {
  planned: null,
  running: null,
  ended: null,
  held: null,
  'signed-off': 'This rehearsal is signed off. Its log never changes.',
  cancelled: 'This rehearsal was cancelled. Its log takes no more entries.',
};

/** The log of a rehearsal is read by whoever reads the rehearsal, and written by who leads it, is named in it or keeps rehearsals there: also what was typed while it ran and comes in after its end. */
export const exerciseLog: LogGate = async (sql, actor, id, purpose) => {
  if (purpose === 'write') await sql.rows('SELECT FROM exercise WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [actor.organisationId, id]);
  const place = await loadExercise(sql, actor, id);
  const { exercise, plans, scope } = place;
  return {
    subject: 'exercise',
    id,
    mayWrite: mayTakePart(actor, place),
    closed: CLOSED[exercise.state],
    within: readsAll(actor) ? null : { planIds: plans.map(({ planId }) => planId), resourceIds: scope.map(({ resource_id: resourceId }) => resourceId), personIds: exercise.participants.flatMap(({ personId }) => personId ?? []) },
  };
};
