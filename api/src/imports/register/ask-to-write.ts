import { Inject, Injectable } from '@nestjs/common';
import type { ImportJobView, WriteImportRequest } from '@holdfast/contracts';
import { IMPORT_LIMITS } from '@holdfast/domain';
import type { Actor } from '../../platform/actor';
import { tokenInUse } from '../../platform/by-token';
import { Database, type Transaction } from '../../platform/database';
import { newId } from '../../platform/new-id';
import { loadRegisterOfRisks } from '../../risks';
import { loadDraft } from '../load-draft';
import { BROKEN_OFF, latestJobOf, toJobView } from './import-job';
import { ImportRounds } from './import-rounds';
import { requireToBring } from './require-to-bring';

/** Asks for a register's file to be written as it was looked at. It is written once, however often it is asked. */
@Injectable()
export class AskToWrite {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ImportRounds) private readonly rounds: ImportRounds,
  ) {}

  run(draftId: string, { digest }: WriteImportRequest, actor: Actor): Promise<ImportJobView> {
    return this.database.write(actor, async (tx) => {
      // One after another for one person, so that of two requests the second finds what the first has begun.
      await tx.rows('SELECT FROM person WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, actor.personId]);
      const earlier = await latestJobOf(tx, actor, draftId);
      const told = earlier && (await toJobView(tx, actor, earlier));
      if (told?.state === 'done') return told;
      const draft = await loadDraft(tx, actor, draftId, '', 'risks');
      requireToBring(actor, await loadRegisterOfRisks(tx, actor, draft.registerId ?? ''));
      if (told?.state === 'waiting' || told?.state === 'running') return told;
      if (earlier && told?.code === BROKEN_OFF.code) await brokenOff(tx, earlier.id);
      await forgetOldest(tx, actor);
      const [id, token] = [newId(), tokenInUse()];
      await tx.rows(
        `INSERT INTO import_job (organisation_id, id, draft_id, register_id, file_name, looked_at, author_id, token_id, role_assignment_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, $9, $10)`,
        [tx.organisationId, id, draftId, draft.registerId, draft.fileName, digest, actor.personId, token?.id ?? null, token?.roleAssignmentId ?? null, tx.now],
      );
      tx.afterCommit(() => this.rounds.begin({ organisationId: tx.organisationId, jobId: id }));
      return toJobView(tx, actor, (await latestJobOf(tx, actor, draftId))!);
    });
  }
}

const brokenOff = (tx: Transaction, id: string): Promise<unknown> =>
  tx.rows('UPDATE import_job SET ended_at = $3, fault = $4, fault_code = $5 WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL AND cancelled_at IS NULL', [tx.organisationId, id, tx.now, BROKEN_OFF.fault, BROKEN_OFF.code]);

async function forgetOldest(tx: Transaction, { personId }: Actor): Promise<void> {
  await tx.rows(
    `DELETE FROM import_job WHERE organisation_id = $1 AND id IN (
       SELECT id FROM import_job WHERE organisation_id = $1 AND author_id = $2 AND (ended_at IS NOT NULL OR cancelled_at IS NOT NULL) ORDER BY recorded_at DESC, id DESC OFFSET ${IMPORT_LIMITS.jobsKept - 1})`,
    [tx.organisationId, personId],
  );
}
