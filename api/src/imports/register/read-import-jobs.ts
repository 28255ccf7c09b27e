import { Inject, Injectable } from '@nestjs/common';
import type { DraftJobView, ImportJobView } from '@holdfast/contracts';
import type { Actor } from '../../platform/actor';
import { Database } from '../../platform/database';
import { loadDraft } from '../load-draft';
import { latestJobOf, toJobView, unwrittenJobs } from './import-job';
import { ImportRounds } from './import-rounds';

/** So long after it was asked for, one that still waits is put in once more: the process that took it may have died before it was. */
const LOST_AFTER_MS = 5_000;

/** How far the writing of one's own files is, and what came of it. */
@Injectable()
export class ReadImportJobs {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ImportRounds) private readonly rounds: ImportRounds,
  ) {}

  /** The file itself is gone once it is written. */
  ofDraft(draftId: string, actor: Actor): Promise<DraftJobView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const job = await latestJobOf(sql, actor, draftId);
      if (job?.startedAt === null && !job.cancelledAt && !job.endedAt && sql.now.getTime() - job.recordedAt.getTime() > LOST_AFTER_MS) this.rounds.begin({ organisationId: actor.organisationId, jobId: job.id });
      if (!job) await loadDraft(sql, actor, draftId, '', 'risks');
      return { job: job && (await toJobView(sql, actor, job)) };
    });
  }

  underWay(actor: Actor): Promise<ImportJobView[]> {
    return this.database.read(actor.organisationId, async (sql) => {
      const views: ImportJobView[] = [];
      for (const job of await unwrittenJobs(sql, actor)) views.push(await toJobView(sql, actor, job));
      return views;
    });
  }
}
