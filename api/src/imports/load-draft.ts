import type { ImportChoicesRequest } from '@holdfast/contracts';
import { canAnywhere, explainRefusal, type ImportSubject } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { notFound, notPermitted } from '../platform/refusal';

/** A file that its maker looks at, as far as it is listed. */
export interface StoredDraft<Choices = ImportChoicesRequest> {
  id: string;
  /** Of a register alone. */
  registerId: string | null;
  fileName: string;
  mediaType: string;
  size: number;
  digest: string;
  choices: Choices;
}

/** Whoever keeps continuity anywhere may look at a file; what is written of it is decided row by row. */
export function requireToImport(actor: Actor): void {
  if (!canAnywhere(actor, 'continuity.manage')) throw notPermitted(explainRefusal('continuity.manage'));
}

/** Its maker's alone: to everybody else it is not there. */
export async function loadDraft<Choices = ImportChoicesRequest>(sql: Sql, actor: Actor, id: string, lock = '', about: ImportSubject = 'continuity'): Promise<StoredDraft<Choices>> {
  const draft = await sql.one<StoredDraft<Choices>>(
    `SELECT id, register_id AS "registerId", file_name AS "fileName", media_type AS "mediaType", size, encode(digest, 'hex') AS digest, choices
     FROM import_draft WHERE organisation_id = $1 AND id = $2 AND author_id = $3 AND about = $4 ${lock}`,
    [actor.organisationId, id, actor.personId, about],
  );
  if (!draft) throw notFound('This file is no longer here. Files are kept for a week while they are looked at. Choose it again.');
  return draft;
}

export async function contentOfDraft(sql: Sql, actor: Actor, id: string): Promise<Buffer> {
  const found = await sql.one<{ content: Buffer }>('SELECT content FROM import_draft WHERE organisation_id = $1 AND id = $2 AND author_id = $3', [actor.organisationId, id, actor.personId]);
  if (!found) throw notFound('This file is no longer here. Choose it again.');
  return found.content;
}
