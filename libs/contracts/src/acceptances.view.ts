import type { AcceptanceState } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { StandingView } from './risks.view';

/** GET /api/risks/:id/acceptances: AcceptancesView. Readers of full wording only. */
export interface AcceptancesView {
  /** Tolerated above the appetite, so that an acceptance is needed; null when it cannot be told: no appetite, unscored or not tolerated. */
  needed: boolean | null;
  /** The permission, and not the owner of the risk. */
  mayAccept: boolean;
  /** Why this person may not, where the risk needs one; in words for the screen. */
  whyNot: string | null;
  /** Newest first. */
  acceptances: AcceptanceView[];
}

export interface AcceptanceView {
  id: string;
  /** In force; expired; stale: the residual was scored otherwise since; withdrawn; replaced by a later one. */
  state: AcceptanceState;
  /** As it stood when it was accepted. */
  residual: StandingView;
  reason: string;
  expiresOn: string;
  author: PersonRef;
  recordedAt: string;
  withdrawnAt: string | null;
  withdrawnBy: PersonRef | null;
  withdrawnReason: string | null;
}
