import type { FailureReviewState, InvocationState, MeasuredTime, PlanKind, PlanRole, PlanStep, ResourceKind } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/** A row of GET /api/invocations: Page<InvocationRow>. `total` is null beyond 10,000. */
export interface InvocationRow {
  id: string;
  reference: string;
  title: string;
  state: InvocationState;
  unitId: string;
  unitName: string;
  lead: PersonRef;
  outageAt: string;
  declaredAt: string;
  stoodDownAt: string | null;
  plans: number;
  lost: number;
  /** Of its review; null: none was begun. */
  review: { id: string; reference: string; state: FailureReviewState } | null;
  /** The caller leads it or has a part in it. */
  mine: boolean;
}

/** A plan as it was invoked: the version of that moment, whatever becomes of the plan. */
export interface InvokedPlan {
  planId: string;
  reference: string;
  name: string;
  kind: PlanKind;
  versionId: string;
  number: number;
  /** It had no approved version. */
  asDraft: boolean;
  /** When the plan itself is to be reviewed, as it is now; null: none of its versions is approved, or it is retired. */
  nextReview: string | null;
  joinedAt: string;
  joinedBy: PersonRef;
  /** Empty of those that were invoked with the declaration. */
  reason: string;
  /** What it is held to, in minutes on the clock from the start of the outage: the shortest of its activities, else of its resources; null: not known. */
  rtoMinutes: number | null;
  /** Even at once is too late; the RTO is then 0. */
  tooLateAtOnce: boolean;
  rpoMinutes: number | null;
  /** The RTO as it is stated where that is in working time, "10 working hours (Support hours)"; null: on the clock. */
  rtoStated: string | null;
  /** Telephone numbers are left out where the caller may not read them. */
  roles: PlanRole[];
  steps: PlanStep[];
}

export interface InvokedResource {
  id: string;
  reference: string;
  name: string;
  kind: ResourceKind;
  /** Said to be lost; the others are in the scope of a plan. */
  lost: boolean;
  /** What leans on it asks for, else the activities of the plans that cover it, in minutes on the clock from the start of the outage; null: not known. */
  rtoMinutes: number | null;
  /** Even at once is too late; the RTO is then 0. */
  tooLateAtOnce: boolean;
  rpoMinutes: number | null;
  /** The RTO as it is stated where that is in working time; null: on the clock, or signed off. */
  rtoStated: string | null;
  /** As signed off: from the start of the outage. Null until then, or where nothing was measured. */
  measured: MeasuredTime | null;
  /** As signed off: how old the data was that came back. */
  dataLoss: MeasuredTime | null;
}

/** GET /api/invocations/:id (ETag), and the answer of every verb on one. Who neither reads continuity nor has a part in it gets 404. */
export interface InvocationView extends InvocationRow {
  reason: string;
  declaredBy: PersonRef;
  recordedAt: string;
  invoked: InvokedPlan[];
  resources: InvokedResource[];
  /** Everybody whom its plans, its log and its verbs name. */
  people: (PersonRef & { left: boolean; telephone: string })[];
  /** People outside the organisation whom its plans name. */
  contacts: { id: string; name: string; role: string; telephone: string }[];
  reportEveryMinutes: number | null;
  lastReportAt: string | null;
  nextReportDue: string | null;
  standDown: { at: string; by: PersonRef; reason: string; openSteps: string[] } | null;
  /** Of the organisation: times are typed on its clock. */
  timeZone: string;
  /** Changes it, pulls plans in, stands it down. */
  mayManage: boolean;
  /** Writes in its log. */
  mayRecord: boolean;
  /** Begins its review. */
  mayReview: boolean;
  version: number;
}

/** GET /api/invocations/now: what runs and concerns the caller, and what the caller may invoke. */
export interface InvocationsNowView {
  now: string;
  timeZone: string;
  running: { id: string; reference: string; title: string; outageAt: string; day: number; nextReportDue: string | null; lead: PersonRef; mine: boolean }[];
  plans: InvocablePlan[];
}

export interface InvocablePlan {
  id: string;
  reference: string;
  name: string;
  kind: PlanKind;
  unitName: string;
  /** It has no approved version. */
  asDraft: boolean;
  overdue: boolean;
  /** It runs already. */
  runningIn: { id: string; reference: string } | null;
}
