import type { Transaction } from '../platform/database';
import { CHANGEABLE, type StoredPartnership } from './stored-partnership';

const columns = CHANGEABLE.join(', ');

/** Writes what differs and counts the version up. The row must have been locked when `before` was read. */
export async function updatePartnership(tx: Transaction, before: StoredPartnership, changes: Partial<StoredPartnership>): Promise<StoredPartnership> {
  const after: StoredPartnership = { ...before, ...changes, version: before.version + 1 };
  const differing = Object.fromEntries(CHANGEABLE.filter((column) => before[column] !== after[column]).map((column) => [column, after[column]]));
  await tx.rows(`UPDATE partnership p SET (${columns}) = (SELECT ${columns} FROM json_populate_record(p, $3)) WHERE organisation_id = $1 AND id = $2`, [
    tx.organisationId, before.id, JSON.stringify(differing),
  ]);
  return after;
}
