import type { Transaction } from '../platform/database';

/**
 * Ends the sessions of a person whose password, roles or place in the organisation changed. `keep` is the session in
 * which the change is made: when it is the person's own it goes on, since roles are read again with every request.
 */
export async function endSessions(tx: Transaction, personId: string, keep: string | null): Promise<void> {
  await tx.rows(
    'UPDATE session SET ended_at = $3 WHERE organisation_id = $1 AND person_id = $2 AND ended_at IS NULL AND id IS DISTINCT FROM $4::uuid',
    [tx.organisationId, personId, tx.now, keep],
  );
}
