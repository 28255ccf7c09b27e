import { Inject, Injectable } from '@nestjs/common';
import type { ImportDraftView, ImportFileRequest } from '@holdfast/contracts';
import { IMPORT_LIMITS } from '@holdfast/domain';
import { readTableFile, UnreadableFile } from '../file-reading';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { Refusal } from '../platform/refusal';
import type { UploadedFile } from '../platform/uploaded-file';
import { requireToImport } from './load-draft';
import { LookAtDraft } from './look-at-draft';
import { NO_CHOICES } from './read-file-rows';

/** Takes a file to look at. It is read before a transaction begins: reading may take its time. */
@Injectable()
export class BeginDraft {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookAtDraft) private readonly lookAtDraft: LookAtDraft,
  ) {}

  async run({ name, thing }: ImportFileRequest, { bytes, digest }: UploadedFile, actor: Actor): Promise<ImportDraftView> {
    requireToImport(actor);
    const file = await readTableFile(bytes, name ?? '').catch((error: unknown) => {
      throw error instanceof UnreadableFile ? new Refusal(422, 'file-refused', error.message) : error;
    });
    // What the person said, they said of the file: of its only sheet, or of the first that is shown.
    const first = file.sheets.find(({ hidden }) => !hidden);
    const choices = thing && first && file.sheets.filter(({ hidden }) => !hidden).length === 1 ? { ...NO_CHOICES, sheets: [{ sheet: first.name, thing }] } : NO_CHOICES;
    return this.database.write(actor, async (tx) => {
      await tx.rows(
        `DELETE FROM import_draft WHERE organisation_id = $1 AND (recorded_at < $2::timestamptz - make_interval(days => ${IMPORT_LIMITS.draftDays})
           OR id IN (SELECT id FROM import_draft WHERE organisation_id = $1 AND author_id = $3 ORDER BY recorded_at DESC, id DESC OFFSET ${IMPORT_LIMITS.drafts - 1}))`,
        [tx.organisationId, tx.now, actor.personId],
      );
      const id = newId();
      await tx.rows(
        `INSERT INTO import_draft (organisation_id, id, about, file_name, media_type, size, digest, content, choices, author_id, recorded_at)
         VALUES ($1, $2, 'continuity', $3, $4, $5, $6, $7, $8, $9, $10)`,
        [tx.organisationId, id, file.name, file.mediaType, bytes.length, digest, bytes, JSON.stringify(choices), actor.personId, tx.now],
      );
      return this.lookAtDraft.within(tx, actor, id);
    });
  }
}
