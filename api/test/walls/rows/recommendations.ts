import { can } from '@holdfast/domain';
import type { Place } from '../a-place';
import { fresh, nextDay } from '../never-twice';
import type { Row, Tester, Verdict } from '../row';
import { recommendationIs } from '../states';
import { allowed, byRole, everybody, onAction, onRecommendation, readsActions, readsRecommendations, readsRiskInFull } from '../verdicts';

/** An auditor who owns it judges it no more than anybody else who owns it; whoever is no auditor says for whom. */
const judgesRecommendation = (tester: Tester, place: Place): Verdict =>
  tester.personId === place.riskOwnerId ? onRecommendation()(tester, place) : onRecommendation('recommendation.follow-up')(tester, place);

export const recommendations: Readonly<Record<string, Row>> = {
  'GET /api/recommendations': {
    url: ({ word }) => `/api/recommendations?q=${word}`, judge: everybody,
    lists: { what: ({ recommendationId }) => recommendationId, holds: (tester, place) => readsRecommendations(tester, place) === 'yes' },
  },
  'POST /api/recommendations': {
    url: () => '/api/recommendations', judge: (tester, place) => allowed(can(tester, 'recommendation.raise', { unitPath: place.unitPath })),
    body: (place) => ({ source: 'external-audit', reportTitle: 'Accounts', reportDate: '2026-02-01', title: 'Lock the door', priority: 'high', unitId: place.unitId, ownerId: place.riskOwnerId }),
    everyId: (place) => ({ source: 'external-audit', reportTitle: 'Accounts', reportDate: '2026-02-01', title: 'Lock the door', priority: 'high', unitId: place.unitId, ownerId: place.riskOwnerId }),
  },
  'GET /api/recommendations/:id': { url: ({ recommendationId }) => `/api/recommendations/${recommendationId}`, judge: readsRecommendations },
  'GET /api/risks/:id/recommendations': { url: ({ riskId }) => `/api/risks/${riskId}/recommendations`, judge: readsRiskInFull },
  'GET /api/actions/:id/recommendations': { url: ({ actionId }) => `/api/actions/${actionId}/recommendations`, judge: readsActions },
  'PATCH /api/recommendations/:id': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}`, body: () => ({ title: `Lock the door ${fresh()}` }), version: ({ recommendationId }) => ['recommendation', recommendationId],
    judge: byRole('recommendation.raise'), everyId: ({ teamId, personId }) => ({ unitId: teamId, ownerId: personId }),
  },
  'POST /api/recommendations/:id/response': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/response`, body: () => ({ response: 'agreed', note: 'A lock is ordered', dueDate: '2027-01-01' }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: onRecommendation('recommendation.respond'), arrange: recommendationIs('raised'),
  },
  'POST /api/recommendations/:id/due-dates': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/due-dates`, body: () => ({ dueDate: nextDay(), reason: 'No lock to be had' }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: byRole('recommendation.raise'), arrange: recommendationIs('responded'),
  },
  'POST /api/recommendations/:id/claim': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/claim`, body: () => ({ note: 'It is locked' }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: onRecommendation('recommendation.respond'), arrange: recommendationIs('responded'),
  },
  'POST /api/recommendations/:id/follow-ups': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/follow-ups`,
    body: () => ({ verdict: 'partly-implemented', note: 'One of two doors', heldOn: '2026-03-01', enteredFor: 'Outside auditors' }),
    everyId: ({ evidenceId }) => ({ verdict: 'partly-implemented', note: 'One of two doors', heldOn: '2026-03-01', enteredFor: 'Outside auditors', evidenceId }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: byRole('recommendation.follow-up', judgesRecommendation), arrange: recommendationIs('claimed'),
  },
  'POST /api/recommendations/:id/closure': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/closure`, body: () => ({ as: 'risk-accepted', reason: 'The board bears it' }),
    everyId: ({ otherRecommendationId }) => ({ as: 'superseded', reason: 'Said again', supersededById: otherRecommendationId }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: byRole('recommendation.follow-up', judgesRecommendation), arrange: recommendationIs('responded'),
  },
  'POST /api/recommendations/:id/links': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/links`, body: () => ({ riskIds: [], actionIds: [] }),
    everyId: ({ riskId, actionId }) => ({ riskIds: [riskId], actionIds: [actionId] }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: onRecommendation('recommendation.respond', 'recommendation.raise'), arrange: recommendationIs('responded'),
  },
  'POST /api/recommendations/:id/actions': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/actions`,
    body: ({ riskId, riskOwnerId }) => ({ riskId, title: 'Order a lock', ownerId: riskOwnerId, dueDate: '2027-01-01' }),
    everyId: (place) => ({
      riskId: place.riskId, title: 'Order a lock', ownerId: place.personId, dueDate: '2027-01-01', riskIds: [place.upperRiskId], objectiveIds: [place.objectiveId], target: { riskId: place.upperRiskId, level: 'L' },
    }),
    judge: (tester, place) => {
      const links = onRecommendation('recommendation.respond', 'recommendation.raise')(tester, place);
      return links === 'yes' ? onAction('action.plan')(tester, place) : links;
    },
    arrange: recommendationIs('responded'),
  },
};
