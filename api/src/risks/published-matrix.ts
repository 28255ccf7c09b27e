import type { RiskMatrix } from '@holdfast/domain';
import type { Sql } from '../platform/database';

/** Far more than a process meets; bounds the memory that organisations coming and going could take. */
const KEPT = 1000;
const kept = new Map<string, RiskMatrix>();

/** The definition of a matrix version. A published one never changes, so each process asks for it once. */
export async function matrixOf(sql: Sql, organisationId: string, versionId: string): Promise<RiskMatrix> {
  const key = `${organisationId} ${versionId}`;
  const known = kept.get(key);
  if (known) return known;
  const version = await sql.one<{ definition: RiskMatrix; published: boolean }>(
    'SELECT definition, published_at IS NOT NULL AS published FROM risk_matrix_version WHERE organisation_id = $1 AND id = $2',
    [organisationId, versionId],
  );
  if (!version) throw new TypeError('a foreign key holds the matrix of every register');
  if (version.published) {
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
    kept.set(key, version.definition);
  }
  return version.definition;
}
