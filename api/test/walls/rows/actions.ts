import { fresh, nextDay } from '../never-twice';
import type { Row } from '../row';
import { actionIs } from '../states';
import { everybody, onAction, readable, readsActions } from '../verdicts';

export const actions: Readonly<Record<string, Row>> = {
  'GET /api/actions': {
    url: ({ word }) => `/api/actions?q=${word}`, judge: everybody, lists: { what: ({ actionId }) => actionId, holds: (tester, place) => readable(tester, place) === 'full' },
  },
  'GET /api/roadmap': { url: () => '/api/roadmap', judge: everybody, lists: { what: ({ actionId }) => actionId, holds: (tester, place) => readable(tester, place) === 'full' } },
  'GET /api/risks/:id/actions': { url: ({ riskId }) => `/api/risks/${riskId}/actions`, judge: readsActions },
  'POST /api/risks/:id/actions': {
    url: ({ riskId }) => `/api/risks/${riskId}/actions`, body: ({ riskOwnerId }) => ({ title: 'An action', ownerId: riskOwnerId, dueDate: '2027-01-01' }), judge: onAction('action.plan'),
    everyId: (place) => ({
      title: 'An action', ownerId: place.personId, dueDate: '2027-01-01', riskIds: [place.upperRiskId], objectiveIds: [place.objectiveId], target: { riskId: place.upperRiskId, level: 'L' },
    }),
  },
  'GET /api/actions/:id': { url: ({ actionId }) => `/api/actions/${actionId}`, judge: readsActions },
  'PATCH /api/actions/:id': {
    url: ({ actionId }) => `/api/actions/${actionId}`, body: () => ({ title: `Action ${fresh()}` }), version: ({ actionId }) => ['action', actionId], judge: onAction('action.manage'),
    everyId: (place) => ({ ownerId: place.personId, riskIds: [place.upperRiskId], objectiveIds: [place.objectiveId], target: { riskId: place.upperRiskId, level: 'L' } }),
  },
  'POST /api/actions/:id/progress': {
    url: ({ actionId }) => `/api/actions/${actionId}/progress`, body: () => ({ progress: 50, note: 'Half way' }), version: ({ actionId }) => ['action', actionId], judge: onAction('action.progress'),
  },
  'POST /api/actions/:id/due-dates': {
    url: ({ actionId }) => `/api/actions/${actionId}/due-dates`, body: () => ({ dueDate: nextDay(), reason: 'It takes longer' }), version: ({ actionId }) => ['action', actionId],
    judge: onAction('action.manage'),
  },
  'POST /api/actions/:id/resumption': {
    url: ({ actionId }) => `/api/actions/${actionId}/resumption`, body: () => ({ reason: 'Not done after all' }), version: ({ actionId }) => ['action', actionId], judge: onAction('action.progress'),
    arrange: actionIs('done'),
  },
  'POST /api/actions/:id/completion': {
    url: ({ actionId }) => `/api/actions/${actionId}/completion`, body: () => ({}), version: ({ actionId }) => ['action', actionId], judge: onAction('action.progress'), arrange: actionIs('open'),
  },
  'POST /api/actions/:id/cancellation': {
    url: ({ actionId }) => `/api/actions/${actionId}/cancellation`, body: () => ({ reason: 'Not needed' }), version: ({ actionId }) => ['action', actionId], judge: onAction('action.manage'),
    arrange: actionIs('open'),
  },
};
