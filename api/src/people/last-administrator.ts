import type { Transaction } from '../platform/database';
import { conflict } from '../platform/refusal';

/**
 * Refuses to take the last administrator away from the top unit: nobody could ever give the role again. Only those who
 * can sign in count. Those who take roles away take turns at the top unit, or the last two could remove each other.
 */
export async function keepAnAdministrator(tx: Transaction, leavingId: string): Promise<void> {
  await tx.rows('SELECT 1 FROM unit WHERE organisation_id = $1 AND parent_id IS NULL FOR NO KEY UPDATE', [tx.organisationId]);
  const other = await tx.one(
    `SELECT 1 FROM role_assignment a
     JOIN unit u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id AND u.parent_id IS NULL
     JOIN person p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
     WHERE a.organisation_id = $1 AND a.role = 'administrator' AND a.ended_at IS NULL AND a.person_id <> $2
       AND p.left_at IS NULL AND p.password_hash IS NOT NULL LIMIT 1`,
    [tx.organisationId, leavingId],
  );
  if (!other) throw conflict('last-administrator', 'This is the last administrator of the whole organisation. Make somebody else one first.');
}
