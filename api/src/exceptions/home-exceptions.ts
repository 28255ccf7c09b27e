import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, todayAt } from '../registers';
import { conditionsOf } from './exception-conditions';
import { EXCEPTION_JOINS, exceptionRowJson, exceptionScope, IN_SIGHT, waitsForCaller } from './exception-row';
import { runningOut } from './running-out';

const MOST = 20;

/**
 * For Home, as JSON: requests that wait for the caller to decide or to answer, longest first; what others decided on the caller's
 * requests since a moment; and of exceptions that the caller asked for or whose risk the caller owns, those that end within 30
 * days, went stale or ran out, soonest first, unless a renewal is asked for.
 */
export async function homeExceptions(sql: Sql, actor: Actor, since: Date): Promise<string> {
  const bound = new Bound();
  boundTo(bound, actor);
  const [scope, today] = [exceptionScope(bound), todayAt(bound, sql.now)];
  const waits = waitsForCaller(bound, actor);
  const rows = (where: string, order: string): string => `
    SELECT coalesce(json_agg(${exceptionRowJson(waits, today)} ORDER BY ${order}), '[]'::json) FROM (
      SELECT e.* FROM policy_exception e ${EXCEPTION_JOINS} WHERE e.organisation_id = $1 AND ${where} ORDER BY ${order} LIMIT ${MOST}) e ${EXCEPTION_JOINS}`;
  const found = await sql.one<{ json: string }>(
    `WITH ${scope} SELECT json_build_object('waiting', (${rows(conditionsOf({ waiting: true }, bound, waits, today), 'e.changed_at, e.id')}),
       'decided', (${rows(`${IN_SIGHT} AND e.requester_id = $2 AND e.decided_by <> $2 AND e.step <> 'revoked' AND e.decided_at > ${bound.put(since)}::timestamptz`, 'e.decided_at DESC, e.id DESC')}),
       'ending', (${rows(`${IN_SIGHT} AND ${runningOut(today)}`, 'e.expires_on, e.id')}))::text AS json`,
    bound.values,
  );
  return `"exceptions":${found?.json ?? 'null'}`;
}
