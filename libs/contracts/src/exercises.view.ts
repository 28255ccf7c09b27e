import type { ActionStatus, AgainstRequirement, DaysOfPeak, ExerciseKind, ExerciseOutcome, ExerciseState, LiveStep, MeasuredIn, MeasuredTime, PlanKind, PlanTriedIn, ResourceKind } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { PlanRehearsedView } from './plans.view';

/** A row of GET /api/exercises: Page<ExerciseRow>. `total` is null beyond 10,000. */
export interface ExerciseRow {
  id: string;
  reference: string;
  kind: ExerciseKind;
  title: string;
  unitId: string;
  unitName: string;
  lead: PersonRef;
  plannedFor: string;
  state: ExerciseState;
  /** Null: it has no result. */
  outcome: ExerciseOutcome | null;
  endedAt: string | null;
  programme: { id: string; name: string } | null;
  resources: number;
  findings: number;
  /** The caller may sign its result off. */
  waitsForMe: boolean;
}

export interface RehearsedResourceView {
  resourceId: string;
  reference: string;
  name: string;
  kind: ResourceKind;
  rtoMinutes: number | null;
  rpoMinutes: number | null;
}

/** A plan in scope. */
export interface RehearsedPlanView {
  planId: string;
  reference: string;
  name: string;
  kind: PlanKind;
  /** The approved version: of a rehearsal that began the one at the start, else that of now. Null: none is approved. */
  versionNumber: number | null;
  /** When the plan itself is to be reviewed, however it was rehearsed; null: none is approved. */
  nextReview: string | null;
  /** The plan itself is the caller's to read. */
  readable: boolean;
}

export interface RehearsedResourceResult extends RehearsedResourceView {
  /** What the approved analyses asked for on the day of preparing; null: not known. */
  neededRtoMinutes: number | null;
  neededRpoMinutes: number | null;
  neededOn: string | null;
  /** Why it is measured by something else. */
  requirementNote: string;
  /** When work on bringing it back was started. */
  workStartedAt: string | null;
  usableAt: string | null;
  abandonedAt: string | null;
  dataAsOf: string | null;
  effortMinutes: number | null;
  note: string;
  /** From the stated loss; null: not measured. */
  measured: MeasuredTime | null;
  againstRto: AgainstRequirement;
  dataLoss: MeasuredTime | null;
  againstRpo: AgainstRequirement;
}

/** GET /api/exercises/:id (ETag), and the answer of every verb on one. */
export interface ExerciseView extends ExerciseRow {
  dueOn: string | null;
  scenario: string;
  objectives: { text: string; outcome: ExerciseOutcome | null; note: string }[];
  injects: { minute: number; text: string }[];
  /** `person` is null where only a name is known. */
  participants: { person: PersonRef | null; name: string; role: string }[];
  plans: RehearsedPlanView[];
  scope: RehearsedResourceResult[];
  /** It ran on the live page; otherwise its result is typed in from paper. */
  ranLive: boolean;
  lostAt: string | null;
  startedAt: string | null;
  summary: string;
  backupSet: string;
  backupTakenAt: string | null;
  /** How old the set was when what it holds was back, in minutes; null: not known. */
  backupAgeMinutes: number | null;
  sample: string;
  deviations: string[];
  /** `action` is null where none is planned, or where it is not the caller's to read. */
  found: { id: string; text: string; answered: boolean; action: { id: string; reference: string; title: string; status: ActionStatus; dueDate: string } | null }[];
  recordedBy: PersonRef[];
  signedBy: PersonRef | null;
  signedAt: string | null;
  signOffNote: string;
  cancelReason: string | null;
  /** Of the organisation: times are typed on its clock. */
  timeZone: string;
  mayManage: boolean;
  /** Starts it, ends it and types in what came of it, as far as its state lets anybody. */
  mayRecord: boolean;
  /** Writes in its log while it runs. */
  mayTakePart: boolean;
  maySignOff: boolean;
  /** Why the caller, who may sign off rehearsals here, may not sign off this one. */
  whyNotSignOff: string | null;
  version: number;
}

/** GET /api/exercises/:id/live: what its live page needs besides the log. */
export interface LiveExerciseView {
  exercise: ExerciseView;
  /** Of the fixed versions of its plans, plan after plan, in their order. */
  steps: LiveStep[];
  /** The time of the answer, by the clock of the server. */
  now: string;
}

/** GET /api/exercises/:id/paper-steps: plan after plan, in their order. */
export interface PaperStepsView {
  steps: LiveStep[];
}

/** A row of GET /api/exercise-programmes. */
export interface ExerciseProgrammeRow {
  id: string;
  name: string;
  kind: ExerciseKind;
  unitId: string;
  unitName: string;
  owner: PersonRef;
  recurrence: string;
  startsOn: string;
  /** Null: it has ended. */
  nextDue: string | null;
  /** The rehearsal that is planned or held for the next due date. */
  planned: { id: string; reference: string; plannedFor: string } | null;
  /** The latest one held. */
  last: { id: string; reference: string; endedAt: string; outcome: ExerciseOutcome } | null;
  endedAt: string | null;
  mayManage: boolean;
}

/** GET /api/exercise-programmes: all of them, by next due date; those that have ended last. */
export interface ExerciseProgrammesView {
  items: ExerciseProgrammeRow[];
}

/** GET /api/exercise-programmes/:id (ETag), and the answer of every verb on one. */
export interface ExerciseProgrammeView extends ExerciseProgrammeRow {
  scenario: string;
  plans: RehearsedPlanView[];
  resources: RehearsedResourceView[];
  /** Due dates after the next one. */
  following: string[];
  endReason: string | null;
  version: number;
}

/** GET /api/exercise-scope */
export interface ExerciseScopeView {
  plans: RehearsedPlanView[];
  /** What the chosen plans recover, and those asked for by name. `planIds`: by which of the plans. `tooLateAtOnce`: even at once is too late; the RTO is then 0. */
  resources: (Omit<RehearsedResourceView, 'rtoMinutes' | 'rpoMinutes'> & { planIds: string[]; neededRtoMinutes: number | null; tooLateAtOnce: boolean; neededRpoMinutes: number | null })[];
}

/** When an activity is harder to be without. */
export interface PeakInCalendar extends DaysOfPeak {
  activity: { id: string; reference: string; name: string };
  what: string;
}

/** GET /api/exercise-calendar: by day. Due dates of programmes for which nothing is planned yet, and the rehearsals of the month. */
export interface ExerciseCalendarView {
  month: string;
  today: string;
  /** Peak periods that touch the month, for whoever may read all of continuity. */
  peaks: PeakInCalendar[];
  days: {
    day: string;
    due: { programmeId: string; name: string; kind: ExerciseKind }[];
    exercises: { id: string; reference: string; title: string; kind: ExerciseKind; state: ExerciseState; outcome: ExerciseOutcome | null }[];
  }[];
}

/** What a signed-off rehearsal of a plan, or a real use of it, came to. */
export interface PlanResultView {
  kind: PlanTriedIn;
  /** Null: not the caller's to read. */
  source: { id: string; reference: string; title: string } | null;
  endedAt: string;
  outcome: ExerciseOutcome;
  versionNumber: number | null;
  /** From the loss until all that was measured of what the plan covers was usable, or the first of it was given up; null: nothing was. */
  measured: MeasuredTime | null;
  /** Of a rehearsal: how many of the resources that the plan covered were measured. Null in an invocation, which goes by the clock of the plan. */
  resources: { measured: number; covered: number } | null;
  /** Something was really brought back. */
  proves: boolean;
}

/** GET /api/plans/:id/proven-recovery */
export interface PlanProvenView {
  /** What the last rehearsal or real use says of it; null: never rehearsed. */
  last: PlanRehearsedView | null;
  /**
   * While it is in use, past its RTO, and what it is for is not back: that it takes longer than this, whatever was proven before. Worked
   * out at the moment that is read, in minutes on the clock. `tooLateAtOnce`: even at once is too late; the RTO is then 0. Null: it is not so.
   */
  inUse: { source: PlanResultView['source']; since: string; measured: MeasuredTime; rtoMinutes: number | null; tooLateAtOnce: boolean; versionNumber: number } | null;
  /** The last ten, newest first. */
  results: PlanResultView[];
}

/** GET /api/resources/:id/proven-recovery */
export interface ProvenRecoveryView {
  /** What the latest signed-off rehearsal or invocation shows that brought it back or tried to; null: nothing is proven. */
  proven: { minutes: number; moreThan: boolean; on: string; kind: MeasuredIn; sourceId: string; reference: string } | null;
  /** While it is lost past its RTO and not usable again: that it takes longer than this, as of a plan in use. Null: it is not so. */
  stillLost: Omit<NonNullable<PlanProvenView['inUse']>, 'versionNumber'> | null;
  /** Signed-off rehearsals, invocations and reviews of outages in which it was measured, newest first; of an outage without a plan in use for what it is worth: it proves nothing. */
  results: { sourceId: string; reference: string; title: string; kind: MeasuredIn; endedAt: string; measured: MeasuredTime; proves: boolean; rtoMinutes: number | null; againstRto: AgainstRequirement }[];
}
