import type { ActionStatus, FailureReviewState, FailureSubject, MeasuredTime, ResourceKind } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/** A row of GET /api/failure-reviews: Page<FailureReviewRow>. `total` is null beyond 10,000. */
export interface FailureReviewRow {
  id: string;
  reference: string;
  title: string;
  state: FailureReviewState;
  subject: { kind: FailureSubject; id: string; reference: string; name: string };
  unitId: string;
  unitName: string;
  lead: PersonRef;
  startedAt: string;
  /** Null: it was not over when this was written. */
  endedAt: string | null;
  minutes: number | null;
  cause: string;
  lessons: number;
  /** Lessons with neither an action nor a risk. */
  unanswered: number;
  /** The caller may sign it off. */
  waitsForMe: boolean;
}

export interface LessonView {
  id: string;
  text: string;
  answered: boolean;
  /** Null where none is planned, or where it is not the caller's to read; so with the risk. */
  action: { id: string; reference: string; title: string; status: ActionStatus; dueDate: string } | null;
  risk: { id: string; reference: string | null; title: string } | null;
}

/** GET /api/failure-reviews/:id (ETag), and the answer of every verb on one. */
export interface FailureReviewView extends FailureReviewRow {
  summary: string;
  rootCause: string;
  wentWell: string;
  learnt: LessonView[];
  /** Of an invocation: what its log says came back or was given up, from the start of the outage. `tooLateAtOnce`: even at once is too late; never so once signed off. */
  measured: { id: string; reference: string; name: string; kind: ResourceKind; measured: MeasuredTime; rtoMinutes: number | null; tooLateAtOnce: boolean; dataLoss: MeasuredTime | null; rpoMinutes: number | null }[];
  writtenBy: PersonRef[];
  signedBy: PersonRef | null;
  signedAt: string | null;
  signOffNote: string;
  timeZone: string;
  mayWrite: boolean;
  maySignOff: boolean;
  /** Why the caller, who may sign off reviews here, may not sign off this one. */
  whyNotSignOff: string | null;
  version: number;
}
