import { canAnywhere, type Permission } from '@holdfast/domain';
import type { Row, Tester, Verdict } from '../row';
import { allowed, inRegister, onAction, readsActions } from '../verdicts';

/** What continuity adds up to is of the whole organisation: any role that has to do with it, wherever. */
const ofContinuity = (permission: Permission) => (tester: Tester): Verdict => allowed(canAnywhere(tester, permission));

export const recoveryAnalysis: Readonly<Record<string, Row>> = {
  'GET /api/gaps': {
    url: ({ word }) => `/api/gaps?q=${word}`, judge: ofContinuity('continuity.read'), lists: { what: ({ gapResourceId }) => gapResourceId, holds: (tester) => ofContinuity('continuity.read')(tester) === 'yes' },
  },
  'POST /api/gaps/:id/risks': {
    url: ({ gapResourceId }) => `/api/gaps/${gapResourceId}/risks`, body: ({ registerId }) => ({ registerId, status: 'open', title: 'Not back in time' }),
    everyId: (place) => ({ registerId: place.registerId, status: 'open', title: 'Not back in time', ownerId: place.registerOwnerId, categoryId: place.categoryId }),
    judge: (tester, place) => (ofContinuity('continuity.read')(tester) === 'no' ? 'no' : inRegister('risk.raise')(tester, place)),
  },
  'POST /api/gaps/:id/actions': {
    url: ({ gapResourceId }) => `/api/gaps/${gapResourceId}/actions`, body: ({ riskId, riskOwnerId }) => ({ riskId, title: 'Shorten the recovery', ownerId: riskOwnerId, dueDate: '2027-01-01' }),
    everyId: (place) => [
      { riskId: place.riskId, title: 'Shorten the recovery', ownerId: place.personId, dueDate: '2027-01-01', riskIds: [place.upperRiskId], objectiveIds: [place.objectiveId], target: { riskId: place.upperRiskId, level: 'L' } },
      { newRisk: { registerId: place.registerId, title: 'Not back in time', ownerId: place.registerOwnerId, categoryId: place.categoryId }, title: 'Shorten the recovery', ownerId: place.personId, dueDate: '2027-01-01' },
    ],
    judge: (tester, place) => (ofContinuity('continuity.read')(tester) === 'no' ? 'no' : onAction('action.plan')(tester, place)),
  },
  'GET /api/actions/:id/gaps': {
    url: ({ actionId }) => `/api/actions/${actionId}/gaps`, judge: (tester, place) => (ofContinuity('continuity.read')(tester) === 'no' ? 'no' : readsActions(tester, place)),
  },
  'POST /api/what-ifs': { url: () => '/api/what-ifs', body: ({ gapResourceId }) => ({ lostIds: [gapResourceId] }), everyId: ({ gapResourceId }) => ({ lostIds: [gapResourceId] }), judge: ofContinuity('continuity.read') },
  'GET /api/single-points': { url: () => '/api/single-points', judge: ofContinuity('continuity.read') },
  'GET /api/scenarios': {
    url: () => '/api/scenarios', judge: ofContinuity('continuity.read'), lists: { what: ({ scenarioId }) => scenarioId, holds: (tester) => ofContinuity('continuity.read')(tester) === 'yes' },
  },
  'POST /api/scenarios': {
    url: () => '/api/scenarios', body: ({ gapResourceId }) => ({ name: 'Fire', lostIds: [gapResourceId] }), everyId: ({ gapResourceId }) => ({ name: 'Fire', lostIds: [gapResourceId] }), judge: ofContinuity('continuity.manage'),
  },
};
