import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import { Database } from '../../platform/database';
import { loadDraft } from '../load-draft';
import { RecentFiles } from '../recent-files';
import { requireNotBeingWritten } from './import-job';

/** Leaves a register's file without writing anything of it: nothing stays behind. */
@Injectable()
export class LeaveRegisterDraft {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RecentFiles) private readonly recent: RecentFiles,
  ) {}

  run(id: string, actor: Actor): Promise<void> {
    return this.database.write(actor, async (tx) => {
      await loadDraft(tx, actor, id, '', 'risks');
      await requireNotBeingWritten(tx, actor, id);
      await tx.rows('DELETE FROM import_draft WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id]);
      tx.afterCommit(() => this.recent.forget(`${tx.organisationId} ${id}`));
    });
  }
}
