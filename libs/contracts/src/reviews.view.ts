import type { Effectiveness, EscalationEntry, EscalationKind, ReviewOutcome, SittingReach, SittingScope } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { StandingView } from './risks.view';

/** GET /api/risks/:id/reviews: ReviewView[], newest first; readers of full wording only. */
export interface ReviewView {
  id: string;
  outcome: ReviewOutcome;
  /** Empty only where a risk was scored outside a sitting without one. */
  reason: string;
  author: PersonRef;
  recordedAt: string;
  /** Where the residual stood before it and after. */
  before: StandingView;
  after: StandingView;
  /** By how many levels it moved; null where that is not known. */
  moved: number | null;
  /** When it had been due, and is due next. */
  dueOn: string | null;
  nextReview: string | null;
  sittingId: string | null;
  /** Files attached to it, without those withdrawn. */
  files: number;
}

/**
 * A row of GET /api/registers/:id/review-sittings (readers of full wording) and of GET /api/review-sittings (those that the caller
 * hosts): the 50 latest, open ones first.
 */
export interface SittingRow {
  id: string;
  scope: SittingScope;
  register: { id: string; name: string } | null;
  reach: SittingReach;
  /** The day on which it was opened. */
  heldOn: string;
  host: PersonRef;
  openedAt: string;
  endedAt: string | null;
  /** Of the risks that the caller may read. */
  risks: number;
  decided: number;
}

/**
 * GET /api/review-sittings/:id, and the answer of every verb on a sitting. For its host, and for readers of full wording of the
 * register that it is about, or of all registers that its risks are in.
 */
export interface SittingView extends Omit<SittingRow, 'risks' | 'decided'> {
  people: PersonRef[];
  others: string[];
  endedBy: PersonRef | null;
  note: string;
  /** The caller may say who is there and end it. */
  mayLead: boolean;
  /** In the order in which it goes through them: the highest first. */
  items: SittingItem[];
  /** Risks of it that are not, or not any more, the caller's to read. */
  hidden: number;
}

/** `elsewhere`: reviewed or closed outside this sitting since it was opened. Of an ended sitting, `open` and `skipped` are left over. */
export type SittingItemState = 'open' | 'skipped' | 'decided' | 'elsewhere';

export interface SittingItem {
  riskId: string;
  reference: string;
  title: string;
  registerId: string;
  registerName: string;
  owner: PersonRef | null;
  residual: StandingView;
  /** When its review was due as the sitting was opened; null: it had no date. */
  dueOn: string | null;
  state: SittingItemState;
  /** The decision in this sitting, or the latest one elsewhere. */
  review: ReviewView | null;
  /** Its last review before this sitting, or when it entered the register. */
  since: { at: string; review: boolean };
  /** Oldest first; empty once the sitting has ended. */
  changes: SinceChange[];
}

/** What happened to a risk since its last review. `about`: the title of the action or control. */
export type SinceChange = { at: string; about: string | null } & (
  | { kind: 'assessed'; assessed: 'inherent' | 'residual' | 'target'; before: StandingView | null; after: StandingView }
  | { kind: 'action-new'; due: string }
  /** Not ended, and its day is over. */
  | { kind: 'action-late'; due: string }
  | { kind: 'action-rescheduled'; from: string | null; due: string }
  | { kind: 'action-done' | 'action-cancelled' | 'action-resumed'; note: string }
  | { kind: 'control-new' | 'control-withdrawn' }
  | { kind: 'control-assessed'; effectiveness: Effectiveness }
  | { kind: 'accepted' | 'acceptance-withdrawn'; until: string }
  /** `about`: the register at the other end. */
  | { kind: 'escalation'; escalation: EscalationKind; entry: EscalationEntry; note: string }
  /** Names of fields, as the audit trail has them. */
  | { kind: 'edited'; fields: string[] }
);

/** GET /api/review-sittings/outlook?scope=&registerId= : how many risks a sitting would hold, by how far it reaches. */
export interface SittingOutlook {
  overdue: number;
  due: number;
  soon: number;
  all: number;
  /** Of the caller, with the same scope. */
  open: SittingRow[];
}
