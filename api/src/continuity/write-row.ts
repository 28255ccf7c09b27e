import type { Transaction } from '../platform/database';

export interface Stored {
  id: string;
  version: number;
}

export type Table = 'activity' | 'resource' | 'dependency' | 'critical_user' | 'contact';

export const insertRow = (tx: Transaction, table: Table, row: object): Promise<unknown> => tx.rows(`INSERT INTO ${table} SELECT * FROM json_populate_record(null::${table}, $1)`, [JSON.stringify(row)]);

/** Writes what differs and counts the version up. The row must have been locked when `before` was read; columns are of the program, never of a request. */
export async function updateRow<T extends Stored>(tx: Transaction, table: Table, before: T, changes: Partial<T>): Promise<void> {
  const after = { ...changes, version: before.version + 1 };
  const columns = Object.keys(after).map((name) => `"${name}"`).join(', ');
  await tx.rows(`UPDATE ${table} t SET (${columns}) = (SELECT ${columns} FROM json_populate_record(t, $3)) WHERE organisation_id = $1 AND id = $2`, [tx.organisationId, before.id, JSON.stringify(after)]);
}
