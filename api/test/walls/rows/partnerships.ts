import { can, type Permission } from '@holdfast/domain';
import type { Place } from '../a-place';
import { fresh } from '../never-twice';
import type { Row, Tester, Verdict } from '../row';
import { allowed, everybody } from '../verdicts';

/** So does a partnership, which its lead keeps. */
const onPartnership = (permission: Permission) => (tester: Tester, place: Place): Verdict => {
  const target = { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId };
  return can(tester, 'partnership.read', target) ? allowed(can(tester, permission, target)) : 'unseen';
};

export const partnerships: Readonly<Record<string, Row>> = {
  'GET /api/partnerships': {
    url: ({ word }) => `/api/partnerships?q=${word}`, judge: everybody, lists: { what: ({ partnershipId }) => partnershipId, holds: (tester, place) => onPartnership('partnership.read')(tester, place) === 'yes' },
  },
  'POST /api/partnerships': {
    url: () => '/api/partnerships', judge: (tester, place) => allowed(can(tester, 'partnership.manage', { unitPath: place.unitPath })),
    body: (place) => ({ name: 'Flood partnership', unitId: place.unitId, leadId: place.riskOwnerId, meets: 'quarterly', nextReview: '2026-06-01' }),
    everyId: (place) => ({ name: 'Flood partnership', unitId: place.unitId, leadId: place.personId, meets: 'quarterly', nextReview: '2026-06-01', riskIds: [place.riskId] }),
  },
  'GET /api/partnerships/:id': { url: ({ partnershipId }) => `/api/partnerships/${partnershipId}`, judge: onPartnership('partnership.read') },
  'PATCH /api/partnerships/:id': {
    url: ({ partnershipId }) => `/api/partnerships/${partnershipId}`, body: () => ({ name: `Flood ${fresh()}` }), version: ({ partnershipId }) => ['partnership', partnershipId],
    judge: onPartnership('partnership.manage'), everyId: ({ teamId, personId, riskId }) => ({ unitId: teamId, leadId: personId, riskIds: [riskId] }),
  },
  'POST /api/partnerships/:id/reviews': {
    url: ({ partnershipId }) => `/api/partnerships/${partnershipId}/reviews`, body: () => ({ heldOn: '2026-03-01', note: 'It holds', nextReview: '2026-06-01' }),
    version: ({ partnershipId }) => ['partnership', partnershipId], judge: onPartnership('partnership.manage'),
  },
  'POST /api/partnerships/:id/end': {
    once: true,
    url: ({ partnershipId }) => `/api/partnerships/${partnershipId}/end`, body: () => ({ reason: 'The river was moved' }), version: ({ partnershipId }) => ['partnership', partnershipId],
    judge: onPartnership('partnership.manage'),
  },
};
