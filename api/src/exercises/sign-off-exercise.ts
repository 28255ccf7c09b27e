import { Inject, Injectable } from '@nestjs/common';
import type { ExerciseView, SignOffExerciseRequest } from '@holdfast/contracts';
import { whyNotSignedOffBy } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { notPermitted } from '../platform/refusal';
import { answerOf, loadExerciseToChange, requireMove, requireOnExercise } from './load-exercise';
import { updateExercise } from './write-exercise';
import { writeVerdicts } from './write-verdicts';

/** From here on the result counts, and never changes. Another person looks at it than who led it or typed it in. */
@Injectable()
export class SignOffExercise {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { note = '' }: SignOffExerciseRequest, version: number, actor: Actor): Promise<ExerciseView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadExerciseToChange(tx, actor, id);
      requireOnExercise(actor, 'exercise.sign-off', place);
      const { exercise: before } = place;
      const why = whyNotSignedOffBy(actor.personId, before.lead_id, before.recorder_ids);
      if (why) throw notPermitted(why);
      const state = requireMove(actor, place, 'sign-off', version);
      const after = await updateExercise(tx, before, { state, signed_by: actor.personId, signed_at: tx.now.toISOString(), sign_off_note: note });
      const verdicts = await writeVerdicts(tx, actor, after, place.scope, ['passed', 'failed'], place.timeZone);
      await tx.record({
        action: 'exercise.signed-off', subjectType: 'exercise', subjectId: id, before: { state: before.state }, after: { state, ...(note ? { note } : {}), ...(verdicts.length > 0 ? { verdicts } : {}) },
      });
      return answerOf(tx, actor, id);
    });
  }
}
