import { Inject, Injectable } from '@nestjs/common';
import type { ExportView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, notPermitted } from '../platform/refusal';
import { loadExport, toExportView } from './export-job';

/** Ends an export that is waiting or under way: nothing of it is left. */
@Injectable()
export class CancelExport {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, actor: Actor): Promise<ExportView> {
    return this.database.write(actor, async (tx) => {
      const { token } = await loadExport(tx, actor, id);
      // A script ends what it asked for, not what somebody waits for at a screen.
      if (actor.tokenId && token?.id !== actor.tokenId) throw notPermitted('This export was not asked for by this token. Whoever asked for it can cancel it.');
      const ended = await tx.one('UPDATE export_job SET cancelled_at = $3 WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL AND cancelled_at IS NULL RETURNING id', [tx.organisationId, id, tx.now]);
      if (!ended) throw conflict('export-ended', 'This export has ended already. There is nothing to cancel.');
      await tx.rows('DELETE FROM export_piece WHERE organisation_id = $1 AND export_id = $2', [tx.organisationId, id]);
      return toExportView(await loadExport(tx, actor, id), tx.now);
    });
  }
}
