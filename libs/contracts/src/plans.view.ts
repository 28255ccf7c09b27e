import type { ContactChange, EvidenceOutcome, FailedTrial, NameChange, PlanContent, PlanEntry, PlanFailedBy, PlanKind, PlanStanding, PlanTriedIn, PlanVersionState } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/** What the last rehearsal or real use of a plan says of it, as evidence counts it: a failure from when it was recorded, a pass from its sign-off. */
export interface PlanRehearsedView {
  /** The day on which it was held or used. */
  on: string;
  kind: PlanTriedIn;
  outcome: EvidenceOutcome;
  /** Null where it passed. */
  failedBy: PlanFailedBy | null;
  /** The version that was rehearsed or used; null: none was approved then. */
  versionNumber: number | null;
  /** The version that holds now says otherwise than that one. */
  changedSince: boolean;
}

/** A row of GET /api/plans: Page<PlanRow>. `total` is null beyond 10,000. */
export interface PlanRow {
  id: string;
  /** E.g. `PLN-007`; unique and never used again. */
  reference: string;
  kind: PlanKind;
  name: string;
  unitId: string;
  unitName: string;
  owner: PersonRef;
  parent: { id: string; reference: string; name: string } | null;
  standing: PlanStanding;
  /** Number and day of the approved version; null without one. */
  approvedNumber: number | null;
  approvedAt: string | null;
  /** Of what is being written or waits for approval; null without it. */
  openNumber: number | null;
  openState: 'draft' | 'in-review' | null;
  nextReview: string | null;
  /** What its last rehearsal or real use says of it; null: never rehearsed. */
  rehearsed: PlanRehearsedView | null;
  /** People named in the approved version who have left. */
  left: number;
  /** Contacts of the approved version that are off the list, or have another number or name there since. */
  contactsChanged: number;
}

export interface PlanVersionRow {
  id: string;
  number: number;
  state: PlanVersionState;
  author: PersonRef;
  startedAt: string;
  submittedBy: PersonRef | null;
  submittedAt: string | null;
  approvedBy: PersonRef | null;
  approvedAt: string | null;
  supersededAt: string | null;
  /** Null until it is submitted. */
  code: string | null;
}

/** GET /api/plans/:id (ETag), and the answer of the verbs on a plan. Who may not read plans and does not own it gets 404. */
export interface PlanView extends PlanRow {
  reviewMonths: number;
  children: { id: string; reference: string; name: string; kind: PlanKind; standing: PlanStanding }[];
  /** Newest first. */
  versions: PlanVersionRow[];
  /** Newest first: who did what, and who took a copy away. */
  entries: { id: string; kind: PlanEntry; number: number | null; note: string; author: PersonRef; recordedAt: string }[];
  /** Who of those named in the approved version has left, and in which roles. */
  leavers: { person: PersonRef; roles: string[] }[];
  retiredAt: string | null;
  retiredReason: string | null;
  /** What the caller may do, by the same rules as the verbs. */
  mayManage: boolean;
  mayApprove: boolean;
  /** Telephone numbers, and with them the pack and the paper. */
  mayReadContacts: boolean;
  version: number;
}

/** What the ids of a plan are called, as the caller may see it. */
export interface PlanNames {
  people: (PersonRef & { left: boolean; telephone: string })[];
  /** `gone`: off the list. */
  contacts: { id: string; name: string; role: string; organisation: string; telephone: string; gone: boolean }[];
  activities: { id: string; reference: string; name: string; rtoMinutes: number | null; rtoWords: string; retiredOn: string | null }[];
  resources: { id: string; reference: string; name: string; kind: string; retiredOn: string | null }[];
  risks: { id: string; reference: string; title: string }[];
}

/** GET /api/plans/:id/versions/:number (ETag), and the answer of the verbs on the version being written. */
export interface PlanVersionView extends PlanVersionRow {
  planId: string;
  reference: string;
  kind: PlanKind;
  name: string;
  /** Of an approved version, as it was called then. */
  unitName: string;
  owner: PersonRef;
  standing: PlanStanding;
  nextReview: string | null;
  /** Telephone numbers are left out where the caller may not read them. */
  content: PlanContent;
  /** Of an approved version: all but the risks as it was called when it was approved. */
  names: PlanNames;
  /** How the lists differ from that today, for the version that holds. Numbers are left out where the caller may not read them. */
  contactChanges: ContactChange[];
  /** How what it names is called today, and what of it is retired, for the version that holds and the one being written. */
  nameChanges: NameChange[];
  /** Of its critical users, those whose solution failed when it was last tried, for the version that holds and the one being written. */
  failedTrials: FailedTrial[];
  /** Risks out of the caller's sight. */
  otherRisks: number;
  contactsHidden: boolean;
  mayEdit: boolean;
  mayApprove: boolean;
  /** Why somebody who may approve plans here may not approve this one; null otherwise. */
  whyNotApproved: string | null;
  version: number;
}

/** GET /api/plan-codes/:code: what a printed or carried copy is worth. */
export interface PlanCodeView {
  code: string;
  planId: string;
  reference: string;
  name: string;
  number: number;
  /** `retired`: the plan as a whole. */
  verdict: 'current' | 'superseded' | 'in-review' | 'retired';
  approvedAt: string | null;
  approvedBy: PersonRef | null;
  supersededAt: string | null;
  /** The version that holds now; null without one. */
  currentNumber: number | null;
  nextReview: string | null;
  overdue: boolean;
}
