import type { Crosswalk } from '@holdfast/domain';
import type { Sql } from '../platform/database';

/** The crosswalk in force from one matrix version to another; null where none is declared. */
export async function declaredCrosswalk(sql: Sql, organisationId: string, from: string, to: string): Promise<Crosswalk | null> {
  const declared = await sql.one<{ mapping: Crosswalk }>(
    'SELECT mapping FROM crosswalk WHERE organisation_id = $1 AND from_version_id = $2 AND to_version_id = $3 ORDER BY number DESC LIMIT 1',
    [organisationId, from, to],
  );
  return declared?.mapping ?? null;
}
