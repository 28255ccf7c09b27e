import type { Transaction } from '../platform/database';

/** Gives the unended actions of somebody who leaves to a successor, each with its event. What has ended keeps the owner it had. Returns how many. */
export async function handOverActions(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<number> {
  const handedOver = await tx.rows<{ id: string; registerId: string }>(
    `WITH theirs AS (
       SELECT id FROM action WHERE organisation_id = $1 AND owner_id = $2 AND status IN ('open', 'in-progress') ORDER BY id FOR NO KEY UPDATE
     )
     UPDATE action a SET owner_id = $3, version = version + 1
     FROM theirs WHERE a.organisation_id = $1 AND a.id = theirs.id
     RETURNING a.id, a.register_id AS "registerId"`,
    [tx.organisationId, fromPersonId, toPersonId],
  );
  const events = handedOver.map(({ id, registerId }) =>
    tx.eventRow({ action: 'action.handed-over', subjectType: 'action', subjectId: id, registerId, before: { ownerId: fromPersonId }, after: { ownerId: toPersonId } }),
  );
  await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
  return handedOver.length;
}
