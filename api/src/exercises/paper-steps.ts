import { Inject, Injectable } from '@nestjs/common';
import type { PaperStepsRequest, PaperStepsView } from '@holdfast/contracts';
import { momentOfLocal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { liveSteps } from './live-exercise';
import { loadExercise } from './load-exercise';

/** The steps to type in from paper: of the versions that were approved when it was held. Of one that ran live, and of one without a start yet, as its versions are. */
@Injectable()
export class PaperSteps {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(id: string, { startedAt }: PaperStepsRequest, actor: Actor): Promise<PaperStepsView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const { exercise, timeZone } = await loadExercise(sql, actor, id);
      const at = startedAt === undefined || exercise.ran_live ? undefined : momentOfLocal(timeZone, startedAt);
      return { steps: await liveSteps(sql, actor.organisationId, id, at) };
    });
  }
}
