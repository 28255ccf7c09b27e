import { can, EMPTY_PLAN, type Permission } from '@holdfast/domain';
import type { Place } from '../a-place';
import { fresh } from '../never-twice';
import type { Row, Tester, Verdict } from '../row';
import { allowed, byRole, everybody } from '../verdicts';

/** A plan is read by everybody at work in the organisation, and by its owner. */
const onPlan = (permission: Permission) => (tester: Tester, place: Place): Verdict => {
  const target = { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId };
  return can(tester, 'continuity.read', target) ? allowed(can(tester, permission, target)) : 'unseen';
};

/** Owning the plan is not enough to approve it. */
const approvesPlan = byRole('plan.approve', (tester, place) => (onPlan('continuity.read')(tester, place) === 'unseen' ? 'unseen' : allowed(can(tester, 'plan.approve', { unitPath: place.unitPath }))));

const takesCopy = (tester: Tester, place: Place): boolean =>
  tester.personId === place.riskOwnerId || (['plan.manage', 'plan.approve', 'contact.read'] as const).some((permission) => can(tester, permission, { unitPath: place.unitPath }));

const takesCopyOfPlan = (tester: Tester, place: Place): Verdict => (onPlan('continuity.read')(tester, place) === 'unseen' ? 'unseen' : allowed(takesCopy(tester, place)));

/** A part of a plan: its id is the caller's to choose. */
const PART = '0198a000-0000-7000-8000-000000000001';

const somebody = ({ personId, plannedContactId }: Place) => ({ personId, contactId: plannedContactId, name: '', telephone: '' });

const aDraft = ({ planDraftId }: Pick<Place, 'planDraftId'>): [string, unknown[]] => [
  `UPDATE plan_version SET state = 'draft', digest = NULL, code = NULL, submitted_by = NULL, submitted_at = NULL WHERE id = $1`, [planDraftId],
];

const inReview = ({ submittedVersionId, personId }: Place): [string, unknown[]] => [
  `UPDATE plan_version SET state = 'in-review', digest = repeat('a', 64), code = upper(substr(md5(id::text), 1, 5) || '-' || substr(md5(id::text), 6, 5)), submitted_by = $2, submitted_at = now() WHERE id = $1`, [submittedVersionId, personId],
];

export const plans: Readonly<Record<string, Row>> = {
  'GET /api/plans': { url: ({ word }) => `/api/plans?q=${word}`, judge: everybody, lists: { what: ({ planId }) => planId, holds: (tester, place) => onPlan('continuity.read')(tester, place) === 'yes' } },
  'POST /api/plans': {
    url: () => '/api/plans', judge: byRole('plan.manage', (tester, place) => allowed(can(tester, 'plan.manage', { unitPath: place.unitPath }))),
    body: ({ unitId, riskOwnerId }) => ({ kind: 'team', name: 'Flood plan', unitId, ownerId: riskOwnerId, reviewMonths: 12 }),
    everyId: ({ unitId, personId, approvedPlanId }) => ({ kind: 'team', name: 'Flood plan', unitId, ownerId: personId, reviewMonths: 12, parentId: approvedPlanId }),
  },
  'GET /api/plans/:id': { url: ({ planId }) => `/api/plans/${planId}`, judge: onPlan('continuity.read') },
  'PATCH /api/plans/:id': {
    url: ({ planId }) => `/api/plans/${planId}`, body: () => ({ name: `Flood ${fresh()}` }), version: ({ planId }) => ['plan', planId], judge: onPlan('plan.manage'),
    everyId: ({ teamId, personId, approvedPlanId }) => ({ unitId: teamId, ownerId: personId, parentId: approvedPlanId }),
  },
  'GET /api/plans/:id/versions/:number': { url: ({ planId }) => `/api/plans/${planId}/versions/1`, judge: onPlan('continuity.read') },
  'POST /api/plans/:id/drafts': {
    url: ({ approvedPlanId }) => `/api/plans/${approvedPlanId}/drafts`, version: ({ approvedPlanId }) => ['plan', approvedPlanId], judge: onPlan('plan.manage'),
    arrange: ({ approvedPlanId }) => [`UPDATE plan_version SET state = 'dropped' WHERE plan_id = $1 AND state = 'draft'`, [approvedPlanId]],
  },
  'PATCH /api/plans/:id/draft': {
    url: ({ planId }) => `/api/plans/${planId}/draft`, version: ({ planDraftId }) => ['plan_version', planDraftId], judge: onPlan('plan.manage'), arrange: aDraft,
    body: () => ({ content: { ...EMPTY_PLAN, purpose: `Flood ${fresh()}` } }),
    everyId: (place) => ({
      content: {
        ...EMPTY_PLAN, activityIds: [place.plannedActivityId], resourceIds: [place.plannedResourceId], riskIds: [place.riskId],
        roles: [{ id: PART, title: 'Leader', duties: '', holder: somebody(place), deputies: [somebody(place)] }],
        calls: [{ id: PART, callerRoleId: PART, roleId: null, person: somebody(place), message: '' }],
        criticalUsers: [{ id: PART, criticalUserId: place.criticalUserId, group: 'Carers', people: null, needs: '', solution: '' }],
        resources: [{ id: PART, resourceId: place.plannedResourceId, name: '', note: '' }], sites: [{ id: PART, resourceId: place.plannedResourceId, name: '', note: '', contact: somebody(place) }],
      },
    }),
  },
  'POST /api/plans/:id/draft/submission': {
    once: true,
    url: ({ submittedPlanId }) => `/api/plans/${submittedPlanId}/draft/submission`, body: () => ({}), version: ({ submittedVersionId }) => ['plan_version', submittedVersionId], judge: onPlan('plan.manage'),
    arrange: ({ submittedVersionId }) => aDraft({ planDraftId: submittedVersionId }),
  },
  'POST /api/plans/:id/draft/withdrawal': {
    url: ({ submittedPlanId }) => `/api/plans/${submittedPlanId}/draft/withdrawal`, body: () => ({}), version: ({ submittedVersionId }) => ['plan_version', submittedVersionId], judge: onPlan('plan.manage'), arrange: inReview,
  },
  'POST /api/plans/:id/draft/return': {
    url: ({ submittedPlanId }) => `/api/plans/${submittedPlanId}/draft/return`, body: () => ({ reason: 'Too short' }), version: ({ submittedVersionId }) => ['plan_version', submittedVersionId], judge: approvesPlan, arrange: inReview,
  },
  'POST /api/plans/:id/draft/approval': {
    once: true,
    url: ({ submittedPlanId }) => `/api/plans/${submittedPlanId}/draft/approval`, body: () => ({}), version: ({ submittedVersionId }) => ['plan_version', submittedVersionId], judge: approvesPlan,
  },
  'POST /api/plans/:id/draft/drop': {
    once: true,
    url: ({ planId }) => `/api/plans/${planId}/draft/drop`, body: () => ({ reason: 'Not needed' }), version: ({ planDraftId }) => ['plan_version', planDraftId], judge: onPlan('plan.manage'),
  },
  'POST /api/plans/:id/reviews': {
    url: ({ planId }) => `/api/plans/${planId}/reviews`, body: () => ({ note: 'It holds' }), version: ({ planId }) => ['plan', planId], judge: onPlan('plan.manage'),
  },
  'POST /api/plans/:id/retirement': {
    once: true,
    url: ({ planId }) => `/api/plans/${planId}/retirement`, body: () => ({ reason: 'The river was moved' }), version: ({ planId }) => ['plan', planId], judge: onPlan('plan.manage'),
  },
  'GET /api/plans/:id/pack': { url: ({ planId }) => `/api/plans/${planId}/pack`, judge: takesCopyOfPlan },
  'GET /api/plans/:id/pdf': { url: ({ planId }) => `/api/plans/${planId}/pdf`, judge: takesCopyOfPlan },
  'GET /api/units/:id/plan-pack': { url: ({ unitId }) => `/api/units/${unitId}/plan-pack`, judge: (tester, place) => (can(tester, 'continuity.read', { unitPath: place.unitPath }) ? allowed(takesCopy(tester, place)) : 'unseen') },
  'GET /api/plan-codes/:code': { url: (place) => `/api/plan-codes/${place.planCode}`, judge: onPlan('continuity.read') },
};
