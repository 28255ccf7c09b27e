import type { Sql } from '../platform/database';

/**
 * The latest version of the matrix whose impact scale a new analysis begins on: one that describes categories, of these the one on
 * which most analyses are, then the one on which most registers score. Null: none is published.
 */
export async function scaleForNew(sql: Sql, organisationId: string): Promise<string | null> {
  const found = await sql.one<{ id: string }>(
    `SELECT v.id FROM (SELECT DISTINCT ON (matrix_id) id, matrix_id, definition FROM risk_matrix_version WHERE organisation_id = $1 AND published_at IS NOT NULL ORDER BY matrix_id, number DESC) v
     JOIN risk_matrix m ON m.organisation_id = $1 AND m.id = v.matrix_id
     ORDER BY jsonb_path_exists(v.definition, '$.impact[*].categories.* ? (@ != "")') DESC, ${uses('impact_analysis', 'u.step <> \'withdrawn\'')} DESC, ${uses('register', 'u.closed_at IS NULL')} DESC, m.name LIMIT 1`,
    [organisationId],
  );
  return found?.id ?? null;
}

const uses = (table: string, counted: string): string =>
  `(SELECT count(*) FROM ${table} u JOIN risk_matrix_version uv ON uv.organisation_id = $1 AND uv.id = u.matrix_version_id WHERE u.organisation_id = $1 AND uv.matrix_id = v.matrix_id AND ${counted})`;
