import type { AcceptanceState } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { StandingView } from './risks.view';

/** GET /api/risks/:id/acceptances, and the answer of every verb on an acceptance: AcceptancesView. Readers of full wording only. */
export interface AcceptancesView {
  /**
   * An open risk that is tolerated above the appetite of its register; null when it cannot be told of one that is tolerated: no
   * appetite, unscored, or scored on another matrix than the register's of today.
   */
  needed: boolean | null;
  /** The permission, and not the owner of the risk; whether or not one is needed. */
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
  /** In force or stale, and the caller may end it. */
  mayWithdraw: boolean;
}
