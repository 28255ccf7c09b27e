import { Inject, Injectable } from '@nestjs/common';
import type { ImportProgressView } from '@holdfast/contracts';
import type { Actor } from '../../platform/actor';
import { Database } from '../../platform/database';
import { loadDraft } from '../load-draft';
import { ImportProgress } from './import-progress';

/** How far a file of one's own is; and stopping it, after which nothing of it is kept. */
@Injectable()
export class ReadImportProgress {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ImportProgress) private readonly progress: ImportProgress,
  ) {}

  of(id: string, actor: Actor): Promise<ImportProgressView> {
    return this.database.read(actor.organisationId, async (sql) => {
      await loadDraft(sql, actor, id, '', 'risks');
      return this.progress.of(id) ?? { done: 0, all: 0 };
    });
  }

  stop(id: string, actor: Actor): Promise<void> {
    return this.database.read(actor.organisationId, async (sql) => {
      await loadDraft(sql, actor, id, '', 'risks');
      this.progress.stop(id);
    });
  }
}
