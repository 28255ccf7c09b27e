import { Inject, Injectable } from '@nestjs/common';
import type { RecommendationView } from '@holdfast/contracts';
import { loadAction } from '../actions';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { boundTo } from '../registers';
import { loadRiskInFull } from '../risks';
import { loadRecommendation } from './load-recommendation';
import { OUTSTANDING } from './recommendation-conditions';
import { toRecommendationView } from './recommendation-in-place';
import { recommendationRowJoins, recommendationRowJson } from './recommendation-row';
import { inSight, recommendationScope } from './recommendation-scope';

@Injectable()
export class RecommendationQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  one(id: string, actor: Actor): Promise<RecommendationView> {
    return this.database.readAsAt(actor, async (sql) => toRecommendationView(actor, await loadRecommendation(sql, actor, id)));
  }

  /** Those in the caller's sight that are about a risk: outstanding ones first, by due date. */
  ofRisk(riskId: string, actor: Actor): Promise<JsonText> {
    return this.database.readAsAt(actor, async (sql) => linkedTo(sql, actor, 'risk', (await loadRiskInFull(sql, actor, riskId)).risk.id));
  }

  /** Those that an action answers, in the same order. */
  ofAction(actionId: string, actor: Actor): Promise<JsonText> {
    return this.database.readAsAt(actor, async (sql) => linkedTo(sql, actor, 'action', (await loadAction(sql, actor, actionId)).action.id));
  }
}

async function linkedTo(sql: Sql, actor: Actor, what: 'risk' | 'action', id: string): Promise<JsonText> {
  const bound = new Bound();
  boundTo(bound, actor);
  const found = await sql.one<{ rows: string }>(
    `WITH ${recommendationScope(bound, actor)}
     SELECT coalesce(json_agg(${recommendationRowJson} ORDER BY NOT (${OUTSTANDING}), m.due_date, m.number), '[]'::json)::text AS rows
     FROM recommendation_${what} x JOIN recommendation m ON m.organisation_id = $1 AND m.id = x.recommendation_id ${recommendationRowJoins}
     WHERE x.organisation_id = $1 AND x.${what}_id = ${bound.put(id)} AND ${inSight('m')}`,
    bound.values,
  );
  return new JsonText(found?.rows ?? '[]');
}
