import type { ImportChoicesRequest } from '@holdfast/contracts';
import { canAnywhere, explainRefusal, type ImportSubject } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { notFound, notPermitted } from '../platform/refusal';
import { pieceOf } from './kept-file';

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

export async function contentOfDraft(sql: Sql, { organisationId, personId }: Actor, id: string): Promise<Buffer> {
  const found = await sql.one<{ size: number }>(
    `SELECT (SELECT coalesce(sum(octet_length(x.content)), 0)::int FROM import_draft_piece x WHERE x.organisation_id = $1 AND x.draft_id = d.id) AS size
     FROM import_draft d WHERE d.organisation_id = $1 AND d.id = $2 AND d.author_id = $3`,
    [organisationId, id, personId],
  );
  if (!found) throw notFound('This file is no longer here. Choose it again.');
  const content = Buffer.allocUnsafe(found.size);
  for (let [position, at] = [0, 0]; at < content.length; position += 1) {
    const piece = await pieceOf(sql, organisationId, 'draft', id, position);
    if (!piece) throw new TypeError('the pieces of a file are numbered without a gap');
    at += piece.copy(content, at);
  }
  return content;
}
