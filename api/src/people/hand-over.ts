import type { Transaction } from '../platform/database';

interface Owned {
  id: string;
  registerId: string;
}

/** Open registers, and risks that are open or drafts, held until the end of the transaction. */
export async function ownedBy(tx: Transaction, personId: string): Promise<{ registers: Owned[]; risks: Owned[] }> {
  const registers = await tx.rows<Owned>(
    'SELECT id, id AS "registerId" FROM register WHERE organisation_id = $1 AND owner_id = $2 AND closed_at IS NULL ORDER BY id FOR NO KEY UPDATE',
    [tx.organisationId, personId],
  );
  const risks = await tx.rows<Owned>(
    `SELECT id, register_id AS "registerId" FROM risk WHERE organisation_id = $1 AND owner_id = $2 AND status <> 'closed' ORDER BY id FOR NO KEY UPDATE`,
    [tx.organisationId, personId],
  );
  return { registers, risks };
}

export async function handOverRegisters(tx: Transaction, from: string, to: string, registers: readonly Owned[]): Promise<void> {
  await tx.rows('UPDATE register SET owner_id = $3, version = version + 1 WHERE organisation_id = $1 AND id = ANY ($2)', [tx.organisationId, registers.map(({ id }) => id), to]);
  for (const { id, registerId } of registers)
    await tx.record({ action: 'register.handed-over', subjectType: 'register', subjectId: id, registerId, before: { ownerId: from }, after: { ownerId: to } });
}

export async function handOverRisks(tx: Transaction, from: string, to: string, risks: readonly Owned[]): Promise<void> {
  await tx.rows('UPDATE risk SET owner_id = $3, version = version + 1, updated_at = $4 WHERE organisation_id = $1 AND id = ANY ($2)', [
    tx.organisationId, risks.map(({ id }) => id), to, tx.now,
  ]);
  for (const { id, registerId } of risks)
    await tx.record({ action: 'risk.handed-over', subjectType: 'risk', subjectId: id, registerId, before: { ownerId: from }, after: { ownerId: to } });
}
