import { reviewCalledFor } from '@holdfast/domain';
import { dayIn } from '../platform/clock';
import type { Transaction } from '../platform/database';
import { auditedDifference } from './audited-risk';
import type { StoredRisk } from './stored-risk';
import { updateRisks } from './write-risk';

/** Something calls for a look at these risks, those of them that are open: their reviews are due today, and their trails say why. */
export async function callForReview(tx: Transaction, riskIds: readonly string[], reason: string): Promise<void> {
  const open = await tx.rows<{ risk: StoredRisk; timeZone: string }>(
    `SELECT to_json(k) AS risk, o.time_zone AS "timeZone" FROM risk k JOIN organisation o ON o.id = k.organisation_id
     WHERE k.organisation_id = $1 AND k.id = ANY ($2::uuid[]) AND k.status = 'open' ORDER BY k.id FOR NO KEY UPDATE OF k`,
    [tx.organisationId, riskIds],
  );
  const called = open.map(({ risk: before, timeZone }) => {
    const changes = { next_review: reviewCalledFor(before.next_review, dayIn(timeZone, tx.now)) };
    const changed = auditedDifference(before, { ...before, ...changes });
    const event = { action: 'risk.review-called-for', subjectType: 'risk', subjectId: before.id, registerId: before.register_id, before: changed?.before ?? {}, after: { ...changed?.after, reason } };
    return { before, changes, changed: changed !== null, event: tx.eventRow(event) };
  });
  // In one statement: thousands may lean on one rehearsal.
  if (called.length > 0) await updateRisks(tx, called.filter(({ changed }) => changed), called.map(({ event }) => event));
}

/** Evidence of these controls failed: the open risks whose residual leans on one of them call for a look. */
export async function callForReviewOfLeaning(tx: Transaction, controlIds: readonly string[], reason: string): Promise<void> {
  const leaning = await tx.rows<{ id: string }>(
    `SELECT DISTINCT k.id FROM control c JOIN risk k ON k.organisation_id = c.organisation_id AND k.id = c.risk_id
     JOIN assessment_control n ON n.organisation_id = c.organisation_id AND n.control_id = c.id AND n.assessment_id = k.residual_assessment_id
     WHERE c.organisation_id = $1 AND c.id = ANY ($2::uuid[]) AND c.withdrawn_at IS NULL`,
    [tx.organisationId, controlIds],
  );
  if (leaning.length > 0) await callForReview(tx, leaning.map(({ id }) => id), reason);
}
