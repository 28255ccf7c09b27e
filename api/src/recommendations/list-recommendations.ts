import { Inject, Injectable } from '@nestjs/common';
import type { RecommendationListRequest, RecommendationSort } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { toCursor } from '../platform/page';
import { boundTo, readableScope } from '../registers';
import { placeOf } from '../risk-lists';
import { recommendationConditions } from './recommendation-conditions';
import { recommendationRowJoins, recommendationRowJson } from './recommendation-row';
import { inSight, recommendationScope } from './recommendation-scope';
import { sortKey } from './recommendation-sorts';

const COUNT_LIMIT = 10_000;

/** Of the units that the caller reads in full, and the caller's own: nothing else, whatever is asked for. */
@Injectable()
export class ListRecommendations {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: RecommendationListRequest): Promise<JsonText> {
    const { sort = 'due', after } = request;
    const descending = sort.startsWith('-');
    const order = sortKey(sort.replace(/^-/, '') as RecommendationSort, descending);
    const [way, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = `${readableScope(bound, {})}, ${recommendationScope(bound, actor)}`;
      const conditions = `m.organisation_id = $1 AND ${inSight('m')} AND ${recommendationConditions(request, bound, sql.now)}`;
      const start = place ? `AND (${order.key}, m.id) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : '';
      const [page] = await sql.unprepared<{ items: string; last: [0, string | number, string] | null; total: number }>(
        `WITH ${scope}, found AS MATERIALIZED (
           SELECT page.*, row_number() OVER (ORDER BY key ${way}, id ${way}) AS position FROM (
             SELECT m.id, ${order.key} AS key FROM recommendation m ${recommendationRowJoins}
             WHERE ${conditions} ${start} ORDER BY ${order.key} ${way}, m.id ${way} LIMIT ${LIMITS.pageSize + 1}) page
         )
         SELECT (SELECT coalesce(json_agg(${recommendationRowJson} ORDER BY f.position), '[]'::json)::text FROM found f
             JOIN recommendation m ON m.organisation_id = $1 AND m.id = f.id ${recommendationRowJoins} WHERE f.position <= ${LIMITS.pageSize}) AS items,
           (SELECT json_build_array(0, f.key, f.id) FROM found f
             WHERE f.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
           (SELECT count(*)::int FROM (SELECT FROM recommendation m ${recommendationRowJoins} WHERE ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS total`,
        bound.values,
      );
      if (!page) throw new TypeError('an aggregate has one row');
      const next = page.last && toCursor([sort, ...page.last]);
      return new JsonText(`{"items":${page.items},"next":${JSON.stringify(next)},"total":${page.total > COUNT_LIMIT ? null : page.total}}`);
    });
  }
}
