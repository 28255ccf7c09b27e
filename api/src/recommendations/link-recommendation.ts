import { Inject, Injectable } from '@nestjs/common';
import type { FieldError, RecommendationLinksRequest, RecommendationView } from '@holdfast/contracts';
import { moveRecommendation } from '@holdfast/domain';
import { actionScope, inSight } from '../actions';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Bound } from '../platform/bound';
import { Database, type Transaction } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { boundTo } from '../registers';
import { answerOf, loadRecommendationToChange } from './load-recommendation';
import { requireCurrent, requireToLink, toRecommendationView } from './recommendation-in-place';
import { updateRecommendation } from './write-recommendation';

/** Says which risks a recommendation is about and which actions answer it. Neither is changed by it, and those out of sight stay. */
@Injectable()
export class LinkRecommendation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: RecommendationLinksRequest, version: number, actor: Actor): Promise<RecommendationView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRecommendationToChange(tx, actor, id);
      requireToLink(actor, place);
      requireCurrent(actor, place, version);
      const { recommendation: before } = place;
      const move = moveRecommendation(before.state, 'edit');
      if (!move.ok) throw conflict('ended', move.message);

      const risks = changeOf(place.risks, request.riskIds);
      const actions = changeOf(place.actions, request.actionIds);
      const faults = [
        ...missing(risks.come, await risksInSight(tx, actor, risks.come), 'riskIds', 'Choose risks from the list'),
        ...missing(actions.come, await actionsInSight(tx, actor, actions.come), 'actionIds', 'Choose actions from the list'),
      ];
      if (faults.length > 0) throw needsChange(faults);
      const was = await linked(tx, id);
      await relink(tx, id, 'risk', risks);
      await relink(tx, id, 'action', actions);
      const changed = difference(was, await linked(tx, id));
      if (!changed) return toRecommendationView(actor, place);
      await updateRecommendation(tx, before, {});
      await tx.record({ action: 'recommendation.linked', subjectType: 'recommendation', subjectId: id, ...changed });
      return answerOf(tx, actor, id);
    });
  }
}

interface LinkChange {
  gone: string[];
  come: string[];
}

function changeOf(before: readonly { id: string }[], ids: readonly string[]): LinkChange {
  const wanted = new Set(ids);
  const was = before.map(({ id }) => id);
  return { gone: was.filter((id) => !wanted.has(id)), come: [...wanted].filter((id) => !was.includes(id)) };
}

const missing = (ids: readonly string[], found: readonly string[], field: string, message: string): FieldError[] => (ids.every((id) => found.includes(id)) ? [] : [{ field, message }]);

/** Of registers that the caller reads in full, and no drafts. */
async function risksInSight(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT k.id FROM risk k JOIN readable_registers($2) readable ON readable.register_id = k.register_id AND readable.wording = 'full'
     WHERE k.organisation_id = $1 AND k.id = ANY ($3::uuid[]) AND k.status <> 'draft' FOR SHARE OF k`,
    [tx.organisationId, actor.personId, ids],
  );
  return rows.map(({ id }) => id);
}

async function actionsInSight(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const rows = await tx.rows<{ id: string }>(
    `WITH ${actionScope(bound)} SELECT a.id FROM action a WHERE a.organisation_id = $1 AND a.id = ANY (${bound.put(ids)}::uuid[]) AND ${inSight('a')}`, bound.values,
  );
  return rows.map(({ id }) => id);
}

async function relink(tx: Transaction, id: string, of: 'risk' | 'action', { gone, come }: LinkChange): Promise<void> {
  await tx.rows(`DELETE FROM recommendation_${of} WHERE organisation_id = $1 AND recommendation_id = $2 AND ${of}_id = ANY ($3::uuid[])`, [tx.organisationId, id, gone]);
  await tx.rows(`INSERT INTO recommendation_${of} (organisation_id, recommendation_id, ${of}_id) SELECT $1, $2, linked FROM unnest($3::uuid[]) linked`, [tx.organisationId, id, come]);
}

/** All of them, whoever sees them: what the audit trail says. */
export async function linked(tx: Transaction, id: string): Promise<{ riskIds: string[]; actionIds: string[] }> {
  const found = await tx.one<{ riskIds: string[]; actionIds: string[] }>(
    `SELECT ARRAY(SELECT risk_id FROM recommendation_risk WHERE organisation_id = $1 AND recommendation_id = $2 ORDER BY 1) AS "riskIds",
       ARRAY(SELECT action_id FROM recommendation_action WHERE organisation_id = $1 AND recommendation_id = $2 ORDER BY 1) AS "actionIds"`,
    [tx.organisationId, id],
  );
  if (!found) throw new TypeError('a select without FROM has a row');
  return found;
}
