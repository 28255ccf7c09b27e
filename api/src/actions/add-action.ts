import { Inject, Injectable } from '@nestjs/common';
import type { ActionView, AddActionRequest } from '@holdfast/contracts';
import { formatActionReference, whyReadOnly } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange } from '../platform/refusal';
import { choiceFaults, findChoices, loadRiskInFull, requireChangeable, requireOnRisk } from '../risks';
import { checkTarget } from './action-target';
import { auditedWhole } from './audited-action';
import { costFaults, sortedCosts, writeCosts } from './costs';
import { dueDateFaults } from './due-date';
import { answerOf } from './load-action';
import { replacementFaults } from './replacement-faults';
import { insertObjectives, insertServed, lockServed, requireToServe, servedFaults } from './served-risks';
import { columnsOfReplacement, NO_TARGET, type StoredAction } from './stored-action';
import { addEntry } from './write-action';

/** Plans an action on a risk, whose register becomes its home. It may serve further risks, wherever the caller plans actions. */
@Injectable()
export class AddAction {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, request: AddActionRequest, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, (tx) => addAction(tx, actor, riskId, request));
  }
}

/** The same as part of something larger: an action that belongs to a recommendation from its beginning. */
export async function addAction(tx: Transaction, actor: Actor, riskId: string, request: AddActionRequest): Promise<ActionView> {
  const place = await loadRiskInFull(tx, actor, riskId);
  requireOnRisk(actor, 'action.plan', place);
  requireChangeable(place);
  if (place.risk.status === 'draft') throw conflict('is-a-draft', 'This is a draft. Submit it before you plan actions on it.');
  const { register: home } = place;
  const riskIds = [...new Set([place.risk.id, ...(request.riskIds ?? [])])];
  const risks = await lockServed(tx, actor, riskIds);
  requireToServe(actor, risks.values(), 'action.plan');
  // Before it was locked it may have closed.
  const first = risks.get(place.risk.id);
  const why = whyReadOnly(first?.status ?? 'closed', first?.registerClosed ?? false);
  if (why) throw conflict('read-only', why);

  const objectiveIds = [...new Set(request.objectiveIds ?? [])];
  const chosen = { ownerId: request.ownerId, objectiveIds };
  const costs = sortedCosts(request.costs ?? []);
  const target = request.target ? await checkTarget(tx, request.target, request.dueDate, risks) : { columns: NO_TARGET };
  const faults = [
    ...choiceFaults(chosen, await findChoices(tx, tx.organisationId, chosen)),
    ...dueDateFaults(request.dueDate, dayIn(home.timeZone, tx.now)),
    ...servedFaults(riskIds, risks),
    ...costFaults(request.costs),
    ...replacementFaults(request.replacement),
    ...('faults' in target ? target.faults : []),
  ];
  if (faults.length > 0 || 'faults' in target) throw needsChange(faults);

  const number = await takeNumber(tx, home.id);
  const action: StoredAction = {
    organisation_id: tx.organisationId,
    id: newId(),
    register_id: home.id,
    number,
    reference: formatActionReference(home.prefix, number),
    title: request.title,
    description: request.description ?? '',
    owner_id: request.ownerId,
    priority: request.priority ?? 'medium',
    status: 'open',
    progress: 0,
    due_date: request.dueDate,
    first_due_date: request.dueDate,
    ended_at: null,
    ...target.columns,
    ...columnsOfReplacement(request.replacement ?? null),
    author_id: actor.personId,
    version: 1,
    created_at: tx.now.toISOString(),
  };
  await tx.rows('INSERT INTO action SELECT * FROM json_populate_record(null::action, $1)', [JSON.stringify(action)]);
  await insertServed(tx, action.id, home.id, [...risks.values()]);
  await insertObjectives(tx, action.id, objectiveIds);
  if (costs.length > 0) await writeCosts(tx, action.id, costs);
  await addEntry(tx, actor, action.id, { kind: 'opened', note: '', dueDate: action.due_date });
  await tx.record({
    action: 'action.added', subjectType: 'action', subjectId: action.id, registerId: home.id, after: auditedWhole(action, { riskIds, objectiveIds, costs }),
  });
  return answerOf(tx, actor, action.id);
}

/** Takes the next number of the register's actions. Whoever else adds to it waits from here to the commit. */
async function takeNumber(tx: Transaction, registerId: string): Promise<number> {
  const taken = await tx.one<{ number: number }>(
    `INSERT INTO register_numbering AS n (organisation_id, register_id, last_action_number) VALUES ($1, $2, 1)
     ON CONFLICT ON CONSTRAINT register_numbering_pk DO UPDATE SET last_action_number = n.last_action_number + 1
     RETURNING last_action_number AS number`,
    [tx.organisationId, registerId],
  );
  if (!taken) throw new TypeError('an upsert returns its row');
  return taken.number;
}
