import type { Crosswalk } from '@holdfast/domain';
import type { Sql } from '../platform/database';

/** The crosswalks in force, by the matrix version they lead to and then by the one they come from. */
export type Crosswalks = ReadonlyMap<string, ReadonlyMap<string, Crosswalk>>;

export const NO_CROSSWALKS: ReadonlyMap<string, Crosswalk> = new Map();

export async function crosswalksTo(sql: Sql, organisationId: string, matrixVersionIds: readonly string[]): Promise<Crosswalks> {
  const rows = await sql.rows<{ from: string; to: string; mapping: Crosswalk }>(
    `SELECT DISTINCT ON (to_version_id, from_version_id) from_version_id AS from, to_version_id AS to, mapping
     FROM crosswalk WHERE organisation_id = $1 AND to_version_id = ANY ($2::uuid[])
     ORDER BY to_version_id, from_version_id, number DESC`,
    [organisationId, matrixVersionIds],
  );
  const found = new Map<string, Map<string, Crosswalk>>();
  for (const { from, to, mapping } of rows) found.set(to, (found.get(to) ?? new Map<string, Crosswalk>()).set(from, mapping));
  return found;
}
