import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionsOverviewView } from '@holdfast/contracts';
import { EXCEPTION_ENDING_DAYS, EXCEPTION_STATES, type ExceptionState } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo, todayAt } from '../registers';
import { personRef } from '../risks';
import { EXCEPTION_JOINS, exceptionScope, IN_SIGHT, stateSql, waitsForCaller } from './exception-row';

/** Where all exceptions stand that the caller reads, and by what a list of them can be narrowed. */
@Injectable()
export class ExceptionsOverview {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor): Promise<ExceptionsOverviewView> {
    return this.database.readAsAt(actor, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const [scope, today] = [exceptionScope(bound), todayAt(bound, sql.now)];
      const waits = waitsForCaller(bound, actor);
      const people = (p: string): string => `(SELECT coalesce(json_agg(${personRef('p')} ORDER BY p.job_title, p.name, p.id), '[]'::json) FROM person p
        WHERE p.organisation_id = $1 AND p.id IN (SELECT ${p} FROM seen))`;
      const found = await sql.one<Omit<ExceptionsOverviewView, 'states'> & { states: Partial<Record<ExceptionState, number>> }>(
        `WITH ${scope}, seen AS MATERIALIZED (
           SELECT e.policy, e.requester_id, e.decided_by, e.expires_on - ${today} AS days, r.id AS register_id, r.name AS register_name, ${stateSql(today)} AS state, ${waits} AS waits
           FROM policy_exception e ${EXCEPTION_JOINS} WHERE e.organisation_id = $1 AND ${IN_SIGHT}
         )
         SELECT (SELECT count(*)::int FROM seen WHERE waits) AS waiting,
           (SELECT coalesce(json_object_agg(state, count), '{}'::json) FROM (SELECT state, count(*)::int FROM seen GROUP BY state) counted) AS states,
           json_build_array(${EXCEPTION_ENDING_DAYS.map((days) => `json_build_object('days', ${days}, 'count', (SELECT count(*) FROM seen WHERE state = 'in-force' AND days <= ${days}))`).join(', ')}) AS ending,
           (SELECT coalesce(json_agg(policy ORDER BY lower(policy)), '[]'::json) FROM (SELECT max(policy) AS policy FROM seen GROUP BY lower(policy)) named) AS policies,
           ${people('requester_id')} AS requesters, ${people('decided_by')} AS approvers,
           (SELECT coalesce(json_agg(json_build_object('id', register_id, 'name', register_name) ORDER BY register_name, register_id), '[]'::json)
            FROM (SELECT DISTINCT register_id, register_name FROM seen) named) AS registers`,
        bound.values,
      );
      if (!found) throw new TypeError('an aggregate has one row');
      return { ...found, states: EXCEPTION_STATES.map((state) => ({ state, count: found.states[state] ?? 0 })) };
    });
  }
}
