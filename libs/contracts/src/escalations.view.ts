import type { EscalationEntry, EscalationKind, EscalationState, ExemptGround } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { RiskLinkView, StandingView } from './risks.view';

/** A row of GET /api/escalations: Page<EscalationRow>. `total` is null beyond 10,000. */
export interface EscalationRow {
  id: string;
  kind: EscalationKind;
  state: EscalationState;
  /** Of the risk that is proposed. */
  reference: string;
  /** In the words proposed. */
  title: string;
  from: EscalationEnd;
  to: EscalationEnd;
  /** Null: the register's rule. */
  proposer: PersonRef | null;
  proposedAt: string;
  /** Where the risk stood when it was proposed, and where it is to stand. */
  sourceResidual: StandingView;
  residual: StandingView;
  decidedBy: PersonRef | null;
  decidedAt: string | null;
  /** Of the latest entry. */
  note: string;
  changedAt: string;
  /** The caller has something to do about it: decide, put it into words, or answer. */
  waitsForMe: boolean;
}

/** A register at one end. It is named to readers of the other end too; `readable` says whether the caller may open it. */
export interface EscalationEnd {
  registerId: string;
  registerName: string;
  matrixVersionId: string;
  readable: boolean;
}

export interface WordsView {
  title: string;
  cause: string;
  event: string;
  consequence: string;
  residual: StandingView;
}

/**
 * GET /api/escalations/:id (ETag), and the answer of every verb on a proposal. Whoever reads neither end in full gets 404. The
 * risk proposed is told by the words that it was proposed in, and by nothing else where the caller does not read its register.
 */
export interface EscalationView extends EscalationRow {
  /** Null where the caller may not read it. */
  riskId: string | null;
  source: WordsView;
  words: WordsView;
  /** Of the risk proposed. A risk that an acceptance adds is as exempt unless whoever decides says otherwise. */
  exemptGround: ExemptGround | null;
  publicTitle: string | null;
  publicDescription: string | null;
  /** Whoever owns the register that decides. */
  decider: PersonRef;
  /** Appetite of either register: a level of its matrix. */
  appetite: { from: string | null; to: string | null };
  /** What an acceptance made of it, or linked it to; only where the caller may read it. */
  result: RiskLinkView | null;
  /** Of a de-escalation: the risk of the receiving register that the one handed down stands for. */
  lowerRiskId: string | null;
  /** Newest first. */
  entries: EscalationEntryView[];
  /** What the caller may do now, by the same rules as the verbs. */
  may: { decide: boolean; answer: boolean; withdraw: boolean; confirm: boolean; dismiss: boolean };
  /** Why the caller, who decides in that register, may not decide this; null otherwise. */
  whyNot: string | null;
  version: number;
}

export interface EscalationEntryView {
  id: string;
  kind: EscalationEntry;
  note: string;
  /** Null: the program, by the register's rule. */
  author: PersonRef | null;
  recordedAt: string;
}

/** GET /api/risks/:id/escalations: readers of full wording only; anybody else gets 404. */
export interface EscalationsOfRiskView {
  /** Newest first, from either end. */
  escalations: EscalationRow[];
  /** What the caller may do now; each null when it may be done, otherwise the sentence that says why not. */
  whyNot: { escalate: string | null; handDown: string | null; move: string | null };
}

/** GET /api/risks/:id/escalation-draft: what a proposal to the register above would begin with. Refused like the proposal itself. */
export interface EscalationDraftView {
  to: EscalationEnd;
  decider: PersonRef;
  appetite: string | null;
  source: WordsView;
  /** The words of the risk, and its place as the declared crosswalk puts it; unscored where there is none. */
  words: WordsView;
  /** Null: no crosswalk is needed, or it is declared; otherwise why no place is proposed. */
  whyNoPlace: string | null;
}

/** GET /api/risks/:id/de-escalation-drafts: EscalationDraftView[], one for each register that it could be handed down to. */

/** GET /api/risks/:id/move-targets: registers that it could be moved to. */
export interface MoveTargetView {
  registerId: string;
  registerName: string;
  sameMatrix: boolean;
  /** Scores of this register are comparable there: on the same matrix, or through a declared crosswalk. */
  comparable: boolean;
}

/** GET /api/escalations/waiting: how many wait for the caller. */
export interface EscalationsWaitingView {
  waiting: number;
}
