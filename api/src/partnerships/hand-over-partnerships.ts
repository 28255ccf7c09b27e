import type { Transaction } from '../platform/database';

/** Gives the partnerships of somebody who leaves to a successor, each with its event. What has ended keeps the lead it had. */
export async function handOverPartnerships(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<void> {
  const handedOver = await tx.rows<{ id: string }>(
    `WITH theirs AS (SELECT id FROM partnership WHERE organisation_id = $1 AND lead_id = $2 AND ended_at IS NULL ORDER BY id FOR NO KEY UPDATE)
     UPDATE partnership p SET lead_id = $3, version = version + 1 FROM theirs WHERE p.organisation_id = $1 AND p.id = theirs.id RETURNING p.id`,
    [tx.organisationId, fromPersonId, toPersonId],
  );
  const events = handedOver.map(({ id }) => tx.eventRow({ action: 'partnership.handed-over', subjectType: 'partnership', subjectId: id, before: { leadId: fromPersonId }, after: { leadId: toPersonId } }));
  await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
}
