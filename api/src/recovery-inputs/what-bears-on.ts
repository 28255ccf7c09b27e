import type { Sql } from '../platform/database';

/** From so many steps on, to read everything costs less than to find what counts. */
const MOST = 2_500;

/**
 * Ids of all that decides what is asked of these resources and activities: they themselves and all that leans on them; where one of those
 * is a choice among several, also all that the choice leans on, since which of them serve in time decides whom it binds. Null: that is so
 * much that all may as well be read.
 */
export async function whatBearsOn(sql: Sql, organisationId: string, ids: readonly string[]): Promise<string[] | null> {
  // Rows of the past have no index to walk along.
  if (sql.past) return null;
  // Whoever stops reading stops the walk.
  const walked = await sql.rows<{ id: string }>(
    `WITH RECURSIVE walked (id, below) AS (
       SELECT unnest($2::uuid[]), false
       UNION SELECT next.id, next.below FROM walked w CROSS JOIN LATERAL (
         SELECT coalesce(d.dependent_activity_id, d.dependent_resource_id) AS id, false AS below FROM ${USES} AND NOT w.below
         UNION ALL SELECT coalesce(o.activity_id, o.resource_id), true FROM ${USES} AND NOT w.below JOIN dependency_member o ON o.organisation_id = $1 AND o.dependency_id = d.id
           WHERE d.needed < (SELECT count(*) FROM dependency_member WHERE organisation_id = $1 AND dependency_id = d.id)
         UNION ALL SELECT coalesce(m.activity_id, m.resource_id), true FROM dependency d JOIN dependency_member m ON m.organisation_id = $1 AND m.dependency_id = d.id
           WHERE w.below AND d.organisation_id = $1 AND d.retired_at IS NULL AND (d.dependent_activity_id = w.id OR d.dependent_resource_id = w.id)) next
     ) SELECT id FROM walked LIMIT ${MOST}`,
    [organisationId, ids],
  );
  return walked.length < MOST ? [...new Set(walked.map(({ id }) => id))] : null;
}

/** Dependencies that name it as a member. */
const USES = `dependency_member m JOIN dependency d ON d.organisation_id = $1 AND d.id = m.dependency_id AND d.retired_at IS NULL AND m.organisation_id = $1 AND (m.activity_id = w.id OR m.resource_id = w.id)`;
