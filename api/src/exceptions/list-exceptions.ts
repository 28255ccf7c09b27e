import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionListRequest, ExceptionSort, ExceptionsWaitingView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo, todayAt } from '../registers';
import { listPage, placeOf } from '../risk-lists';
import { conditionsOf } from './exception-conditions';
import { EXCEPTION_JOINS, exceptionRowJson, exceptionScope, stateSql, waitsForCaller } from './exception-row';
import { sortKey } from './exception-sorts';

/** Exceptions of the registers that the caller reads in full, and nothing else, whatever is asked for. */
@Injectable()
export class ListExceptions {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: ExceptionListRequest): Promise<JsonText> {
    const { sort = 'until', after } = request;
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const [scope, today] = [exceptionScope(bound), todayAt(bound, sql.now)];
      const order = sortKey(sort.replace(/^-/, '') as ExceptionSort, stateSql(today));
      const place = placeOf(after, sort, order);
      const waits = waitsForCaller(bound, actor);
      const conditions = conditionsOf(request, bound, waits, today);
      return listPage(sql, bound, { table: 'policy_exception', alias: 'e', joins: EXCEPTION_JOINS, scope, conditions: `e.organisation_id = $1 AND ${conditions}`, json: exceptionRowJson(waits, today), order, sort, place });
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
