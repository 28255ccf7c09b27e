import type { AssessmentKind, KeptCount } from '@holdfast/domain';
import type { Sql } from '../platform/database';

/** A kept count with what the residual did at the latest assessment: 1 rose, -1 came down, 0 neither. */
export interface KeptRow extends KeptCount {
  readonly moved: -1 | 0 | 1;
  /** The accepted upper risk is exempt without a public wording. */
  readonly upperHidden: boolean;
}

/** How the open risks of these registers stand, as the verbs keep it: the cost does not depend on the number of risks. */
export async function keptRows(sql: Sql, organisationId: string, registerIds: readonly string[], kind: AssessmentKind): Promise<KeptRow[]> {
  return sql.rows<KeptRow>(
    `SELECT register_id AS "registerId", nullif(upper_register_id, '00000000-0000-0000-0000-000000000000') AS "upperRegisterId",
       upper_hidden AS "upperHidden", nullif(matrix_version_id, '00000000-0000-0000-0000-000000000000') AS "matrixVersionId",
       CASE WHEN likelihood <> '' THEN 'cell' WHEN level <> '' THEN 'level-only' ELSE 'unscored' END AS state,
       nullif(likelihood, '') AS likelihood, nullif(impact, '') AS impact, nullif(level, '') AS level, visibility, moved, risks AS count
     FROM standing_count
     WHERE organisation_id = $1 AND register_id = ANY ($2::uuid[]) AND kind = $3 AND risks > 0`,
    [organisationId, registerIds, kind],
  );
}
