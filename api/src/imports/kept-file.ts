import type { Sql, Transaction } from '../platform/database';

/** No more of a file than this is held as one value, on its way in or out. */
const PIECE = 1024 * 1024;

export async function keepPieces(tx: Transaction, draftId: string, bytes: Buffer): Promise<void> {
  for (let position = 0; position * PIECE < bytes.length; position += 1)
    await tx.rows('INSERT INTO import_draft_piece (organisation_id, draft_id, position, content) VALUES ($1, $2, $3, $4)', [tx.organisationId, draftId, position, bytes.subarray(position * PIECE, (position + 1) * PIECE)]);
}

/** The file becomes that of the import without leaving the database. */
export const moveToImport = (tx: Transaction, draftId: string, importId: string): Promise<unknown> =>
  tx.rows('INSERT INTO import_content (organisation_id, import_id, position, content) SELECT organisation_id, $3, position, content FROM import_draft_piece WHERE organisation_id = $1 AND draft_id = $2', [tx.organisationId, draftId, importId]);

export type KeptIn = 'draft' | 'import';

const FROM: Readonly<Record<KeptIn, string>> = {
  draft: 'SELECT content FROM import_draft_piece WHERE organisation_id = $1 AND draft_id = $2 AND position = $3',
  import: 'SELECT content FROM import_content WHERE organisation_id = $1 AND import_id = $2 AND position = $3',
};

export const pieceOf = async (sql: Sql, organisationId: string, kept: KeptIn, id: string, position: number): Promise<Buffer | null> => (await sql.one<{ content: Buffer }>(FROM[kept], [organisationId, id, position]))?.content ?? null;
