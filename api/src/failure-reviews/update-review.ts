import type { Transaction } from '../platform/database';
import { CHANGEABLE, type StoredReview } from './stored-review';

const columns = CHANGEABLE.join(', ');

/** Writes what differs and counts the version up. The row must have been locked when `before` was read. */
export async function updateReview(tx: Transaction, before: StoredReview, changes: Partial<StoredReview>): Promise<StoredReview> {
  const after: StoredReview = { ...before, ...changes, version: before.version + 1 };
  await tx.rows(`UPDATE failure_review f SET (${columns}) = (SELECT ${columns} FROM json_populate_record(null::failure_review, $3)) WHERE organisation_id = $1 AND id = $2`, [tx.organisationId, before.id, JSON.stringify(after)]);
  return after;
}
