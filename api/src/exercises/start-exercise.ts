import { Inject, Injectable } from '@nestjs/common';
import type { ExerciseView, StartExerciseRequest } from '@holdfast/contracts';
import { exerciseStartFaults, momentOfLocal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { answerOf, loadExerciseToChange, requireMove, requireOnExercise } from './load-exercise';
import { began } from './stored-exercise';
import { plansOf, updateExercise } from './write-exercise';

/** From now on its clock runs, since the stated loss. The plans are rehearsed as they are approved now, whatever is approved meanwhile. */
@Injectable()
export class StartExercise {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: StartExerciseRequest, version: number, actor: Actor): Promise<ExerciseView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadExerciseToChange(tx, actor, id);
      requireOnExercise(actor, 'exercise.record', place);
      const state = requireMove(actor, place, 'start', version);
      const lostAt = momentOfLocal(place.timeZone, request.lostAt);
      const startedAt = thisMinute(tx.now);
      const faults = exerciseStartFaults({ lostAt, startedAt }, tx.now.toISOString());
      if (faults.length > 0) throw needsChange(faults);
      const unapproved = place.plans.find(({ versionNumber }) => versionNumber === null);
      if (unapproved) throw conflict('plan-not-approved', `${unapproved.reference} ${unapproved.name} has no approved version to rehearse. Approve it first, or take it out of scope.`);
      await tx.rows(
        `UPDATE exercise_plan x SET version_number = v.number FROM plan_version v
         WHERE x.organisation_id = $1 AND x.exercise_id = $2 AND v.organisation_id = $1 AND v.plan_id = x.plan_id AND v.state = 'approved'`,
        [tx.organisationId, id],
      );
      const after = await updateExercise(tx, place.exercise, { state, ran_live: true, lost_at: lostAt, started_at: startedAt });
      await tx.record({ action: 'exercise.started', subjectType: 'exercise', subjectId: id, before: { state: place.exercise.state }, after: { state, ...began(after, await plansOf(tx, id)) } });
      return answerOf(tx, actor, id);
    });
  }
}

/** Seconds are dropped, as on the clocks that people read and type from. */
export const thisMinute = (now: Date): string => new Date(Math.floor(now.getTime() / 60_000) * 60_000).toISOString();
