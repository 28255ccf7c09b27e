import type { Transaction } from '../platform/database';

/** Gives the controls in place of somebody who leaves to a successor, each with its event. Those of closed risks keep the owner they had. Returns how many. */
export async function handOverControls(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<number> {
  const handedOver = await tx.rows<{ id: string; registerId: string | null }>(
    `WITH theirs AS (
       SELECT c.id, CASE WHEN k.status <> 'draft' THEN k.register_id END AS register_id
       FROM control c JOIN risk k ON k.organisation_id = c.organisation_id AND k.id = c.risk_id
       WHERE c.organisation_id = $1 AND c.owner_id = $2 AND c.withdrawn_at IS NULL AND k.status <> 'closed' ORDER BY c.id FOR NO KEY UPDATE OF c
     )
     UPDATE control c SET owner_id = $3, version = version + 1 FROM theirs WHERE c.organisation_id = $1 AND c.id = theirs.id
     RETURNING c.id, theirs.register_id AS "registerId"`,
    [tx.organisationId, fromPersonId, toPersonId],
  );
  const events = handedOver.map(({ id, registerId }) =>
    tx.eventRow({ action: 'control.handed-over', subjectType: 'control', subjectId: id, registerId, before: { ownerId: fromPersonId }, after: { ownerId: toPersonId } }),
  );
  await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
  return handedOver.length;
}
