import type { Effectiveness, ExceptionEntry, ExceptionState } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { StandingView } from './risks.view';

/** A row of GET /api/exceptions: Page<ExceptionRow>. `total` is null beyond 10,000. Readers of full wording only. */
export interface ExceptionRow {
  id: string;
  /** Worked out for the moment: it ran out, went stale, was renewed, or its risk closed. */
  state: ExceptionState;
  policy: string;
  riskId: string;
  reference: string;
  title: string;
  registerId: string;
  registerName: string;
  unitName: string;
  requester: PersonRef;
  requestedAt: string;
  askedUntil: string;
  decidedBy: PersonRef | null;
  decidedAt: string | null;
  conditions: string;
  /** The last day on which it holds; null before it is approved. */
  expiresOn: string | null;
  /** As it was asked for, then as it was approved; and as it is now. */
  residual: StandingView;
  residualNow: StandingView;
  renews: boolean;
  changedAt: string;
  /** The caller has something to do about it: decide, or answer. */
  waitsForMe: boolean;
}

/** GET /api/exceptions/:id (ETag), and the answer of every verb on an exception. */
export interface ExceptionView extends ExceptionRow {
  deviation: string;
  reason: string;
  compensating: string;
  controls: ExceptionControl[];
  riskOwner: PersonRef | null;
  /** What an approval is sent with. */
  riskVersion: number;
  /** Whoever owns the register that decides. */
  decider: PersonRef;
  /** For how many months it may be approved at a time. */
  months: number;
  /** Newest first. */
  entries: ExceptionEntryView[];
  /** What it renews, with what that was approved on; while it waits to be decided. */
  renewsFrom: ExceptionRenewed | null;
  /** All exceptions that renew one another, this one among them, oldest first. */
  chain: ExceptionLink[];
  attachments: number;
  /** What the caller may do now, by the same rules as the verbs. */
  may: { decide: boolean; answer: boolean; withdraw: boolean; revoke: boolean; renew: boolean; attach: boolean };
  /** Why the caller, who decides in that register, may not decide this; null otherwise. */
  whyNot: string | null;
  version: number;
}

/** A control that an exception leans on: as it was when that was asked for or approved, and as it is now. */
export interface ExceptionControl {
  id: string;
  title: string;
  effectiveness: Effectiveness;
  /** Null: it was withdrawn since. */
  now: Effectiveness | null;
}

export interface ExceptionEntryView {
  id: string;
  kind: ExceptionEntry;
  note: string;
  author: PersonRef;
  recordedAt: string;
}

export interface ExceptionLink {
  id: string;
  state: ExceptionState;
  requestedAt: string;
  decidedAt: string | null;
  expiresOn: string | null;
}

/** GET /api/risks/:id/exceptions */
export interface ExceptionsOfRiskView {
  /** Newest first. */
  exceptions: ExceptionRow[];
  /** The risk is in a register of individual assessments. */
  applies: boolean;
  /** Why the caller cannot ask for one now; null when they can. */
  whyNot: string | null;
}

/** GET /api/risks/:id/exception-draft: what a request begins with. Refused like the request itself. */
export interface ExceptionDraftView {
  riskId: string;
  reference: string;
  title: string;
  registerId: string;
  registerName: string;
  riskVersion: number;
  residual: StandingView;
  /** In place. */
  controls: { id: string; title: string; effectiveness: Effectiveness }[];
  /** Asked for before, by name. */
  policies: string[];
  decider: PersonRef;
  months: number;
  /** What is renewed, with what it was approved on. */
  renews: ExceptionRenewed | null;
}

export interface ExceptionRenewed {
  id: string;
  state: ExceptionState;
  policy: string;
  deviation: string;
  reason: string;
  compensating: string;
  controls: ExceptionControl[];
  residual: StandingView;
  conditions: string;
  expiresOn: string;
  decidedAt: string;
  decidedBy: PersonRef;
}

/** GET /api/exceptions/overview: counts of all that the caller reads, and what lists can be narrowed to. */
export interface ExceptionsOverviewView {
  waiting: number;
  states: { state: ExceptionState; count: number }[];
  /** In force and ending within 30, 60 and 90 days. */
  ending: { days: number; count: number }[];
  policies: string[];
  requesters: PersonRef[];
  approvers: PersonRef[];
  registers: { id: string; name: string }[];
}

/** GET /api/exceptions/waiting: how many wait for the caller. */
export interface ExceptionsWaitingView {
  waiting: number;
}
