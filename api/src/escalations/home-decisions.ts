import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo } from '../registers';
import { ESCALATION_JOINS, escalationRowJson, escalationScope, IN_SIGHT, waitsForCaller } from './escalation-row';
import { conditionsOf } from './list-escalations';

const MOST = 20;

/**
 * For Home, as JSON: what waits for the caller to decide, to put into words or to answer, longest first; and what others decided on
 * the caller's proposals since a moment, newest first.
 */
export async function homeDecisions(sql: Sql, actor: Actor, since: Date | null, lookBack: Date): Promise<string> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = escalationScope(bound);
  const waits = waitsForCaller(bound, actor);
  const row = escalationRowJson(waits);
  const moment = bound.put(since ?? lookBack);
  const rows = (where: string, order: string): string => `
    SELECT coalesce(json_agg(${row} ORDER BY ${order}), '[]'::json) FROM (
      SELECT e.* FROM escalation e ${ESCALATION_JOINS} WHERE e.organisation_id = $1 AND ${where} ORDER BY ${order} LIMIT ${MOST}) e ${ESCALATION_JOINS}`;
  const found = await sql.one<{ decisions: string; decided: string }>(
    `WITH ${scope} SELECT (${rows(conditionsOf({ waiting: true }, bound, waits), 'e.changed_at, e.id')})::text AS decisions,
       (${rows(`${IN_SIGHT} AND e.kind <> 'move' AND e.proposer_id = $2 AND e.decided_by <> $2 AND e.decided_at > ${moment}::timestamptz`, 'e.decided_at DESC, e.id DESC')})::text AS decided`,
    bound.values,
  );
  return `"decisions":${found?.decisions ?? '[]'},"decided":${found?.decided ?? '[]'}`;
}
