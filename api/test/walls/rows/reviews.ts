import type { Row } from '../row';
import { everybody, inRegisterInFull, onRisk, readsRiskInFull } from '../verdicts';

export const reviews: Readonly<Record<string, Row>> = {
  'GET /api/risks/:id/reviews': { url: ({ riskId }) => `/api/risks/${riskId}/reviews`, judge: readsRiskInFull },
  'POST /api/risks/:id/reviews': {
    url: ({ riskId }) => `/api/risks/${riskId}/reviews`, body: () => ({ outcome: 'no-change', reason: 'Looked at again' }), version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.assess'),
    everyId: ({ sittingId, controlId }) => ({ outcome: 're-scored', likelihood: '2', impact: '2', reason: 'Pumps were added', leansOn: [controlId], sittingId }),
  },
  'GET /api/review-sittings/outlook': {
    url: ({ registerId }) => `/api/review-sittings/outlook?scope=register&registerId=${registerId}`, judge: inRegisterInFull('risk.assess'),
  },
  'GET /api/review-sittings': {
    url: () => '/api/review-sittings', judge: everybody, lists: { what: ({ sittingId }) => sittingId, holds: ({ personId }, { registerOwnerId }) => personId === registerOwnerId },
  },
  'POST /api/review-sittings': {
    url: () => '/api/review-sittings', body: ({ registerId }) => ({ scope: 'register', registerId, reach: 'all' }), judge: inRegisterInFull('risk.assess'),
    everyId: ({ registerId, personId }) => ({ scope: 'register', registerId, reach: 'all', people: [personId] }),
  },
  'GET /api/registers/:id/review-sittings': { url: ({ registerId }) => `/api/registers/${registerId}/review-sittings`, judge: readsRiskInFull },
  'GET /api/review-sittings/:id': { url: ({ sittingId }) => `/api/review-sittings/${sittingId}`, judge: readsRiskInFull },
  'POST /api/review-sittings/:id/attendance': {
    url: ({ sittingId }) => `/api/review-sittings/${sittingId}/attendance`, body: () => ({ others: ['A supplier'] }), judge: inRegisterInFull('risk.assess'),
    everyId: ({ personId }) => ({ people: [personId] }),
  },
  'POST /api/review-sittings/:id/skips': {
    url: ({ sittingId }) => `/api/review-sittings/${sittingId}/skips`, body: ({ riskId }) => ({ riskId }), judge: inRegisterInFull('risk.assess'), everyId: ({ riskId }) => ({ riskId }),
  },
  'POST /api/review-sittings/:id/end': { once: true, url: ({ sittingId }) => `/api/review-sittings/${sittingId}/end`, body: () => ({ note: 'Done' }), judge: inRegisterInFull('risk.assess') },
};
