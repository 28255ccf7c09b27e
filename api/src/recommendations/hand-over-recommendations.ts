import { OUTSTANDING_STATES } from '@holdfast/domain';
import type { Transaction } from '../platform/database';

/** Gives the outstanding recommendations of somebody who leaves to a successor, each with its event. What has ended keeps the owner it had. */
export async function handOverRecommendations(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<void> {
  const handedOver = await tx.rows<{ id: string }>(
    `WITH theirs AS (
       SELECT id FROM recommendation WHERE organisation_id = $1 AND owner_id = $2 AND state = ANY ($4) ORDER BY id FOR NO KEY UPDATE
     )
     UPDATE recommendation m SET owner_id = $3, version = version + 1 FROM theirs WHERE m.organisation_id = $1 AND m.id = theirs.id RETURNING m.id`,
    [tx.organisationId, fromPersonId, toPersonId, OUTSTANDING_STATES],
  );
  const events = handedOver.map(({ id }) =>
    tx.eventRow({ action: 'recommendation.handed-over', subjectType: 'recommendation', subjectId: id, before: { ownerId: fromPersonId }, after: { ownerId: toPersonId } }),
  );
  await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
}
