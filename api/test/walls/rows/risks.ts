import type { Place } from '../a-place';
import { fresh } from '../never-twice';
import type { Row, Tester } from '../row';
import { allowed, asRegister, everybody, inRegister, onRisk, readable, readsRegister } from '../verdicts';

/** A draft made the tester's own: to nobody else, but the owner of the register, it is there. */
const ownDraft = (place: Place, tester: Tester): [string, unknown[]] => ['UPDATE risk SET author_id = $2 WHERE id = $1', [place.draftId, tester.personId]];

export const risks: Readonly<Record<string, Row>> = {
  'GET /api/risks': { url: ({ word }) => `/api/risks?q=${word}`, judge: everybody, lists: { what: ({ riskId }) => riskId, holds: asRegister } },
  'GET /api/risk-owners': { url: ({ riskOwnerId }) => `/api/risk-owners?id=${riskOwnerId}`, judge: everybody, lists: { what: ({ riskOwnerId }) => riskOwnerId, holds: asRegister } },
  'GET /api/registers/:id/risks': { url: ({ registerId }) => `/api/registers/${registerId}/risks`, judge: readsRegister },
  'POST /api/registers/:id/risks': {
    url: ({ registerId }) => `/api/registers/${registerId}/risks`, body: ({ riskOwnerId }) => ({ title: 'A risk', status: 'open', ownerId: riskOwnerId }), judge: inRegister('risk.submit'),
    everyId: (place) => ({ title: 'A risk', status: 'open', ownerId: place.personId, categoryId: place.categoryId, unitId: place.teamId, objectiveIds: [place.objectiveId] }),
  },
  'GET /api/risks/:id': { url: ({ riskId }) => `/api/risks/${riskId}`, judge: readsRegister },
  'GET /api/risks/:id/assessments': { url: ({ riskId }) => `/api/risks/${riskId}/assessments`, judge: readsRegister },
  'GET /api/risks/:id/changes': {
    url: ({ riskId }) => `/api/risks/${riskId}/changes`,
    // Its values hold the full wording.
    judge: (tester, place) => (asRegister(tester, place) ? allowed(readable(tester, place) === 'full') : 'unseen'),
  },
  'PATCH /api/risks/:id': {
    url: ({ riskId }) => `/api/risks/${riskId}`, body: () => ({ title: `Risk ${fresh()}` }), version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.edit'),
    everyId: (place) => ({ ownerId: place.personId, categoryId: place.categoryId, unitId: place.teamId, objectiveIds: [place.objectiveId] }),
  },
  'DELETE /api/risks/:id': {
    once: true,
    url: ({ draftId }) => `/api/risks/${draftId}`, version: ({ draftId }) => ['risk', draftId], arrange: ownDraft, judge: readsRegister,
  },
  'POST /api/risks/:id/submission': {
    once: true,
    url: ({ draftId }) => `/api/risks/${draftId}/submission`, body: () => ({}), version: ({ draftId }) => ['risk', draftId], arrange: ownDraft, judge: inRegister('risk.submit'),
  },
  'POST /api/risks/:id/assessments': {
    url: ({ riskId }) => `/api/risks/${riskId}/assessments`, body: () => ({ kind: 'residual', likelihood: '2', impact: '3', rationale: 'Looked at again' }), version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.assess'),
    everyId: ({ controlId }) => ({ kind: 'residual', likelihood: '2', impact: '2', rationale: 'Pumps were added', leansOn: [controlId] }),
  },
  'POST /api/risks/:id/closure': {
    once: true,
    url: ({ riskId }) => `/api/risks/${riskId}/closure`, body: () => ({ reason: 'It came to pass' }), version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.close'),
  },
  'POST /api/risks/:id/upper-risk': {
    url: ({ riskId }) => `/api/risks/${riskId}/upper-risk`, body: ({ upperRiskId }) => ({ upperRiskId }), version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.link-upper'),
    everyId: ({ upperRiskId }) => ({ upperRiskId }),
  },
  'DELETE /api/risks/:id/upper-risk': { url: ({ riskId }) => `/api/risks/${riskId}/upper-risk`, version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.link-upper') },
};
