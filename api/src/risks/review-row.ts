import type { ReviewOutcome } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import type { StoredRisk } from './stored-risk';
import type { StoredReview } from './write-risk';

interface Decided {
  outcome: ReviewOutcome;
  reason: string;
  sittingId?: string | null;
  authorId: string;
}

/** The row of a review, of a risk as it was and as it is to be. */
export function reviewRow(tx: Transaction, before: StoredRisk, after: StoredRisk, { outcome, reason, sittingId, authorId }: Decided): StoredReview {
  return {
    organisation_id: tx.organisationId,
    id: newId(),
    risk_id: before.id,
    sitting_id: sittingId ?? null,
    outcome,
    reason,
    previous_assessment_id: before.residual_assessment_id,
    assessment_id: after.residual_assessment_id,
    moved: movedBy(outcome, after),
    due_on: before.next_review,
    next_review: after.status === 'closed' ? null : after.next_review,
    author_id: authorId,
    recorded_at: tx.now.toISOString(),
  };
}

function movedBy(outcome: ReviewOutcome, { residual_level, residual_movement, residual_moved }: StoredRisk): number | null {
  if (outcome === 're-scored') return residual_movement === 'levels' ? residual_moved : null;
  return residual_level === null ? null : 0;
}
