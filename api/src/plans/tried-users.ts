import type { PlanContent, TriedUser } from '@holdfast/domain';
import type { Sql } from '../platform/database';

/** The critical users of the activities that a plan recovers, and those that it took over, with the trials of their solutions, for whoever reads the plan. */
export async function triedUsers(sql: Sql, organisationId: string, { activityIds, criticalUsers }: Pick<PlanContent, 'activityIds' | 'criticalUsers'>): Promise<TriedUser[]> {
  if (criticalUsers.length === 0) return [];
  return sql.rows<TriedUser>(
    `SELECT c.id, c.name, json_agg(json_build_object('on', v.verified_on, 'works', v.works) ORDER BY v.verified_on DESC, v.id DESC) AS trials
     FROM critical_user c JOIN critical_user_verification v ON v.organisation_id = $1 AND v.critical_user_id = c.id
     WHERE c.organisation_id = $1 AND (c.activity_id = ANY ($2::uuid[]) OR c.id = ANY ($3::uuid[])) AND c.retired_at IS NULL GROUP BY c.id, c.name`,
    [organisationId, activityIds, criticalUsers.flatMap(({ criticalUserId }) => criticalUserId ?? [])],
  );
}
