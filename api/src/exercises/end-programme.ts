import { Inject, Injectable } from '@nestjs/common';
import type { EndExerciseProgrammeRequest, ExerciseProgrammeView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadProgrammeToChange } from './load-programme';
import { answerOf, updateProgramme } from './write-programme';

/** It is due no more. A rehearsal that is planned goes on by itself. */
@Injectable()
export class EndProgramme {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: EndExerciseProgrammeRequest, version: number, actor: Actor): Promise<ExerciseProgrammeView> {
    return this.database.write(actor, async (tx) => {
      const { programme: before } = await loadProgrammeToChange(tx, actor, id, version);
      await updateProgramme(tx, before, { ended_at: tx.now.toISOString(), end_reason: reason, next_due: null });
      await tx.record({ action: 'exercise-programme.ended', subjectType: 'exercise-programme', subjectId: id, before: { nextDue: before.next_due }, after: { nextDue: null, reason } });
      return answerOf(tx, actor, id);
    });
  }
}
