import { Inject, Injectable } from '@nestjs/common';
import type { ActionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { notFound } from '../platform/refusal';
import { boundTo } from '../registers';
import { loadRiskInFull } from '../risks';
import { UNENDED } from './action-conditions';
import { toActionView } from './action-in-place';
import { actionRowJoins, actionRowJson } from './action-row';
import { actionScope, inSight } from './action-scope';
import { loadAction } from './load-action';

@Injectable()
export class ActionQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  one(actionId: string, actor: Actor): Promise<ActionView> {
    return this.database.readAsAt(actor, async (sql) => toActionView(actor, await loadAction(sql, actor, actionId)));
  }

  /** What is still to be done first, by due date; then what has ended, the latest first. Whoever reads the risk in full reads them all. */
  ofRisk(riskId: string, actor: Actor): Promise<JsonText> {
    return this.database.readAsAt(actor, async (sql) => {
      const { risk } = await loadRiskInFull(sql, actor, riskId);
      const bound = new Bound();
      boundTo(bound, actor);
      const found = await sql.one<{ rows: string }>(
        `WITH ${actionScope(bound)}
         SELECT coalesce(json_agg(${actionRowJson} ORDER BY NOT (${UNENDED}), a.ended_at DESC, a.due_date, a.id), '[]'::json)::text AS rows
         FROM action_risk of JOIN action a ON a.organisation_id = $1 AND a.id = of.action_id ${actionRowJoins}
         WHERE of.organisation_id = $1 AND of.risk_id = ${bound.put(risk.id)}`,
        bound.values,
      );
      return new JsonText(found?.rows ?? '[]');
    });
  }

  /** In the same order, of those in the caller's sight alone. */
  ofObjective(objectiveId: string, actor: Actor): Promise<JsonText> {
    return this.database.readAsAt(actor, async (sql) => {
      if (!(await sql.one('SELECT 1 FROM objective WHERE organisation_id = $1 AND id = $2', [actor.organisationId, objectiveId]))) throw notFound('There is no such objective.');
      const bound = new Bound();
      boundTo(bound, actor);
      const found = await sql.one<{ rows: string }>(
        `WITH ${actionScope(bound)}
         SELECT coalesce(json_agg(${actionRowJson} ORDER BY NOT (${UNENDED}), a.ended_at DESC, a.due_date, a.id), '[]'::json)::text AS rows
         FROM action_objective of JOIN action a ON a.organisation_id = $1 AND a.id = of.action_id ${actionRowJoins}
         WHERE of.organisation_id = $1 AND of.objective_id = ${bound.put(objectiveId)} AND ${inSight('a')}`,
        bound.values,
      );
      return new JsonText(found?.rows ?? '[]');
    });
  }
}
