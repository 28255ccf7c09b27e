import { DUE_SOON_DAYS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, todayAt } from '../registers';
import { TO_DO } from './recommendation-conditions';
import { recommendationRowJoins, recommendationRowJson } from './recommendation-row';

const MOST = 50;

/** For the home page of their owner: to be responded to, late, or soon due; what waits for an answer first, then by due date. */
export async function homeRecommendations(sql: Sql, actor: Actor): Promise<string> {
  const bound = new Bound();
  boundTo(bound, actor);
  const found = await sql.one<{ rows: string }>(
    `SELECT coalesce(json_agg(${recommendationRowJson} ORDER BY m.due_date NULLS FIRST, m.number), '[]'::json)::text AS rows
     FROM (SELECT m.id FROM recommendation m WHERE m.organisation_id = $1 AND m.owner_id = $2 AND ${TO_DO} AND (m.state = 'raised' OR m.due_date <= ${todayAt(bound, sql.now)} + ${DUE_SOON_DAYS})
       ORDER BY m.due_date NULLS FIRST, m.number LIMIT ${MOST}) few
     JOIN recommendation m ON m.organisation_id = $1 AND m.id = few.id ${recommendationRowJoins}`,
    bound.values,
  );
  return `"recommendations":${found?.rows ?? '[]'}`;
}
