import type { Crosswalk, RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { crosswalksTo, NO_CROSSWALKS } from '../standing-counts';

/** The matrix version that a map is drawn on, and how the cells of others are read on it. */
export interface Reading {
  matrixVersionId: string;
  matrix: RiskMatrix;
  crosswalks: ReadonlyMap<string, Crosswalk>;
}

export async function readOn(sql: Sql, actor: Actor, matrixVersionId: string): Promise<Reading> {
  const version = await sql.one<{ definition: RiskMatrix }>(
    'SELECT definition FROM risk_matrix_version WHERE organisation_id = $1 AND id = $2 AND published_at IS NOT NULL',
    [actor.organisationId, matrixVersionId],
  );
  if (!version) throw needsChange([{ field: 'matrixVersionId', message: 'Choose the matrix from the list' }]);
  const crosswalks = await crosswalksTo(sql, actor.organisationId, [matrixVersionId]);
  return { matrixVersionId, matrix: version.definition, crosswalks: crosswalks.get(matrixVersionId) ?? NO_CROSSWALKS };
}

/** The matrix that most of the open registers that the caller may read score on; null when there are none. */
export async function commonestMatrix(sql: Sql, actor: Actor): Promise<string | null> {
  const found = await sql.one<{ id: string }>(
    `SELECT r.matrix_version_id AS id FROM register r JOIN readable_registers($2) readable ON readable.register_id = r.id
     WHERE r.organisation_id = $1 GROUP BY r.matrix_version_id
     ORDER BY count(*) FILTER (WHERE r.closed_at IS NULL) DESC, r.matrix_version_id LIMIT 1`,
    [actor.organisationId, actor.personId],
  );
  return found?.id ?? null;
}
