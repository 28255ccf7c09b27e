import type { Transaction } from '../platform/database';

/** Gives the rehearsals and programmes of somebody who leaves to a successor, each with its event. What is over keeps who it had. */
export async function handOverExercises(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<void> {
  const led = await tx.rows<{ id: string }>(
    `WITH theirs AS (SELECT id FROM exercise WHERE organisation_id = $1 AND lead_id = $2 AND state IN ('planned', 'running', 'ended', 'held') ORDER BY id FOR NO KEY UPDATE)
     UPDATE exercise e SET lead_id = $3, version = version + 1 FROM theirs WHERE e.organisation_id = $1 AND e.id = theirs.id RETURNING e.id`,
    [tx.organisationId, fromPersonId, toPersonId],
  );
  const owned = await tx.rows<{ id: string }>(
    `WITH theirs AS (SELECT id FROM exercise_programme WHERE organisation_id = $1 AND owner_id = $2 AND ended_at IS NULL ORDER BY id FOR NO KEY UPDATE)
     UPDATE exercise_programme g SET owner_id = $3, version = version + 1 FROM theirs WHERE g.organisation_id = $1 AND g.id = theirs.id RETURNING g.id`,
    [tx.organisationId, fromPersonId, toPersonId],
  );
  const events = [
    ...led.map(({ id }) => tx.eventRow({ action: 'exercise.handed-over', subjectType: 'exercise', subjectId: id, before: { leadId: fromPersonId }, after: { leadId: toPersonId } })),
    ...owned.map(({ id }) => tx.eventRow({ action: 'exercise-programme.handed-over', subjectType: 'exercise-programme', subjectId: id, before: { ownerId: fromPersonId }, after: { ownerId: toPersonId } })),
  ];
  await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
}
