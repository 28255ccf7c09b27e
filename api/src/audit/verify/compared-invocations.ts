import { auditedReview, type StoredLesson, type StoredReview } from '../../failure-reviews';
import { auditedInvocation, type StoredInvocation, type StoredInvokedPlan } from '../../invocations';
import { countBesides, type Compared } from './to-compare';

export const INVOCATION: Compared = {
  subjectType: 'invocation', noun: 'invocation', begins: ['invocation.declared'],
  rows: `SELECT i.id, i.reference AS label, json_build_object('invocation', i,
      'plans', (SELECT coalesce(json_agg(n ORDER BY n.position), '[]'::json) FROM invocation_plan n WHERE n.organisation_id = i.organisation_id AND n.invocation_id = i.id),
      'verdicts', ARRAY(SELECT v.outcome || coalesce(' plan ' || v.plan_id, ' resource ' || v.resource_id) FROM invocation_verdict v WHERE v.organisation_id = i.organisation_id AND v.invocation_id = i.id),
      'lostIds', (SELECT coalesce(json_agg(l.resource_id), '[]'::json) FROM invocation_lost l WHERE l.organisation_id = i.organisation_id AND l.invocation_id = i.id))::text AS state
    FROM invocation i WHERE i.organisation_id = $1 ORDER BY i.id`,
  stateOf: ({ invocation, plans, lostIds, verdicts }) => ({ ...auditedInvocation(invocation as StoredInvocation, plans as StoredInvokedPlan[], lostIds as string[]), counting: [...(verdicts as string[])].sort() }),
  follow: countBesides,
};

export const FAILURE_REVIEW: Compared = {
  subjectType: 'failure-review', noun: 'review of a failure', begins: ['failure-review.begun'],
  rows: `SELECT f.id, f.reference AS label, json_build_object('review', f,
      'lessons', (SELECT coalesce(json_agg(n ORDER BY n.position, n.id), '[]'::json) FROM failure_lesson n WHERE n.organisation_id = f.organisation_id AND n.failure_review_id = f.id))::text AS state
    FROM failure_review f WHERE f.organisation_id = $1 ORDER BY f.id`,
  stateOf: ({ review, lessons }) => auditedReview(review as StoredReview, lessons as StoredLesson[]),
};
