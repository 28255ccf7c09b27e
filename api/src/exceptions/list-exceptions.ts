import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionListRequest, ExceptionSort, ExceptionsWaitingView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { toCursor } from '../platform/page';
import { boundTo, todayAt } from '../registers';
import { placeOf } from '../risk-lists';
import { conditionsOf } from './exception-conditions';
import { EXCEPTION_JOINS, exceptionRowJson, exceptionScope, stateSql, waitsForCaller } from './exception-row';
import { sortKey } from './exception-sorts';

const COUNT_LIMIT = 10_000;

/** Exceptions of the registers that the caller reads in full, and nothing else, whatever is asked for. */
@Injectable()
export class ListExceptions {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: ExceptionListRequest): Promise<JsonText> {
    const { sort = 'until', after } = request;
    return this.database.readAsAt(actor, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const [scope, today] = [exceptionScope(bound), todayAt(bound, sql.now)];
      const order = sortKey(sort.replace(/^-/, '') as ExceptionSort, stateSql(today));
      const [way, beyond] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
      const place = placeOf(after, sort, order);
      const waits = waitsForCaller(bound, actor);
      const conditions = conditionsOf(request, bound, waits, today);
      const start = place ? `AND (${order.key}, e.id) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : '';
      const [page] = await sql.unprepared<{ items: string; last: [0, string | number, string] | null; total: number }>(
        `WITH ${scope}, found AS MATERIALIZED (
           SELECT page.*, row_number() OVER (ORDER BY key ${way}, id ${way}) AS position FROM (
             SELECT e.id, ${order.key} AS key FROM policy_exception e ${EXCEPTION_JOINS}
             WHERE e.organisation_id = $1 AND ${conditions} ${start} ORDER BY ${order.key} ${way}, e.id ${way} LIMIT ${LIMITS.pageSize + 1}) page
         )
         SELECT (SELECT coalesce(json_agg(${exceptionRowJson(waits, today)} ORDER BY f.position), '[]'::json)::text FROM found f
             JOIN policy_exception e ON e.organisation_id = $1 AND e.id = f.id ${EXCEPTION_JOINS} WHERE f.position <= ${LIMITS.pageSize}) AS items,
           (SELECT json_build_array(0, f.key, f.id) FROM found f
             WHERE f.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
           (SELECT count(*)::int FROM (SELECT FROM policy_exception e ${EXCEPTION_JOINS} WHERE e.organisation_id = $1 AND ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS total`,
        bound.values,
      );
      if (!page) throw new TypeError('an aggregate has one row');
      const next = page.last && toCursor([sort, ...page.last]);
      return new JsonText(`{"items":${page.items},"next":${JSON.stringify(next)},"total":${page.total > COUNT_LIMIT ? null : page.total}}`);
    });
  }

  waiting(actor: Actor): Promise<ExceptionsWaitingView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = exceptionScope(bound);
      const conditions = conditionsOf({ waiting: true }, bound, waitsForCaller(bound, actor), 'NULL');
      const found = await sql.one<ExceptionsWaitingView>(
        `WITH ${scope} SELECT count(*)::int AS waiting FROM policy_exception e ${EXCEPTION_JOINS} WHERE e.organisation_id = $1 AND ${conditions}`,
        bound.values,
      );
      return found ?? { waiting: 0 };
    });
  }
}
