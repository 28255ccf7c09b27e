import type { Transaction } from '../platform/database';

/** Gives the open registers of somebody who leaves to a successor, each with its event. */
export async function handOverRegisters(tx: Transaction, fromPersonId: string, toPersonId: string): Promise<void> {
  const handedOver = await tx.rows<{ id: string }>(
    'UPDATE register SET owner_id = $3, version = version + 1 WHERE organisation_id = $1 AND owner_id = $2 AND closed_at IS NULL RETURNING id',
    [tx.organisationId, fromPersonId, toPersonId],
  );
  for (const { id } of handedOver)
    await tx.record({ action: 'register.handed-over', subjectType: 'register', subjectId: id, registerId: id, before: { ownerId: fromPersonId }, after: { ownerId: toPersonId } });
}
