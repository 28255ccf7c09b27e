import { Inject, Injectable } from '@nestjs/common';
import type { ActionView, PlanForRecommendationRequest } from '@holdfast/contracts';
import { moveRecommendation } from '@holdfast/domain';
import { addAction } from '../actions';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { linked } from './link-recommendation';
import { loadRecommendationToChange } from './load-recommendation';
import { requireToLink } from './recommendation-in-place';
import { updateRecommendation } from './write-recommendation';

/** Plans an action on a risk, and puts it to the recommendation that it answers. The risk decides who may. */
@Injectable()
export class PlanForRecommendation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { riskId, ...request }: PlanForRecommendationRequest, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRecommendationToChange(tx, actor, id);
      requireToLink(actor, place);
      const move = moveRecommendation(place.recommendation.state, 'edit');
      if (!move.ok) throw conflict('ended', move.message);
      const was = await linked(tx, id);
      const action = await addAction(tx, actor, riskId, request);
      await tx.rows('INSERT INTO recommendation_action (organisation_id, recommendation_id, action_id) VALUES ($1, $2, $3)', [tx.organisationId, id, action.id]);
      await updateRecommendation(tx, place.recommendation, {});
      const changed = difference(was, await linked(tx, id));
      await tx.record({ action: 'recommendation.linked', subjectType: 'recommendation', subjectId: id, ...changed });
      return action;
    });
  }
}
