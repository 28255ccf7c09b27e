import { Inject, Injectable } from '@nestjs/common';
import type { RecommendationView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
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
    return this.database.readAsAt(actor, async (sql) => {
      const { risk } = await loadRiskInFull(sql, actor, riskId);
      const bound = new Bound();
      boundTo(bound, actor);
      const found = await sql.one<{ rows: string }>(
        `WITH ${recommendationScope(bound, actor)}
         SELECT coalesce(json_agg(${recommendationRowJson} ORDER BY NOT (${OUTSTANDING}), m.due_date, m.number), '[]'::json)::text AS rows
         FROM recommendation_risk x JOIN recommendation m ON m.organisation_id = $1 AND m.id = x.recommendation_id ${recommendationRowJoins}
         WHERE x.organisation_id = $1 AND x.risk_id = ${bound.put(risk.id)} AND ${inSight('m')}`,
        bound.values,
      );
      return new JsonText(found?.rows ?? '[]');
    });
  }
}
