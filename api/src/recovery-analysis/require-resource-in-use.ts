import type { Transaction } from '../platform/database';
import { notFound } from '../platform/refusal';

/** A gap is of a resource in use; it does not retire before we are done. */
export async function requireResourceInUse(tx: Transaction, resourceId: string): Promise<void> {
  const found = await tx.one('SELECT id FROM resource WHERE organisation_id = $1 AND id = $2 AND retired_at IS NULL FOR SHARE', [tx.organisationId, resourceId]);
  if (!found) throw notFound('There is no such resource in use.');
}
