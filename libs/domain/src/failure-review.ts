/** A look back at a service that failed, with or without a plan invoked for it. Signed off, it never changes. */
export const FAILURE_REVIEW_STATES = ['open', 'signed-off'] as const;
export type FailureReviewState = (typeof FAILURE_REVIEW_STATES)[number];

export const FAILURE_REVIEW_STATE_WORDS: Readonly<Record<FailureReviewState, string>> = { open: 'Being written', 'signed-off': 'Signed off' };

/** What a review is about: an activity, a resource, or all that a plan was invoked for. */
export const FAILURE_SUBJECTS = ['activity', 'resource', 'invocation'] as const;
export type FailureSubject = (typeof FAILURE_SUBJECTS)[number];

export const FAILURE_REVIEW_LIMITS = { lessons: 60 } as const;

export interface FailureReviewContent {
  readonly startedAt: string;
  /** Null: it is not back yet. */
  readonly endedAt: string | null;
  readonly cause: string;
  readonly rootCause: string;
  readonly summary: string;
}

export interface FailureReviewFault {
  readonly field: 'startedAt' | 'endedAt' | 'cause' | 'rootCause' | 'summary';
  readonly message: string;
}

/** What cannot be among the times of a failure. Moments as ISO 8601. */
export function failureTimeFaults({ startedAt, endedAt }: Pick<FailureReviewContent, 'startedAt' | 'endedAt'>, now: string): FailureReviewFault[] {
  const faults: FailureReviewFault[] = [];
  if (Date.parse(startedAt) > Date.parse(now)) faults.push({ field: 'startedAt', message: 'The start lies in the future: choose a time that has passed' });
  if (endedAt !== null) {
    if (Date.parse(endedAt) > Date.parse(now)) faults.push({ field: 'endedAt', message: 'The end lies in the future: choose a time that has passed' });
    else if (Date.parse(endedAt) < Date.parse(startedAt)) faults.push({ field: 'endedAt', message: 'It ended before it started' });
  }
  return faults;
}

/** What a review lacks to be signed off, in the order of its form. */
export function missingForSignOff({ endedAt, cause, rootCause, summary }: FailureReviewContent): FailureReviewFault[] {
  return [
    ...(endedAt === null ? [{ field: 'endedAt' as const, message: 'Say when it was over' }] : []),
    ...(summary.trim() === '' ? [{ field: 'summary' as const, message: 'Say what happened' }] : []),
    ...(cause.trim() === '' ? [{ field: 'cause' as const, message: 'Say what the cause was' }] : []),
    ...(rootCause.trim() === '' ? [{ field: 'rootCause' as const, message: 'Say what lay behind the cause' }] : []),
  ];
}

export const SIGNED_REVIEW_REFUSAL = 'This review is signed off. It never changes.';

/** Why this person may not sign it off, or null: it takes another one than who leads it and who wrote in it. */
export function whyReviewNotSignedBy(personId: string, leadId: string, writerIds: readonly string[]): string | null {
  if (personId === leadId) return 'You lead this review, so somebody else signs it off.';
  return writerIds.includes(personId) ? 'You wrote in this review, so somebody else signs it off.' : null;
}
