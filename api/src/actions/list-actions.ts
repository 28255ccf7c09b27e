import { Inject, Injectable } from '@nestjs/common';
import type { ActionListRequest, ActionSort } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { toCursor } from '../platform/page';
import { boundTo } from '../registers';
import { placeOf } from '../risk-lists';
import { actionConditions } from './action-conditions';
import { actionRowJoins, actionRowJson } from './action-row';
import { actionScope } from './action-scope';
import { sortKey } from './action-sorts';

/** Counting stops here: beyond it nobody reads the number, and it would cost more than the page. */
const COUNT_LIMIT = 10_000;

@Injectable()
export class ListActions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  of(actor: Actor, request: ActionListRequest): Promise<JsonText> {
    const { sort = 'due', after } = request;
    const order = sortKey(sort.replace(/^-/, '') as ActionSort);
    const [way, beyond] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
    const place = placeOf(after, sort, order);
    const bound = new Bound();
    boundTo(bound, actor);
    const scope = actionScope(bound);
    const conditions = actionConditions(request, bound, this.clock.now());
    const start = place ? `AND (${order.key}, a.id) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : '';
    // Rows of the page come in order; the one beyond it says only that there is more.
    const statement = `
      WITH ${scope}, found AS MATERIALIZED (
        SELECT page.*, row_number() OVER (ORDER BY key ${way}, id ${way}) AS position FROM (
          SELECT a.id, ${order.key} AS key FROM action a ${order.join ?? ''}
          WHERE a.organisation_id = $1 AND ${conditions} ${start} ORDER BY ${order.key} ${way}, a.id ${way} LIMIT ${LIMITS.pageSize + 1}) page
      )
      SELECT (SELECT coalesce(json_agg(${actionRowJson} ORDER BY f.position), '[]'::json)::text FROM found f
          JOIN action a ON a.organisation_id = $1 AND a.id = f.id ${actionRowJoins} WHERE f.position <= ${LIMITS.pageSize}) AS items,
        (SELECT json_build_array(0, f.key, f.id) FROM found f
          WHERE f.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
        (SELECT count(*)::int FROM (SELECT FROM action a WHERE a.organisation_id = $1 AND ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS total`;
    return this.database.read(actor.organisationId, async (sql) => {
      const [page] = await sql.unprepared<{ items: string; last: [0, string | number, string] | null; total: number }>(statement, bound.values);
      if (!page) throw new TypeError('an aggregate has one row');
      const next = page.last && toCursor([sort, ...page.last]);
      return new JsonText(`{"items":${page.items},"next":${JSON.stringify(next)},"total":${page.total > COUNT_LIMIT ? null : page.total}}`);
    });
  }
}
