import type { Transaction } from '../platform/database';

/** Gives the open indicators of somebody who leaves to a successor, each with its event. Closed ones keep the owner they had. */
export async function handOverIndicators(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<void> {
  const handedOver = await tx.rows<{ id: string }>(
    'UPDATE indicator SET owner_id = $3, version = version + 1 WHERE organisation_id = $1 AND owner_id = $2 AND closed_at IS NULL RETURNING id', [tx.organisationId, fromPersonId, toPersonId],
  );
  const events = handedOver.map(({ id }) => tx.eventRow({ action: 'indicator.handed-over', subjectType: 'indicator', subjectId: id, before: { ownerId: fromPersonId }, after: { ownerId: toPersonId } }));
  await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
}
