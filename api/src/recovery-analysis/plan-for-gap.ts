import { Inject, Injectable } from '@nestjs/common';
import type { ActionView, PlanForGapRequest } from '@holdfast/contracts';
import { addAction } from '../actions';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { requireContinuity } from './require-continuity';
import { requireResourceInUse } from './require-resource-in-use';

/** Plans an action on a risk that is to close the gap of a resource. The risk decides who may; the gap then says what is done about it. */
@Injectable()
export class PlanForGap {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(resourceId: string, { riskId, ...request }: PlanForGapRequest, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, async (tx) => {
      requireContinuity(actor);
      await requireResourceInUse(tx, resourceId);
      const action = await addAction(tx, actor, riskId, request);
      await tx.rows('INSERT INTO gap_action (organisation_id, resource_id, action_id, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5)', [tx.organisationId, resourceId, action.id, actor.personId, tx.now]);
      await tx.record({ action: 'resource.gap-action-planned', subjectType: 'resource', subjectId: resourceId, after: { actionId: action.id } });
      return action;
    });
  }
}
