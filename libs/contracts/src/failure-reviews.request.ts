import { FAILURE_REVIEW_LIMITS, FAILURE_REVIEW_STATES, FAILURE_SUBJECTS, LIMITS, type FailureReviewState, type FailureSubject } from '@holdfast/domain';
import { AddActionRequest } from './actions.request';
import { Id, LocalMoment, Nested, OneOf, Text } from './fields';
import { IdsInQuery, WordsInQuery, YesInQuery } from './in-query';

/** POST /api/failure-reviews: of an activity, of a resource, or of an invocation that was stood down. Times on the organisation's clock. */
export class BeginFailureReviewRequest {
  @OneOf({ called: 'Kind of what failed', words: FAILURE_SUBJECTS }) kind: FailureSubject;
  @Id({ called: 'Thing that failed' }) subjectId: string;
  @Text({ called: 'What failed', min: 1, max: LIMITS.title }) title: string;
  /** The caller unless said otherwise. */
  @Id({ called: 'Who leads it', optional: true, nullable: true }) leadId?: string | null;
  /** Of an invocation, its own times unless said otherwise. */
  @LocalMoment({ called: 'Start', optional: true, nullable: true }) startedAt?: string | null;
  @LocalMoment({ called: 'End', optional: true, nullable: true }) endedAt?: string | null;
}

/** Something learnt: one that is known already keeps its action and its risk. */
export class LessonRequest {
  @Id({ called: 'Lesson', nullable: true }) id: string | null;
  @Text({ called: 'Lesson', min: 1, max: LIMITS.reason }) text: string;
}

/** POST /api/failure-reviews/:id/content (If-Match): what it says, whole, until it is signed off. */
export class WriteFailureReviewRequest {
  @Text({ called: 'What failed', min: 1, max: LIMITS.title }) title: string;
  @Id({ called: 'Who leads it' }) leadId: string;
  @LocalMoment({ called: 'Start' }) startedAt: string;
  @LocalMoment({ called: 'End', nullable: true }) endedAt: string | null;
  @Text({ called: 'What happened', max: LIMITS.narrative }) summary: string;
  @Text({ called: 'Cause', max: LIMITS.narrative }) cause: string;
  @Text({ called: 'Root cause', max: LIMITS.narrative }) rootCause: string;
  @Text({ called: 'What went well', max: LIMITS.narrative }) wentWell: string;
  @Nested({ called: 'Lessons', of: () => LessonRequest, many: true, max: FAILURE_REVIEW_LIMITS.lessons }) lessons: LessonRequest[];
}

/** POST /api/failure-reviews/:id/sign-off (If-Match), by another person than who leads it and who wrote in it. */
export class SignOffFailureReviewRequest {
  @Text({ called: 'Note', max: LIMITS.reason, optional: true }) note?: string;
}

/** POST /api/failure-reviews/:id/lessons/:lessonId/action: an action on a risk that answers the lesson. */
export class PlanForLessonRequest extends AddActionRequest {
  @Id({ called: 'Risk' }) riskId: string;
}

/** POST /api/failure-reviews/:id/lessons/:lessonId/risk: the risk was raised from the lesson. */
export class RaiseFromLessonRequest {
  @Id({ called: 'Risk' }) riskId: string;
}

export const FAILURE_REVIEW_SORTS = ['reference', 'title', 'startedAt', 'lasted', 'state', 'lead', 'unit'] as const;
export type FailureReviewSort = (typeof FAILURE_REVIEW_SORTS)[number];

/** GET /api/failure-reviews. Of all the organisation for whoever reads its continuity, and those that the caller leads. The latest failure first unless said otherwise. */
export class FailureReviewListRequest {
  @WordsInQuery('state', FAILURE_REVIEW_STATES) state?: FailureReviewState[];
  @WordsInQuery('subject', FAILURE_SUBJECTS) subject?: FailureSubject[];
  @IdsInQuery('lead') lead?: string[];
  /** Units, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  @IdsInQuery('activity') activity?: string[];
  @IdsInQuery('resource') resource?: string[];
  /** Those that the caller may sign off. */
  @YesInQuery('Waiting for me') waiting?: boolean;
  /** Words, or parts of words, of the reference, title or cause. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: FAILURE_REVIEW_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: FailureReviewSort | `-${FailureReviewSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
