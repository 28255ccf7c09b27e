import type { Transaction } from '../platform/database';

/** Gives the open objectives that somebody who leaves answers for to a successor, each with its event. */
export async function handOverObjectives(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<void> {
  const handedOver = await tx.rows<{ id: string }>(
    'UPDATE objective SET officer_id = $3, version = version + 1 WHERE organisation_id = $1 AND officer_id = $2 AND closed_at IS NULL RETURNING id', [tx.organisationId, fromPersonId, toPersonId],
  );
  const events = handedOver.map(({ id }) => tx.eventRow({ action: 'objective.handed-over', subjectType: 'objective', subjectId: id, before: { officerId: fromPersonId }, after: { officerId: toPersonId } }));
  await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
}
