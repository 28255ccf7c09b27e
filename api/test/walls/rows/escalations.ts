import { can } from '@holdfast/domain';
import type { Place } from '../a-place';
import type { Row, Tester, Verdict } from '../row';
import { allowed, everybody, onRiskInFull, readable, readsRiskInFull } from '../verdicts';

/** Whoever may decide what comes into the register above; the owner of the risk reads it, and may not. */
const decides = (tester: Tester, place: Place): Verdict =>
  readable(tester, place) === 'full' ? allowed(can(tester, 'escalation.decide', { unitPath: place.unitPath, registerOwnerId: place.registerOwnerId, rootUnitId: tester.rootUnitId })) : 'unseen';

/** The proposal in a state of its life, as if nothing had come of it yet. */
const inState = (state: string) => (place: Place): [string, unknown[]] => [
  'UPDATE escalation SET state = $2, decided_by = NULL, decided_at = NULL, result_risk_id = NULL WHERE id = $1', [place.escalationId, state],
];

/** No proposal of any risk of the place waits. */
const nothingProposed = ({ registerId, upperRegisterId }: Place): [string, unknown[]] => [
  `UPDATE escalation SET state = 'withdrawn' WHERE from_register_id = ANY ($1) AND state <> 'accepted'`, [[registerId, upperRegisterId]],
];

export const escalations: Readonly<Record<string, Row>> = {
  'GET /api/escalations': {
    url: ({ registerId }) => `/api/escalations?register=${registerId}`, judge: everybody, lists: { what: ({ escalationId }) => escalationId, holds: (tester, place) => readable(tester, place) === 'full' },
  },
  'GET /api/escalations/waiting': { url: () => '/api/escalations/waiting', judge: everybody },
  'GET /api/escalations/:id': { url: ({ escalationId }) => `/api/escalations/${escalationId}`, judge: readsRiskInFull },
  'GET /api/risks/:id/escalations': { url: ({ riskId }) => `/api/risks/${riskId}/escalations`, judge: readsRiskInFull },
  'GET /api/risks/:id/escalation-draft': {
    url: ({ proposedRiskId }) => `/api/risks/${proposedRiskId}/escalation-draft`, judge: onRiskInFull('escalation.propose'), arrange: nothingProposed,
  },
  'GET /api/risks/:id/de-escalation-drafts': { url: ({ upperRiskId }) => `/api/risks/${upperRiskId}/de-escalation-drafts`, judge: onRiskInFull('risk.close'), arrange: nothingProposed },
  'GET /api/risks/:id/move-targets': { url: ({ projectRiskId }) => `/api/risks/${projectRiskId}/move-targets`, judge: onRiskInFull('risk.close') },
  'POST /api/risks/:id/escalations': {
    url: ({ proposedRiskId }) => `/api/risks/${proposedRiskId}/escalations`, body: () => ({ title: 'Flood', reason: 'Too much for us' }), version: ({ proposedRiskId }) => ['risk', proposedRiskId],
    judge: onRiskInFull('escalation.propose'), arrange: nothingProposed,
  },
  'POST /api/risks/:id/de-escalations': {
    url: ({ upperRiskId }) => `/api/risks/${upperRiskId}/de-escalations`, body: ({ registerId }) => ({ title: 'Flood', reason: 'Under control', registerId }), version: ({ upperRiskId }) => ['risk', upperRiskId],
    judge: onRiskInFull('risk.close'), arrange: nothingProposed, everyId: ({ registerId }) => ({ title: 'Flood', reason: 'Under control', registerId }),
  },
  'POST /api/risks/:id/moves': {
    once: true,
    url: ({ projectRiskId }) => `/api/risks/${projectRiskId}/moves`, body: ({ registerId }) => ({ reason: 'It is built', registerId }), version: ({ projectRiskId }) => ['risk', projectRiskId],
    judge: onRiskInFull('risk.close'), everyId: ({ registerId }) => ({ reason: 'It is built', registerId }),
  },
  'POST /api/escalations/:id/acceptance': {
    once: true,
    url: ({ escalationId }) => `/api/escalations/${escalationId}/acceptance`, body: ({ riskOwnerId }) => ({ title: 'Flood', reason: 'It is for all of us', ownerId: riskOwnerId }),
    version: ({ escalationId }) => ['escalation', escalationId], judge: decides, arrange: inState('proposed'),
    everyId: ({ personId, categoryId }) => ({ title: 'Flood', reason: 'It is for all of us', ownerId: personId, categoryId }),
  },
  'POST /api/escalations/:id/linked-acceptance': {
    once: true,
    url: ({ escalationId }) => `/api/escalations/${escalationId}/linked-acceptance`, body: ({ upperRiskId }) => ({ reason: 'It is the same', riskId: upperRiskId }),
    version: ({ escalationId }) => ['escalation', escalationId], judge: decides, arrange: inState('proposed'), everyId: ({ upperRiskId }) => ({ reason: 'It is the same', riskId: upperRiskId }),
  },
  'POST /api/escalations/:id/question': {
    url: ({ escalationId }) => `/api/escalations/${escalationId}/question`, body: () => ({ reason: 'How high?' }), version: ({ escalationId }) => ['escalation', escalationId], judge: decides,
    arrange: inState('proposed'),
  },
  'POST /api/escalations/:id/answer': {
    url: ({ escalationId }) => `/api/escalations/${escalationId}/answer`, body: () => ({ answer: 'To the roof' }), version: ({ escalationId }) => ['escalation', escalationId],
    // Whoever answered decides it no more.
    once: true, judge: onRiskInFull('escalation.propose'), arrange: inState('returned'),
  },
  'POST /api/escalations/:id/refusal': {
    url: ({ escalationId }) => `/api/escalations/${escalationId}/refusal`, body: () => ({ reason: 'It is far away' }), version: ({ escalationId }) => ['escalation', escalationId], judge: decides,
    once: true, arrange: inState('proposed'),
  },
  'POST /api/escalations/:id/withdrawal': {
    url: ({ escalationId }) => `/api/escalations/${escalationId}/withdrawal`, body: () => ({ reason: 'It is dry' }), version: ({ escalationId }) => ['escalation', escalationId],
    judge: onRiskInFull('escalation.propose'), arrange: inState('proposed'),
  },
  'POST /api/escalations/:id/dismissal': {
    url: ({ escalationId }) => `/api/escalations/${escalationId}/dismissal`, body: () => ({ reason: 'We bear it' }), version: ({ escalationId }) => ['escalation', escalationId], judge: decides,
    arrange: inState('suggested'),
  },
};
