import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadDraft, requireToImport } from './load-draft';
import { RecentFiles } from './recent-files';

/** Leaves a file without writing anything of it: nothing stays behind. */
@Injectable()
export class LeaveDraft {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RecentFiles) private readonly recent: RecentFiles,
  ) {}

  run(id: string, actor: Actor): Promise<void> {
    return this.database.write(actor, async (tx) => {
      requireToImport(actor);
      await loadDraft(tx, actor, id);
      await tx.rows('DELETE FROM import_draft WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id]);
      tx.afterCommit(() => this.recent.forget(`${tx.organisationId} ${id}`));
    });
  }
}
