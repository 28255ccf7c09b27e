import type { ActionEntryView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { CHANGEABLE, type StoredAction } from './stored-action';

/** What somebody did, for the journal of an action. */
export type Entry = Pick<ActionEntryView, 'kind' | 'note'> & Partial<Pick<ActionEntryView, 'progress' | 'dueDate'>>;

const columns = CHANGEABLE.join(', ');

/** Writes what differs and counts the version up. The row must have been locked when `before` was read. */
export async function updateAction(tx: Transaction, before: StoredAction, changes: Partial<StoredAction>): Promise<StoredAction> {
  const after: StoredAction = { ...before, ...changes, version: before.version + 1 };
  const differing = Object.fromEntries(CHANGEABLE.filter((column) => before[column] !== after[column]).map((column) => [column, after[column]]));
  await tx.rows(`UPDATE action a SET (${columns}) = (SELECT ${columns} FROM json_populate_record(a, $3)) WHERE organisation_id = $1 AND id = $2`, [
    tx.organisationId, before.id, JSON.stringify(differing),
  ]);
  return after;
}

export async function addEntry(tx: Transaction, actor: Actor, actionId: string, { kind, note, progress = null, dueDate = null }: Entry): Promise<void> {
  await tx.rows(
    'INSERT INTO action_entry (organisation_id, id, action_id, kind, progress, due_date, note, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [tx.organisationId, newId(), actionId, kind, progress, dueDate, note, actor.personId, tx.now],
  );
}
