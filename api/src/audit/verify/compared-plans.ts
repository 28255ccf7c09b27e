import type { PlanContent } from '@holdfast/domain';
import { digestOfPlan } from '../../plans';
import { json, type Compared } from './to-compare';

/** Digests of what was ever approved are counted anew from what the versions say: wording that was altered is found here too. */
export const PLAN: Compared = {
  subjectType: 'plan', noun: 'recovery plan', begins: ['plan.started'],
  rows: `SELECT p.id, p.reference AS label, ${json({
    reference: 'p.reference', kind: 'p.kind', name: 'p.name', unitId: 'p.unit_id', ownerId: 'p.owner_id', parentId: 'p.parent_id', reviewMonths: 'p.review_months', nextReview: 'p.next_review',
    versions: `(SELECT coalesce(json_agg(json_build_object('number', v.number, 'content', v.content) ORDER BY v.number), '[]'::json)
      FROM plan_version v WHERE v.organisation_id = p.organisation_id AND v.plan_id = p.id AND v.state IN ('approved', 'superseded'))`,
  })} FROM plan p WHERE p.organisation_id = $1 ORDER BY p.id`,
  stateOf: ({ reference, versions, ...plan }) => ({
    ...plan,
    approved: (versions as { number: number; content: PlanContent }[]).map(({ number, content }) => `version ${number}: ${digestOfPlan(reference as string, number, content)}`),
  }),
  follow: (state, { action, after }) => {
    for (const name of ['approvedNumber', 'approvedDigest']) delete state[name];
    const approved = (state['approved'] as string[] | undefined) ?? [];
    state['approved'] = action === 'plan.approved' ? [...approved, `version ${Number(after?.['approvedNumber'])}: ${String(after?.['approvedDigest'])}`] : approved;
  },
};
