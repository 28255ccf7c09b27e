import type { Transaction } from '../platform/database';

/** Gives what runs and what is being reviewed to a successor, each with its event. What is over keeps who led it. */
export async function handOverInvocations(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<void> {
  const led = await tx.rows<{ id: string }>(
    `WITH theirs AS (SELECT id FROM invocation WHERE organisation_id = $1 AND lead_id = $2 AND state = 'running' ORDER BY id FOR NO KEY UPDATE)
     UPDATE invocation i SET lead_id = $3, version = version + 1 FROM theirs WHERE i.organisation_id = $1 AND i.id = theirs.id RETURNING i.id`,
    [tx.organisationId, fromPersonId, toPersonId],
  );
  const reviewed = await tx.rows<{ id: string }>(
    `WITH theirs AS (SELECT id FROM failure_review WHERE organisation_id = $1 AND lead_id = $2 AND state = 'open' ORDER BY id FOR NO KEY UPDATE)
     UPDATE failure_review r SET lead_id = $3, version = version + 1 FROM theirs WHERE r.organisation_id = $1 AND r.id = theirs.id RETURNING r.id`,
    [tx.organisationId, fromPersonId, toPersonId],
  );
  const events = [
    ...led.map(({ id }) => tx.eventRow({ action: 'invocation.handed-over', subjectType: 'invocation', subjectId: id, before: { leadId: fromPersonId }, after: { leadId: toPersonId } })),
    ...reviewed.map(({ id }) => tx.eventRow({ action: 'failure-review.handed-over', subjectType: 'failure-review', subjectId: id, before: { leadId: fromPersonId }, after: { leadId: toPersonId } })),
  ];
  await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
}
