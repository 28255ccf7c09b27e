import type { Transaction } from '../platform/database';
import type { StoredRisk } from './stored-risk';

/**
 * Tells the open lower risks what has become of their upper risk, which the caller has locked: what they count as is told
 * by their own rows. Their version stays, since nothing that a person could edit has changed.
 */
export async function tellLowerRisks(
  tx: Transaction,
  upper: StoredRisk,
  change: Partial<Pick<StoredRisk, 'upper_register_id' | 'upper_hidden'>>,
): Promise<{ before: StoredRisk; after: StoredRisk }[]> {
  if (upper.status !== 'open') return [];
  const lower = await tx.rows<{ risk: StoredRisk }>(
    `SELECT to_json(k) AS risk FROM risk k WHERE organisation_id = $1 AND upper_risk_id = $2 AND status = 'open' ORDER BY id FOR NO KEY UPDATE`,
    [tx.organisationId, upper.id],
  );
  if (lower.length === 0) return [];
  const changed = lower.map(({ risk }) => ({ before: risk, after: { ...risk, ...change } }));
  const { upper_register_id, upper_hidden } = { ...lower[0]!.risk, ...change };
  await tx.rows('UPDATE risk SET upper_register_id = $3, upper_hidden = $4 WHERE organisation_id = $1 AND id = ANY ($2)', [
    tx.organisationId, lower.map(({ risk }) => risk.id), upper_register_id, upper_hidden,
  ]);
  return changed;
}
