import type { CostLine } from '@holdfast/contracts';
import { formatActionReference, type ActionStatus, type Priority } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { auditedWhole } from './audited-action';
import { NO_TARGET, columnsOfReplacement, type StoredAction } from './stored-action';

/** An action that comes in with risks, as far along as it is there. Whoever brings it in was asked whether he may plan actions there. */
export interface ActionToBring {
  /** As it is called elsewhere: its number is kept where it comes after all that were given here. */
  reference: string | null;
  /** References elsewhere of all the risks that it serves. */
  serves: readonly string[];
  title: string;
  description: string;
  ownerId: string;
  priority: Priority;
  status: ActionStatus;
  progress: number;
  /** It may have passed: an action that is late elsewhere is late here. */
  dueDate: string;
  firstDueDate: string;
  costs: readonly CostLine[];
}

interface Home {
  id: string;
  prefix: string;
}

/** Plans many actions at once on risks of one register, by the rules of planning one. */
export async function bringActions(tx: Transaction, actor: Actor, home: Home, actions: readonly (ActionToBring & { riskIds: readonly string[] })[], told: Record<string, unknown>): Promise<void> {
  if (actions.length === 0) return;
  let last = await holdActionNumbers(tx, home.id);
  const rows: StoredAction[] = [];
  const [served, costs, entries, events]: [object[], object[], object[], object[]] = [[], [], [], []];
  for (const one of actions) {
    const wanted = numberOf(one.reference, home.prefix);
    last = wanted !== null && wanted > last ? wanted : last + 1;
    const action = storedOf(tx, actor, home, last, one);
    rows.push(action);
    for (const riskId of one.riskIds) served.push({ organisation_id: tx.organisationId, action_id: action.id, risk_id: riskId });
    for (const { financialYear, kind, amount } of one.costs) costs.push({ organisation_id: tx.organisationId, action_id: action.id, financial_year: financialYear, kind, amount });
    for (const entry of entriesOf(one)) entries.push({ organisation_id: tx.organisationId, id: newId(), action_id: action.id, author_id: actor.personId, recorded_at: tx.now, note: '', ...entry });
    const after = { ...auditedWhole(action, { riskIds: one.riskIds, objectiveIds: [], costs: [...one.costs] }), ...told };
    events.push(tx.eventRow({ action: 'action.added', subjectType: 'action', subjectId: action.id, registerId: home.id, after }));
  }
  await tx.rows(BRING, [rows, served, costs, entries, events].map((all) => JSON.stringify(all)));
  await tx.rows('UPDATE register_numbering SET last_action_number = $3 WHERE organisation_id = $1 AND register_id = $2', [tx.organisationId, home.id, last]);
}

const BRING = `WITH
  added AS (INSERT INTO action SELECT * FROM json_populate_recordset(null::action, $1)),
  served AS (INSERT INTO action_risk SELECT * FROM json_populate_recordset(null::action_risk, $2)),
  costed AS (INSERT INTO action_cost SELECT * FROM json_populate_recordset(null::action_cost, $3)),
  entered AS (INSERT INTO action_entry SELECT * FROM json_populate_recordset(null::action_entry, $4))
  INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $5)`;

/** Whoever else adds an action to the register waits from here to the commit. */
async function holdActionNumbers(tx: Transaction, registerId: string): Promise<number> {
  const held = await tx.one<{ last: number }>(
    `INSERT INTO register_numbering AS n (organisation_id, register_id, last_action_number) VALUES ($1, $2, 0)
     ON CONFLICT ON CONSTRAINT register_numbering_pk DO UPDATE SET last_action_number = n.last_action_number RETURNING last_action_number AS last`,
    [tx.organisationId, registerId],
  );
  if (!held) throw new TypeError('an upsert returns its row');
  return held.last;
}

function numberOf(reference: string | null, prefix: string): number | null {
  const parts = /^([A-Z][A-Z0-9]*)-A(\d{3,9})$/.exec(reference ?? '');
  return parts?.[1] === prefix ? Number(parts[2]) : null;
}

function storedOf(tx: Transaction, actor: Actor, home: Home, number: number, { title, description, ownerId, priority, status, progress, dueDate, firstDueDate }: ActionToBring): StoredAction {
  const ended = status === 'done' || status === 'cancelled';
  return {
    organisation_id: tx.organisationId, id: newId(), register_id: home.id, number, reference: formatActionReference(home.prefix, number), title, description, owner_id: ownerId, priority, status, progress,
    due_date: dueDate, first_due_date: firstDueDate, ended_at: ended ? tx.now.toISOString() : null, ...NO_TARGET, ...columnsOfReplacement(null), author_id: actor.personId, version: 1, created_at: tx.now.toISOString(),
  };
}

/** That it was opened, and how far it had come when it came in. */
function entriesOf({ status, progress, dueDate, firstDueDate }: ActionToBring): object[] {
  const opened = { kind: 'opened', due_date: firstDueDate };
  const moved = firstDueDate === dueDate ? [] : [{ kind: 'rescheduled', due_date: dueDate, note: 'As it came in' }];
  if (status === 'done') return [opened, ...moved, { kind: 'completed', progress: 100 }];
  if (status === 'cancelled') return [opened, ...moved, { kind: 'cancelled', note: 'As it came in' }];
  return progress > 0 || status === 'in-progress' ? [opened, ...moved, { kind: 'progress', progress, note: 'As it came in' }] : [opened, ...moved];
}
