import { Inject, Injectable } from '@nestjs/common';
import type { ActionView, EditActionRequest, FieldError } from '@holdfast/contracts';
import { moveAction } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database, type Transaction } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { choiceFaults, findChoices } from '../risks';
import { requireCurrent, requireOnAction, requireOpenHome, toActionView, type ActionInPlace } from './action-in-place';
import { audited } from './audited-action';
import { changedRisks, type RiskChange } from './changed-risks';
import { changedTarget } from './changed-target';
import { costFaults, sortedCosts, writeCosts } from './costs';
import { answerOf, loadActionToChange } from './load-action';
import { replacementFaults } from './replacement-faults';
import { insertObjectives, insertServed, type ServedRisk } from './served-risks';
import { columnsOfReplacement, type StoredAction } from './stored-action';
import { updateAction } from './write-action';

/** Changes what an action is and whom it serves. What the request leaves out stays as it is. */
@Injectable()
export class EditAction {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actionId: string, request: EditActionRequest, version: number, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadActionToChange(tx, actor, actionId);
      requireOnAction(actor, 'action.manage', place);
      requireCurrent(actor, place, version);
      requireOpenHome(place);
      const { action: before } = place;
      const move = moveAction(before.status, 'edit');
      if (!move.ok) throw conflict('ended', move.message);

      const risks = await changedRisks(tx, actor, place, request.riskIds, request.target?.riskId);
      const target = await changedTarget(tx, place, request.target, risks);
      const objectives = changedObjectives(place, request);
      const faults = [...(await chosenFaults(tx, before, request, objectives.come)), ...risks.faults, ...costFaults(request.costs), ...target.faults, ...replacementFaults(request.replacement)];
      if (faults.length > 0) throw needsChange(faults);

      const wording = { title: request.title, description: request.description, owner_id: request.ownerId, priority: request.priority };
      const changes: Partial<StoredAction> = {
        ...Object.fromEntries(Object.entries(wording).filter(([, value]) => value !== undefined)), ...target.columns, ...(request.replacement === undefined ? {} : columnsOfReplacement(request.replacement)),
      };
      const costs = request.costs ? sortedCosts(request.costs) : place.costs;
      const linked = await linkedRiskIds(tx, before.id);
      const changed = difference(
        audited(before, { riskIds: linked, objectiveIds: objectives.before, costs: sortedCosts(place.costs) }),
        audited({ ...before, ...changes }, { riskIds: afterwards(linked, risks), objectiveIds: objectives.after, costs: sortedCosts(costs) }),
      );
      if (!changed) return toActionView(actor, place);

      await updateAction(tx, before, changes);
      await relinkRisks(tx, before, risks);
      await tx.rows('DELETE FROM action_objective WHERE organisation_id = $1 AND action_id = $2 AND objective_id = ANY ($3::uuid[])', [tx.organisationId, before.id, objectives.gone]);
      await insertObjectives(tx, before.id, objectives.come);
      if ('costs' in changed.after) await writeCosts(tx, before.id, costs);
      await tx.record({ action: 'action.edited', subjectType: 'action', subjectId: before.id, registerId: before.register_id, ...changed });
      return answerOf(tx, actor, before.id);
    });
  }
}

/** What is newly chosen has to be in use; what was chosen before may stay. */
async function chosenFaults(tx: Transaction, before: StoredAction, { ownerId }: EditActionRequest, objectiveIds: readonly string[]): Promise<FieldError[]> {
  const chosen = { ownerId: ownerId === before.owner_id ? null : ownerId, objectiveIds };
  return chosen.ownerId || objectiveIds.length > 0 ? choiceFaults(chosen, await findChoices(tx, tx.organisationId, chosen)) : [];
}

function changedObjectives({ objectives }: ActionInPlace, { objectiveIds }: EditActionRequest): Record<'before' | 'after' | 'gone' | 'come', string[]> {
  const before = objectives.map(({ id }) => id);
  const wanted = new Set(objectiveIds ?? before);
  const [gone, come] = [before.filter((id) => !wanted.has(id)), [...wanted].filter((id) => !before.includes(id))];
  return { before, after: [...before.filter((id) => wanted.has(id)), ...come], gone, come };
}

const linkedRiskIds = async (tx: Transaction, actionId: string): Promise<string[]> =>
  (await tx.rows<{ id: string }>('SELECT risk_id AS id FROM action_risk WHERE organisation_id = $1 AND action_id = $2 ORDER BY risk_id', [tx.organisationId, actionId])).map(({ id }) => id);

const afterwards = (linked: readonly string[], { gone, come }: RiskChange): string[] => [...linked.filter((id) => !gone.some((risk) => risk.id === id)), ...come.map(({ id }) => id)].sort();

/** Each risk that the action comes to, or leaves, is told in its own trail: the action's names ids alone. */
async function relinkRisks(tx: Transaction, { id, register_id: homeId, reference }: StoredAction, { gone, come }: RiskChange): Promise<void> {
  await tx.rows('DELETE FROM action_risk WHERE organisation_id = $1 AND action_id = $2 AND risk_id = ANY ($3::uuid[])', [tx.organisationId, id, gone.map((risk) => risk.id)]);
  await insertServed(tx, id, homeId, come);
  const on = (risk: ServedRisk) => ({ subjectType: 'risk', subjectId: risk.id, registerId: risk.registerId });
  for (const risk of gone) await tx.record({ ...on(risk), action: 'risk.action-unlinked', before: { action: reference } });
  for (const risk of come) await tx.record({ ...on(risk), action: 'risk.action-linked', after: { action: reference } });
}
