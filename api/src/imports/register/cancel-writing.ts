import { Inject, Injectable } from '@nestjs/common';
import type { ImportJobView } from '@holdfast/contracts';
import type { Actor } from '../../platform/actor';
import { Database } from '../../platform/database';
import { conflict, notFound, notPermitted } from '../../platform/refusal';
import { latestJobOf, toJobView } from './import-job';

/** Ends the writing of a file that waits or is under way: nothing of it is left, and the file is still there to look at. */
@Injectable()
export class CancelWriting {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(draftId: string, actor: Actor): Promise<ImportJobView> {
    return this.database.write(actor, async (tx) => {
      const job = await latestJobOf(tx, actor, draftId);
      if (!job) throw notFound('This file is not being written, or it is not yours.');
      // A script ends what it asked for, not what somebody waits for at a screen.
      if (actor.tokenId && job.token?.id !== actor.tokenId) throw notPermitted('This was not asked for by this token. Whoever asked for it can stop it.');
      // Waits for one that ends just now.
      const ended = await tx.one('UPDATE import_job SET cancelled_at = $3 WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL AND cancelled_at IS NULL RETURNING id', [tx.organisationId, job.id, tx.now]);
      if (!ended) throw conflict('import-ended', 'This has ended already. There is nothing to stop.');
      return toJobView(tx, actor, (await latestJobOf(tx, actor, draftId))!);
    });
  }
}
