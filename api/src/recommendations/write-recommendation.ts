import type { RecommendationEntryView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { CHANGEABLE, type StoredRecommendation } from './stored-recommendation';

/** What somebody said, for the record of a recommendation. */
export type Entry = Pick<RecommendationEntryView, 'kind' | 'note'> & Partial<Pick<RecommendationEntryView, 'response' | 'dueDate' | 'verdict' | 'heldOn' | 'enteredFor'>> & { evidenceId?: string | null };

const columns = CHANGEABLE.join(', ');

/** Writes what differs and counts the version up. The row must have been locked when `before` was read. */
export async function updateRecommendation(tx: Transaction, before: StoredRecommendation, changes: Partial<StoredRecommendation>): Promise<StoredRecommendation> {
  const after: StoredRecommendation = { ...before, ...changes, version: before.version + 1 };
  const differing = Object.fromEntries(CHANGEABLE.filter((column) => before[column] !== after[column]).map((column) => [column, after[column]]));
  await tx.rows(`UPDATE recommendation m SET (${columns}) = (SELECT ${columns} FROM json_populate_record(m, $3)) WHERE organisation_id = $1 AND id = $2`, [
    tx.organisationId, before.id, JSON.stringify(differing),
  ]);
  return after;
}

export async function addEntry(tx: Transaction, actor: Actor, recommendationId: string, entry: Entry): Promise<void> {
  const { kind, note, response = null, dueDate = null, verdict = null, heldOn = null, enteredFor = '', evidenceId = null } = entry;
  await tx.rows(
    `INSERT INTO recommendation_entry (organisation_id, id, recommendation_id, kind, response, due_date, verdict, held_on, entered_for, evidence_id, note, author_id, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [tx.organisationId, newId(), recommendationId, kind, response, dueDate, verdict, heldOn, enteredFor, evidenceId, note, actor.personId, tx.now],
  );
}
