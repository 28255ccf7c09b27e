import type { ImportSubject } from '@holdfast/domain';
import { IMPORT_LIMITS } from '@holdfast/domain';
import { readTableFile, UnreadableFile, type TableFile } from '../file-reading';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { Refusal } from '../platform/refusal';
import type { UploadedFile } from '../platform/uploaded-file';
import { keepPieces } from './kept-file';

/** Reads a file that came in, before a transaction begins: reading may take its time. */
export const readUploaded = (bytes: Buffer, name: string): Promise<TableFile> =>
  readTableFile(bytes, name).catch((error: unknown) => {
    throw error instanceof UnreadableFile ? new Refusal(422, 'file-refused', error.message) : error;
  });

interface ToKeep {
  about: ImportSubject;
  registerId: string | null;
  file: Pick<TableFile, 'name' | 'mediaType'>;
  upload: UploadedFile;
  choices: object;
}

/** Keeps a file to be looked at; the oldest of its maker's give way, unless they are being written. */
export async function keepDraft(tx: Transaction, actor: Actor, { about, registerId, file, upload: { bytes, digest }, choices }: ToKeep): Promise<string> {
  await tx.rows(
    `DELETE FROM import_draft WHERE organisation_id = $1 AND NOT EXISTS (SELECT FROM import_job j WHERE j.organisation_id = $1 AND j.draft_id = import_draft.id AND j.ended_at IS NULL AND j.cancelled_at IS NULL)
       AND (recorded_at < $2::timestamptz - make_interval(days => ${IMPORT_LIMITS.draftDays})
       OR id IN (SELECT id FROM import_draft WHERE organisation_id = $1 AND author_id = $3 ORDER BY recorded_at DESC, id DESC OFFSET ${IMPORT_LIMITS.drafts - 1}))`,
    [tx.organisationId, tx.now, actor.personId],
  );
  const id = newId();
  await tx.rows(
    `INSERT INTO import_draft (organisation_id, id, about, register_id, file_name, media_type, size, digest, choices, author_id, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [tx.organisationId, id, about, registerId, file.name, file.mediaType, bytes.length, digest, JSON.stringify(choices), actor.personId, tx.now],
  );
  await keepPieces(tx, id, bytes);
  return id;
}
