import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import type { Claim } from './claim';

/** A further row; the earlier ones stay. */
export async function recordClaim(tx: Transaction, controlId: string, authorId: string, { effectiveness, assessedOn, evidenceLink, rationale }: Claim): Promise<void> {
  await tx.rows(
    `INSERT INTO control_assessment (organisation_id, id, control_id, effectiveness, assessed_on, evidence_link, rationale, author_id, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.organisationId, newId(), controlId, effectiveness, assessedOn, evidenceLink, rationale, authorId, tx.now],
  );
}
