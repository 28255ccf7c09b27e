import { Inject, Injectable } from '@nestjs/common';
import { progressOf } from '@holdfast/domain';
import { logEntries } from '../incident-log';
import { surroundings, type MadeFile } from '../paper';
import type { Actor } from '../platform/actor';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { exercisePdf } from './exercise-pdf';
import { liveSteps } from './live-exercise';
import { loadExercise, toExerciseView } from './load-exercise';

/** The report on paper, for whoever reads the rehearsal; it names no telephone number, so nobody is put on record for taking it. */
@Injectable()
export class ExerciseReport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  of(id: string, actor: Actor): Promise<MadeFile> {
    return this.database.readAsAt(actor, async (sql) => {
      const exercise = toExerciseView(actor, await loadExercise(sql, actor, id));
      if (exercise.outcome === null) throw conflict('no-result', 'This rehearsal has no result yet, and so there is nothing to report.');
      const entries = await logEntries(sql, actor.organisationId, 'exercise', id);
      const progress = exercise.lostAt !== null && entries.length > 0 ? progressOf(await liveSteps(sql, actor.organisationId, id), entries, exercise.lostAt) : null;
      const bytes = await exercisePdf(exercise, progress, { ...(await surroundings(sql, actor)), made: this.clock.now(), ...(actor.asAt === undefined ? {} : { asAt: actor.asAt }) });
      return { bytes, name: `${exercise.reference} report.pdf`, type: 'application/pdf' };
    });
  }
}
