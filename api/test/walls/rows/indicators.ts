import { fresh } from '../never-twice';
import type { Row } from '../row';
import { answersFor, everybody, inUnit, readsRiskInFull } from '../verdicts';

export const indicators: Readonly<Record<string, Row>> = {
  'GET /api/indicators': { url: ({ word }) => `/api/indicators?q=${word}`, judge: everybody, lists: { what: ({ indicatorId }) => indicatorId, holds: () => true } },
  'GET /api/indicators/:id': { url: ({ indicatorId }) => `/api/indicators/${indicatorId}`, judge: everybody },
  'GET /api/readings-due': { url: () => '/api/readings-due', judge: everybody, lists: { what: ({ indicatorId }) => indicatorId, holds: (tester, place) => answersFor('indicator.report')(tester, place) === 'yes' && null } },
  'GET /api/risks/:id/indicators': { url: ({ riskId }) => `/api/risks/${riskId}/indicators`, judge: readsRiskInFull },
  'POST /api/indicators': {
    url: () => '/api/indicators', judge: inUnit('indicator.manage'),
    body: ({ unitId, personId }) => ({ code: `I${fresh()}`, title: 'An indicator', measure: '%', direction: 'higher', period: 'month', startsOn: '2026-04-01', unitId, ownerId: personId }),
    everyId: ({ unitId, personId, objectiveId, riskId }) => ({
      code: `I${fresh()}`, title: 'An indicator', measure: '%', direction: 'higher', period: 'month', startsOn: '2026-04-01', unitId, ownerId: personId, objectiveIds: [objectiveId], riskIds: [riskId],
    }),
  },
  'PATCH /api/indicators/:id': {
    url: ({ indicatorId }) => `/api/indicators/${indicatorId}`, body: () => ({ title: `Indicator ${fresh()}` }), version: ({ indicatorId }) => ['indicator', indicatorId], judge: inUnit('indicator.manage'),
    everyId: ({ teamId, personId, objectiveId, upperRiskId }) => ({ unitId: teamId, ownerId: personId, objectiveIds: [objectiveId], riskIds: [upperRiskId] }),
  },
  'POST /api/indicators/:id/closure': {
    once: true,
    url: ({ indicatorId }) => `/api/indicators/${indicatorId}/closure`, body: () => ({ reason: 'Nobody asks' }), version: ({ indicatorId }) => ['indicator', indicatorId], judge: inUnit('indicator.manage'),
  },
  'POST /api/indicators/:id/readings': {
    once: true,
    url: ({ indicatorId }) => `/api/indicators/${indicatorId}/readings`, body: () => ({ periodStart: '2020-04-01', value: 94.5 }), judge: answersFor('indicator.report'),
  },
  'POST /api/indicator-readings/:id/corrections': {
    once: true,
    url: ({ readingId }) => `/api/indicator-readings/${readingId}/corrections`, body: () => ({ value: 94.5, reason: 'Mistyped' }), judge: answersFor('indicator.report'),
  },
};
