import type { Transaction } from '../platform/database';

/** Gives the drafts and open risks of somebody who leaves to a successor, each with its event. Closed ones keep the owner they had. Returns how many. */
export async function handOverRisks(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<number> {
  const handedOver = await tx.rows<{ id: string; registerId: string | null }>(
    `WITH theirs AS (
       SELECT id FROM risk WHERE organisation_id = $1 AND owner_id = $2 AND status <> 'closed' ORDER BY id FOR NO KEY UPDATE
     )
     UPDATE risk k SET owner_id = $3, version = version + 1, updated_at = $4
     FROM theirs WHERE k.organisation_id = $1 AND k.id = theirs.id
     RETURNING k.id, CASE WHEN k.status <> 'draft' THEN k.register_id END AS "registerId"`,
    [tx.organisationId, fromPersonId, toPersonId, tx.now],
  );
  const events = handedOver.map(({ id, registerId }) =>
    tx.eventRow({ action: 'risk.handed-over', subjectType: 'risk', subjectId: id, registerId, before: { ownerId: fromPersonId }, after: { ownerId: toPersonId } }),
  );
  await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
  return handedOver.length;
}
