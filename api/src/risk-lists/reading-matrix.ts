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

/**
 * The matrix on which most of the open registers that the caller may read can be drawn: those that score on it, and those
 * whose matrix a declared crosswalk leads from; null when there are none.
 */
export async function broadestMatrix(sql: Sql, actor: Actor): Promise<string | null> {
  const found = await sql.one<{ id: string }>(
    `WITH used AS MATERIALIZED (
       SELECT r.matrix_version_id AS id, count(*) AS registers FROM register r JOIN readable_registers($2) readable ON readable.register_id = r.id
       WHERE r.organisation_id = $1 AND r.closed_at IS NULL GROUP BY r.matrix_version_id
     )
     SELECT u.id FROM used u
     ORDER BY (SELECT sum(o.registers) FROM used o WHERE o.id = u.id OR EXISTS (
         SELECT FROM crosswalk c WHERE c.organisation_id = $1 AND c.from_version_id = o.id AND c.to_version_id = u.id)) DESC,
       u.registers DESC, u.id LIMIT 1`,
    [actor.organisationId, actor.personId],
  );
  return found?.id ?? null;
}
