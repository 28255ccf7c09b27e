import type { Place } from '../a-place';
import { fresh } from '../never-twice';
import type { Row } from '../row';
import { onRiskInFull, readsRiskInFull } from '../verdicts';

/** With a verdict and a rehearsal of a programme, and with a rehearsal of a resource and the plan itself: a programme and a resource rule each other out. */
const everythingSuffices = ({ recommendationId, programmeId, resourceId, planId }: Place): object[] => {
  const rehearsal = { age: null, asks: 'talked-through', exerciseKinds: ['restore-test'] };
  return [{ ...rehearsal, kinds: ['recommendation', 'exercise'], recommendationId, programmeId }, { ...rehearsal, kinds: ['exercise', 'invocation', 'plan-review'], resourceId, planId }];
};

export const controls: Readonly<Record<string, Row>> = {
  'GET /api/risks/:id/controls': { url: ({ riskId }) => `/api/risks/${riskId}/controls`, judge: readsRiskInFull },
  'POST /api/risks/:id/controls': {
    url: ({ riskId }) => `/api/risks/${riskId}/controls`, body: ({ riskOwnerId }) => ({ title: 'Spare pumps', ownerId: riskOwnerId }), judge: onRiskInFull('control.manage'),
    everyId: (place) => everythingSuffices(place).map((suffices) => ({ title: 'Spare pumps', ownerId: place.personId, suffices })),
  },
  'GET /api/controls/:id': { url: ({ controlId }) => `/api/controls/${controlId}`, judge: readsRiskInFull },
  'PATCH /api/controls/:id': {
    url: ({ controlId }) => `/api/controls/${controlId}`, body: () => ({ title: `Control ${fresh()}` }), version: ({ controlId }) => ['control', controlId], judge: onRiskInFull('control.manage'),
    everyId: (place) => everythingSuffices(place).map((suffices) => ({ ownerId: place.personId, suffices })),
  },
  'POST /api/controls/:id/assessments': {
    url: ({ controlId }) => `/api/controls/${controlId}/assessments`, body: () => ({ effectiveness: 'partial' }), version: ({ controlId }) => ['control', controlId], judge: onRiskInFull('control.assess'),
  },
  'POST /api/controls/:id/withdrawal': {
    once: true,
    url: ({ controlId }) => `/api/controls/${controlId}/withdrawal`, body: () => ({ reason: 'Switched off' }), version: ({ controlId }) => ['control', controlId], judge: onRiskInFull('control.manage'),
  },
  'POST /api/controls/:id/checks': {
    url: ({ controlId }) => `/api/controls/${controlId}/checks`, body: () => ({ outcome: 'failed', heldOn: '2026-01-05', note: 'The pump did not start' }), judge: onRiskInFull('control.assess'),
  },
  'POST /api/control-checks/:id/sign-off': { once: true, url: ({ checkId }) => `/api/control-checks/${checkId}/sign-off`, judge: onRiskInFull('control.assess') },
  'POST /api/risks/:id/leaning': {
    url: ({ riskId }) => `/api/risks/${riskId}/leaning`, body: ({ controlId }) => ({ controlIds: [controlId] }), judge: onRiskInFull('risk.assess'), everyId: ({ controlId }) => ({ controlIds: [controlId] }),
  },
};
