import { FIRST_HASH, sealText } from '@holdfast/domain';
import { exactly, SEALED_EVENT, toSealedEvent, type SealedEventRow } from '../audit';
import type { Database, Sql } from '../platform/database';
import type { BundledTrail } from './bundle-format';
import type { BundleMoments } from './bundle-moments';

const AT_ONCE = 2_000;

/**
 * The seals of a period: from the first that is of it to the last. Events are sealed a little after they happened, in the order in which
 * they were saved, so one of a neighbouring minute may be among them.
 */
export async function trailOf(sql: Sql, organisationId: string, { start, end }: BundleMoments, path: string): Promise<BundledTrail> {
  const found = await sql.one<{ first: number | null; last: number | null }>(
    `SELECT min(s.number) FILTER (WHERE e.at > $2)::int AS first, max(s.number) FILTER (WHERE e.at <= $3)::int AS last
     FROM audit_seal s JOIN audit_event e ON e.organisation_id = s.organisation_id AND e.id = s.event_id WHERE s.organisation_id = $1`,
    [organisationId, start, end],
  );
  const last = found?.last ?? 0;
  const first = Math.min(found?.first ?? last + 1, last + 1);
  return { path, first, last, events: last - first + 1, before: await hashOf(sql, organisationId, first - 1), head: await hashOf(sql, organisationId, last) };
}

const hashOf = async (sql: Sql, organisationId: string, number: number): Promise<string> =>
  (await sql.one<{ hash: string }>(`SELECT encode(hash, 'hex') AS hash FROM audit_seal WHERE organisation_id = $1 AND number = $2`, [organisationId, number]))?.hash ?? FIRST_HASH;

/** Each seal as the text that it is the hash of, so that the SHA-256 of a line is what the next line calls the hash before it. */
export async function* linesOfTrail(database: Database, organisationId: string, { first, last, before }: BundledTrail): AsyncGenerator<string> {
  let previous = before;
  for (let from = first; from <= last; from += AT_ONCE) {
    const rows = await database.read(organisationId, (sql) =>
      sql.rows<SealedEventRow & { number: number; hash: string; sealedAt: string }>(
        `SELECT s.number::int AS number, encode(s.hash, 'hex') AS hash, ${exactly('s.sealed_at')} AS "sealedAt", ${SEALED_EVENT}
         FROM audit_seal s JOIN audit_event e ON e.organisation_id = s.organisation_id AND e.id = s.event_id
         WHERE s.organisation_id = $1 AND s.number BETWEEN $2 AND $3 ORDER BY s.number`,
        [organisationId, from, Math.min(last, from + AT_ONCE - 1)],
      ),
    );
    let piece = '';
    for (const row of rows) {
      piece += `${sealText(toSealedEvent(row), { number: row.number, sealedAt: row.sealedAt, previous })}\n`;
      previous = row.hash;
    }
    yield piece;
  }
}
