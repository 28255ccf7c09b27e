import { DUE_SOON_DAYS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, todayAt } from '../registers';
import { EXERCISE_JOINS, exerciseRowJson, waitsForCaller } from './exercise-row';

const MOST = 20;

/**
 * For Home, as JSON: results that wait for the caller's sign-off; what runs that they lead or take part in; what they led and have to
 * record; findings of it that nobody follows yet; and what is planned within two weeks, or late, that they lead or take part in. By
 * the conditions of the list.
 */
export async function homeExercises(sql: Sql, actor: Actor): Promise<string> {
  const bound = new Bound();
  boundTo(bound, actor);
  const waits = waitsForCaller(bound, actor);
  const takesPart = 'e.participants @> jsonb_build_array(jsonb_build_object(\'personId\', $2::uuid))';
  const unanswered = `e.state = 'signed-off' AND EXISTS (SELECT FROM exercise_finding f WHERE f.organisation_id = $1 AND f.exercise_id = e.id AND f.action_id IS NULL)`;
  const soon = `e.state = 'planned' AND e.planned_for <= ${todayAt(bound, sql.now)} + ${DUE_SOON_DAYS}`;
  const found = await sql.one<{ rows: string }>(
    `SELECT coalesce(json_agg(json_build_object('row', few.row, 'act', few.act) ORDER BY few.turn, few.planned_for, few.id), '[]'::json)::text AS rows FROM (
       SELECT mine.*, array_position(ARRAY['sign-off', 'run', 'record', 'follow-up', 'prepare', 'take-part'], mine.act) AS turn FROM (
         SELECT e.id, e.planned_for, CASE WHEN ${waits} THEN 'sign-off' WHEN e.state = 'running' THEN 'run' WHEN e.state = 'ended' THEN 'record' WHEN e.state = 'signed-off' THEN 'follow-up' WHEN e.lead_id = $2 THEN 'prepare' ELSE 'take-part' END AS act, ${exerciseRowJson(waits)} AS row
         FROM exercise e ${EXERCISE_JOINS}
         WHERE e.organisation_id = $1 AND (${waits} OR e.lead_id = $2 AND (e.state IN ('running', 'ended') OR ${soon} OR ${unanswered}) OR ${takesPart} AND (e.state = 'running' OR ${soon}))
       ) mine ORDER BY turn, mine.planned_for, mine.id LIMIT ${MOST}) few`,
    bound.values,
  );
  return `"exercises":${found?.rows ?? '[]'}`;
}
