import { Inject, Injectable } from '@nestjs/common';
import type { CancelExerciseRequest, ExerciseView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { answerOf, loadExerciseToChange, requireMove, requireOnExercise } from './load-exercise';
import { moveProgrammeOn } from './move-programme-on';
import { updateExercise } from './write-exercise';

/** It is not held, and why. Its programme is due again at its next date. */
@Injectable()
export class CancelExercise {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: CancelExerciseRequest, version: number, actor: Actor): Promise<ExerciseView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadExerciseToChange(tx, actor, id);
      requireOnExercise(actor, 'exercise.manage', place);
      const state = requireMove(actor, place, 'cancel', version);
      const { exercise: before } = place;
      await updateExercise(tx, before, { state, cancel_reason: reason });
      await tx.record({ action: 'exercise.cancelled', subjectType: 'exercise', subjectId: id, before: { state: before.state }, after: { state, reason } });
      await moveProgrammeOn(tx, before);
      return answerOf(tx, actor, id);
    });
  }
}
