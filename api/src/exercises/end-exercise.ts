import { Inject, Injectable } from '@nestjs/common';
import type { EndExerciseRequest, ExerciseView } from '@holdfast/contracts';
import { exerciseEndFaults, momentOfLocal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { answerOf, loadExerciseToChange, requireMove, requireOnExercise } from './load-exercise';
import { thisMinute } from './start-exercise';
import { updateExercise } from './write-exercise';

/** The clock stops. What came of it is said next. */
@Injectable()
export class EndExercise {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EndExerciseRequest, version: number, actor: Actor): Promise<ExerciseView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadExerciseToChange(tx, actor, id);
      requireOnExercise(actor, 'exercise.record', place);
      const state = requireMove(actor, place, 'end', version);
      const { exercise: before } = place;
      const endedAt = request.endedAt === undefined ? thisMinute(tx.now) : momentOfLocal(place.timeZone, request.endedAt);
      const faults = exerciseEndFaults({ lostAt: before.lost_at!, startedAt: before.started_at!, endedAt }, tx.now.toISOString());
      if (faults.length > 0) throw needsChange(faults);
      await updateExercise(tx, before, { state, ended_at: endedAt });
      await tx.record({ action: 'exercise.ended', subjectType: 'exercise', subjectId: id, before: { state: before.state, endedAt: null }, after: { state, endedAt } });
      return answerOf(tx, actor, id);
    });
  }
}
