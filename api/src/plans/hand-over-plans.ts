import type { Transaction } from '../platform/database';

/**
 * Gives the plans of somebody who leaves to a successor, each with its event. What approved versions say stays as it was approved:
 * that they name somebody who has left is said wherever they are shown, until a new version is approved.
 */
export async function handOverPlans(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<void> {
  const handedOver = await tx.rows<{ id: string }>(
    `WITH theirs AS (SELECT id FROM plan WHERE organisation_id = $1 AND owner_id = $2 AND retired_at IS NULL ORDER BY id FOR NO KEY UPDATE)
     UPDATE plan p SET owner_id = $3, version = version + 1 FROM theirs WHERE p.organisation_id = $1 AND p.id = theirs.id RETURNING p.id`,
    [tx.organisationId, fromPersonId, toPersonId],
  );
  const events = handedOver.map(({ id }) => tx.eventRow({ action: 'plan.handed-over', subjectType: 'plan', subjectId: id, before: { ownerId: fromPersonId }, after: { ownerId: toPersonId } }));
  await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
}
