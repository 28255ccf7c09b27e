import { Inject, Injectable } from '@nestjs/common';
import type { RecommendationListRequest, RecommendationSort } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo, readableScope } from '../registers';
import { listPage, placeOf } from '../risk-lists';
import { recommendationConditions } from './recommendation-conditions';
import { recommendationRowJoins, recommendationRowJson } from './recommendation-row';
import { inSight, recommendationScope } from './recommendation-scope';
import { sortKey } from './recommendation-sorts';

/** Of the units that the caller reads in full, and the caller's own: nothing else, whatever is asked for. */
@Injectable()
export class ListRecommendations {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: RecommendationListRequest): Promise<JsonText> {
    const { sort = 'due', after } = request;
    const descending = sort.startsWith('-');
    const order = sortKey(sort.replace(/^-/, '') as RecommendationSort, descending);
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = `${readableScope(bound, {})}, ${recommendationScope(bound, actor)}`;
      const conditions = `m.organisation_id = $1 AND ${inSight('m')} AND ${recommendationConditions(request, bound, sql.now)}`;
      return listPage(sql, bound, { table: 'recommendation', alias: 'm', joins: recommendationRowJoins, scope, conditions, json: recommendationRowJson, order, sort, place });
    });
  }
}
