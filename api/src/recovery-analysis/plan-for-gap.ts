import { Inject, Injectable } from '@nestjs/common';
import type { ActionView, PlanForGapRequest } from '@holdfast/contracts';
import { addAction } from '../actions';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { needsChange, Refusal } from '../platform/refusal';
import { raiseFromGap } from './raise-from-gap';
import { requireContinuity } from './require-continuity';
import { requireGap } from './require-gap';
import { requireResourceInUse } from './require-resource-in-use';

/** Plans an action that is to close the gap of a resource: on a risk that is there, or on one raised about the gap together with it. The risk decides who may. */
@Injectable()
export class PlanForGap {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(resourceId: string, { riskId, newRisk, ...request }: PlanForGapRequest, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, async (tx) => {
      requireContinuity(actor);
      if ((riskId === undefined) === (newRisk === undefined)) throw needsChange([{ field: 'riskId', message: 'Name the risk that the action is on, or raise one with it' }]);
      await requireResourceInUse(tx, resourceId);
      const action = await addAction(tx, actor, riskId ?? (await ofTheRisk(raiseFromGap(tx, actor, resourceId, { ...newRisk!, status: 'open' }))).id, request);
      await requireGap(tx, actor, resourceId);
      await say(tx, actor, resourceId, action.id);
      return action;
    });
  }
}

/** What is wrong with the risk is named under it: the action has a title and an owner too. */
async function ofTheRisk<T>(raised: Promise<T>): Promise<T> {
  try {
    return await raised;
  } catch (error) {
    if (error instanceof Refusal && error.more.errors) throw needsChange(error.more.errors.map((fault) => ({ ...fault, field: `newRisk.${fault.field}` })));
    throw error;
  }
}

async function say(tx: Transaction, actor: Actor, resourceId: string, actionId: string): Promise<void> {
  await tx.rows('INSERT INTO gap_action (organisation_id, resource_id, action_id, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5)', [tx.organisationId, resourceId, actionId, actor.personId, tx.now]);
  await tx.record({ action: 'resource.gap-action-planned', subjectType: 'resource', subjectId: resourceId, after: { actionId } });
}
