import { DUE_SOON_DAYS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, todayAt } from '../registers';
import { ACTIVITY_JOINS, activityInSight, analysisRowJson, waitsForCaller } from './analysis-row';

const MOST = 20;

/** For Home, as JSON: analyses that wait for the caller to approve or to change, longest first, and then those to look at again. */
export async function homeAnalyses(sql: Sql, actor: Actor): Promise<string> {
  const bound = new Bound();
  boundTo(bound, actor);
  const waits = waitsForCaller(bound, actor, todayAt(bound, sql.now), DUE_SOON_DAYS);
  const order = 'i.next_review NULLS FIRST, i.changed_at, i.id';
  const found = await sql.one<{ rows: string }>(
    `SELECT coalesce(json_agg(${analysisRowJson(waits)} ORDER BY ${order}), '[]'::json)::text AS rows FROM (
       SELECT i.* FROM impact_analysis i JOIN activity a ON a.organisation_id = $1 AND a.id = i.activity_id ${ACTIVITY_JOINS}
       WHERE i.organisation_id = $1 AND i.step IN ('submitted', 'returned', 'approved') AND a.retired_at IS NULL AND ($2::uuid IS NULL OR ${activityInSight(actor)}) AND ${waits} ORDER BY ${order} LIMIT ${MOST}) i
     JOIN activity a ON a.organisation_id = $1 AND a.id = i.activity_id ${ACTIVITY_JOINS}`,
    bound.values,
  );
  return `"impactAnalyses":${found?.rows ?? '[]'}`;
}
