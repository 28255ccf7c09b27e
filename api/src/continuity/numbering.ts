import type { Transaction } from '../platform/database';

/** Takes the next `count` numbers of the organisation and gives the first. Whoever else adds one waits from here to the commit. */
export async function takeNumbers(tx: Transaction, what: 'activity' | 'resource', count = 1): Promise<number> {
  const column = `last_${what}_number`;
  const taken = await tx.one<{ last: number }>(
    `INSERT INTO continuity_numbering AS n (organisation_id, ${column}) VALUES ($1, $2)
     ON CONFLICT ON CONSTRAINT continuity_numbering_pk DO UPDATE SET ${column} = n.${column} + $2 RETURNING ${column} AS last`,
    [tx.organisationId, count],
  );
  if (!taken) throw new TypeError('an upsert returns its row');
  return taken.last - count + 1;
}
