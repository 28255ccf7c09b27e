import type { Transaction } from '../platform/database';

/** Gives the activities and resources of somebody who leaves to a successor, each with its event. What is retired keeps the owner it had. */
export async function handOverContinuity(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<void> {
  for (const table of ['activity', 'resource'] as const) {
    const handedOver = await tx.rows<{ id: string }>(
      `WITH theirs AS (SELECT id FROM ${table} WHERE organisation_id = $1 AND owner_id = $2 AND retired_at IS NULL ORDER BY id FOR NO KEY UPDATE)
       UPDATE ${table} t SET owner_id = $3, version = version + 1 FROM theirs WHERE t.organisation_id = $1 AND t.id = theirs.id RETURNING t.id`,
      [tx.organisationId, fromPersonId, toPersonId],
    );
    const events = handedOver.map(({ id }) => tx.eventRow({ action: `${table}.handed-over`, subjectType: table, subjectId: id, before: { ownerId: fromPersonId }, after: { ownerId: toPersonId } }));
    await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
  }
}
