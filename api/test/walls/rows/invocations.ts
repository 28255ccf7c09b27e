import type { SentLogEntriesView } from '@holdfast/contracts';
import { can } from '@holdfast/domain';
import { v7 } from 'uuid';
import type { Place } from '../a-place';
import { fresh } from '../never-twice';
import type { Row } from '../row';
import { allowed, everybody, onActivity } from '../verdicts';

const aDeclaration = ({ planId }: Place, more: object = {}) => ({ title: 'Flood', outageAt: '2026-03-01T09:00', planIds: [planId], ...more });

const anEntry = (more: object = {}) => ({
  deviceId: v7(),
  entries: [{ id: v7(), kind: 'note', at: '2026-03-01T09:00:00Z', typedAt: '2026-03-01T09:00:00Z', sequence: 1, text: 'The cellar is dry', planId: null, stepId: null, resourceId: null, roleId: null, personId: null, correctsId: null, voids: false, ...more }],
});

export const invocations: Readonly<Record<string, Row>> = {
  'GET /api/invocations': {
    url: ({ word }) => `/api/invocations?q=${word}`, judge: everybody, lists: { what: ({ invocationId }) => invocationId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'GET /api/invocations/now': {
    url: () => '/api/invocations/now', judge: everybody,
    lists: { what: ({ invocationId }) => invocationId, holds: (tester, place) => can(tester, 'invocation.manage', { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId }) },
  },
  'POST /api/invocations': {
    // Of a plan that names nobody of the organisation to activate it.
    once: true, url: () => '/api/invocations', judge: (tester, place) => allowed(can(tester, 'invocation.declare', { unitPath: place.unitPath })), body: (place) => aDeclaration(place),
    everyId: (place) => aDeclaration(place, { lostIds: [place.rehearsedResourceId], leadId: place.personId }),
  },
  'GET /api/invocations/:id': { url: ({ invocationId }) => `/api/invocations/${invocationId}`, judge: onActivity('continuity.read') },
  'GET /api/invocations/:id/report.pdf': { url: ({ invocationId }) => `/api/invocations/${invocationId}/report.pdf`, judge: onActivity('continuity.read') },
  'PATCH /api/invocations/:id': {
    url: ({ invocationId }) => `/api/invocations/${invocationId}`, body: () => ({ title: `Flood ${fresh()}` }), version: ({ invocationId }) => ['invocation', invocationId], judge: onActivity('invocation.manage'),
    everyId: ({ personId }) => ({ leadId: personId }),
  },
  'POST /api/invocations/:id/plans': {
    once: true, url: ({ invocationId }) => `/api/invocations/${invocationId}/plans`, body: ({ planId }) => ({ planId, reason: 'The water rises' }), judge: onActivity('invocation.manage'),
    everyId: ({ planId }) => ({ planId, reason: 'The water rises' }),
  },
  'POST /api/invocations/:id/stand-down': {
    once: true, url: ({ invocationId }) => `/api/invocations/${invocationId}/stand-down`, body: () => ({ reason: 'It is dry' }), version: ({ invocationId }) => ['invocation', invocationId], judge: onActivity('invocation.manage'),
  },
  'GET /api/invocations/:id/log': { url: ({ invocationId }) => `/api/invocations/${invocationId}/log`, judge: onActivity('continuity.read') },
  'GET /api/invocations/:id/log/stream': { url: ({ invocationId }) => `/api/invocations/${invocationId}/log/stream`, judge: onActivity('continuity.read') },
  'POST /api/invocations/:id/log': {
    url: ({ invocationId }) => `/api/invocations/${invocationId}/log`, body: () => anEntry(), judge: onActivity('invocation.record'),
    everyId: ({ planId, rehearsedResourceId, personId }) => anEntry({ kind: 'resource-usable', planId, resourceId: rehearsedResourceId, personId }),
    turnsDown: (answer) => (answer as SentLogEntriesView).results.some(({ outcome }) => outcome === 'refused'),
  },
};
