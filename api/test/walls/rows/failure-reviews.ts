import { can } from '@holdfast/domain';
import { fresh } from '../never-twice';
import type { Row, Tester, Verdict } from '../row';
import type { Place } from '../a-place';
import { allowed, byRole, everybody, inRegisterInFull, onAction, onActivity } from '../verdicts';

const aReview = (leadId: string, lessons: object[] = []) => ({
  title: 'Flood', leadId, startedAt: '2026-03-01T09:00', endedAt: '2026-03-01T10:00', summary: `The cellar was wet ${fresh()}`, cause: 'Rain', rootCause: 'A drain', wentWell: '', lessons,
});

/** Who reads the review, and may then do this to the risk. */
const answering = (judge: Row['judge']) => (tester: Tester, place: Place): Verdict => {
  const reads = onActivity('continuity.read')(tester, place);
  return reads === 'yes' ? judge(tester, place) : reads;
};

export const failureReviews: Readonly<Record<string, Row>> = {
  'GET /api/failure-reviews': {
    url: ({ word }) => `/api/failure-reviews?q=${word}`, judge: everybody, lists: { what: ({ failureReviewId }) => failureReviewId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'POST /api/failure-reviews': {
    url: () => '/api/failure-reviews', judge: (tester, place) => allowed(can(tester, 'failure-review.manage', { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId })),
    body: ({ rehearsedResourceId }) => ({ kind: 'resource', subjectId: rehearsedResourceId, title: 'Flood', startedAt: '2026-03-01T09:00' }),
    everyId: ({ rehearsedResourceId, personId }) => ({ kind: 'resource', subjectId: rehearsedResourceId, title: 'Flood', startedAt: '2026-03-01T09:00', leadId: personId }),
  },
  'GET /api/failure-reviews/:id': { url: ({ failureReviewId }) => `/api/failure-reviews/${failureReviewId}`, judge: onActivity('continuity.read') },
  'GET /api/failure-reviews/:id/review.pdf': { url: ({ failureReviewId }) => `/api/failure-reviews/${failureReviewId}/review.pdf`, judge: onActivity('continuity.read') },
  'POST /api/failure-reviews/:id/content': {
    url: ({ failureReviewId }) => `/api/failure-reviews/${failureReviewId}/content`, version: ({ failureReviewId }) => ['failure_review', failureReviewId], judge: onActivity('failure-review.manage'),
    body: ({ riskOwnerId, lessonId }) => aReview(riskOwnerId, [{ id: lessonId, text: 'Clear the drain' }]), everyId: ({ personId, lessonId }) => aReview(personId, [{ id: lessonId, text: 'Clear the drain' }]),
  },
  'POST /api/failure-reviews/:id/sign-off': {
    once: true,
    url: ({ failureReviewId }) => `/api/failure-reviews/${failureReviewId}/sign-off`, body: () => ({}), version: ({ failureReviewId }) => ['failure_review', failureReviewId], judge: byRole('failure-review.sign-off', onActivity('failure-review.sign-off')),
    arrange: ({ failureReviewId }) => [`UPDATE failure_review SET writer_ids = ARRAY[author_id] WHERE id = $1 AND state = 'open'`, [failureReviewId]],
  },
  'POST /api/failure-reviews/:id/lessons/:lessonId/action': {
    once: true,
    url: ({ failureReviewId, lessonId }) => `/api/failure-reviews/${failureReviewId}/lessons/${lessonId}/action`,
    body: ({ riskId, riskOwnerId }) => ({ riskId, title: 'Clear the drain', ownerId: riskOwnerId, dueDate: '2027-01-01' }),
    everyId: (place) => ({
      riskId: place.riskId, title: 'Clear the drain', ownerId: place.personId, dueDate: '2027-01-01', riskIds: [place.upperRiskId], objectiveIds: [place.objectiveId], target: { riskId: place.upperRiskId, level: 'L' },
    }),
    judge: answering(onAction('action.plan')),
  },
  'POST /api/failure-reviews/:id/lessons/:lessonId/risk': {
    once: true,
    url: ({ failureReviewId, lessonId }) => `/api/failure-reviews/${failureReviewId}/lessons/${lessonId}/risk`, body: ({ riskId }) => ({ riskId }), everyId: ({ riskId }) => ({ riskId }), judge: answering(inRegisterInFull('risk.draft')),
  },
};
