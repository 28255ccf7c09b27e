import type { FailureReviewRow } from '@holdfast/contracts';
import { clockInWords, type FailureSubject } from '@holdfast/domain';

export const SUBJECT_WORDS: Readonly<Record<FailureSubject, string>> = { activity: 'Activity', resource: 'Resource', invocation: 'Invocation' };

/** "3 h 20 min"; what is not over yet lasts. */
export const lastedWords = ({ minutes }: Pick<FailureReviewRow, 'minutes'>): string => (minutes === null ? 'Not over yet' : clockInWords(minutes));

/** Where the page of what failed is. */
export const subjectLink = ({ kind, id }: FailureReviewRow['subject']): string[] => [{ activity: '/activities', resource: '/resources', invocation: '/invocations' }[kind], id];

/** Where a review stands, and what it waits for. */
export function stateWords({ state, endedAt, cause, waitsForMe }: Pick<FailureReviewRow, 'state' | 'endedAt' | 'cause' | 'waitsForMe'>): string {
  if (state === 'signed-off') return 'Signed off';
  if (waitsForMe) return 'Waits for your sign-off';
  return endedAt === null || cause === '' ? 'Being written' : 'Waits for sign-off';
}
