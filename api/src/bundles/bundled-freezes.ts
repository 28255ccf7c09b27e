import { cleanFileName } from '@holdfast/domain';
import type { Database, Sql } from '../platform/database';
import type { BundledFreeze } from './bundle-format';
import type { BundleMoments } from './bundle-moments';

/** The freezes that were taken in a period, of whatever moment they are. */
export async function freezesOf(sql: Sql, organisationId: string, { start, end }: BundleMoments): Promise<BundledFreeze[]> {
  const rows = await sql.rows<Omit<BundledFreeze, 'path'> & { prefix: string }>(
    `SELECT f.id, f.name, encode(f.digest, 'hex') AS digest, r.prefix FROM register_freeze f JOIN register r ON r.organisation_id = f.organisation_id AND r.id = f.register_id
     WHERE f.organisation_id = $1 AND f.recorded_at > $2 AND f.recorded_at <= $3 ORDER BY f.recorded_at, f.id`,
    [organisationId, start, end],
  );
  // Names may differ in what no file name can hold, so each has a number as well.
  return rows.map(({ id, name, digest, prefix }, index) => ({ id, name, digest, path: `freezes/${index + 1} ${prefix} ${cleanFileName(name.replace(/[\/\\]/g, '-')) || 'freeze'}.jsonl` }));
}

/** Letter by letter as it was kept: its SHA-256 is the digest of the freeze. */
export async function* textOfFreeze(database: Database, organisationId: string, freezeId: string): AsyncGenerator<string> {
  const rows = await database.read(organisationId, (sql) => sql.rows<{ content: string }>('SELECT content FROM freeze_row WHERE organisation_id = $1 AND freeze_id = $2 ORDER BY position', [organisationId, freezeId]));
  yield rows.map(({ content }) => `${content}\n`).join('');
}

/** What was noted beside freezes in the period, of whatever day the freeze is. */
export async function* textOfErrata(database: Database, organisationId: string, { start, end }: BundleMoments): AsyncGenerator<string> {
  const rows = await database.read(organisationId, (sql) => sql.rows<{ row: string }>(
    `SELECT to_jsonb(e)::text AS row FROM freeze_erratum e WHERE e.organisation_id = $1 AND e.recorded_at > $2 AND e.recorded_at <= $3 ORDER BY e.recorded_at, e.id`,
    [organisationId, start, end],
  ));
  yield rows.map(({ row }) => `${row}\n`).join('');
}
