import type { Row } from '../row';
import { exceptionWaits } from '../states';
import { everybody, onRiskInFull, readable, readsRiskInFull } from '../verdicts';

const terms = { policy: 'Records policy', deviation: 'Papers in the cellar', reason: 'No other room', compensating: 'Shelves off the floor', askedUntil: '2026-12-31' };

export const exceptions: Readonly<Record<string, Row>> = {
  'GET /api/exceptions': {
    url: ({ exceptionRegisterId }) => `/api/exceptions?register=${exceptionRegisterId}`, judge: everybody,
    lists: { what: ({ exceptionId }) => exceptionId, holds: (tester, place) => readable(tester, place) === 'full' },
  },
  'GET /api/exceptions/overview': {
    url: () => '/api/exceptions/overview', judge: everybody, lists: { what: ({ word }) => `${word} policy`, holds: (tester, place) => readable(tester, place) === 'full' },
  },
  'GET /api/exceptions/waiting': { url: () => '/api/exceptions/waiting', judge: everybody },
  'GET /api/exceptions/:id': { url: ({ exceptionId }) => `/api/exceptions/${exceptionId}`, judge: readsRiskInFull },
  'GET /api/risks/:id/exceptions': { url: ({ exceptedRiskId }) => `/api/risks/${exceptedRiskId}/exceptions`, judge: readsRiskInFull },
  'GET /api/risks/:id/exception-draft': {
    url: ({ approvedRiskId, approvedExceptionId }) => `/api/risks/${approvedRiskId}/exception-draft?renews=${approvedExceptionId}`, judge: onRiskInFull('exception.request'),
  },
  'POST /api/risks/:id/exceptions': {
    once: true,
    url: ({ approvedRiskId }) => `/api/risks/${approvedRiskId}/exceptions`, body: () => terms, version: ({ approvedRiskId }) => ['risk', approvedRiskId], judge: onRiskInFull('exception.request'),
    everyId: ({ approvedControlId, approvedExceptionId }) => ({ ...terms, controlIds: [approvedControlId], renewsId: approvedExceptionId }),
  },
  'POST /api/exceptions/:id/approval': {
    once: true,
    url: ({ exceptionId }) => `/api/exceptions/${exceptionId}/approval`, body: () => ({ riskVersion: 1, expiresOn: '2026-12-31' }), version: ({ exceptionId }) => ['policy_exception', exceptionId],
    judge: onRiskInFull('exception.decide'), arrange: exceptionWaits,
  },
  'POST /api/exceptions/:id/refusal': {
    once: true,
    url: ({ exceptionId }) => `/api/exceptions/${exceptionId}/refusal`, body: () => ({ reason: 'The cellar floods' }), version: ({ exceptionId }) => ['policy_exception', exceptionId],
    judge: onRiskInFull('exception.decide'), arrange: exceptionWaits,
  },
  'POST /api/exceptions/:id/question': {
    url: ({ exceptionId }) => `/api/exceptions/${exceptionId}/question`, body: () => ({ reason: 'How many papers?' }), version: ({ exceptionId }) => ['policy_exception', exceptionId],
    judge: onRiskInFull('exception.decide'), arrange: exceptionWaits,
  },
  'POST /api/exceptions/:id/answer': {
    // Whoever answered decides it no more.
    once: true,
    url: ({ returnedExceptionId }) => `/api/exceptions/${returnedExceptionId}/answer`, body: () => ({ ...terms, answer: 'Two boxes' }), version: ({ returnedExceptionId }) => ['policy_exception', returnedExceptionId],
    judge: onRiskInFull('risk.edit'), everyId: ({ returnedControlId }) => ({ ...terms, answer: 'Two boxes', controlIds: [returnedControlId] }),
  },
  'POST /api/exceptions/:id/withdrawal': {
    url: ({ exceptionId }) => `/api/exceptions/${exceptionId}/withdrawal`, body: () => ({ reason: 'A room was found' }), version: ({ exceptionId }) => ['policy_exception', exceptionId],
    judge: onRiskInFull('risk.edit'), arrange: exceptionWaits,
  },
  'POST /api/exceptions/:id/revocation': {
    url: ({ approvedExceptionId }) => `/api/exceptions/${approvedExceptionId}/revocation`, body: () => ({ reason: 'The cellar flooded' }), version: ({ approvedExceptionId }) => ['policy_exception', approvedExceptionId],
    judge: onRiskInFull('exception.decide'),
    arrange: ({ approvedExceptionId }) => [`UPDATE policy_exception SET step = 'approved', expires_on = '2026-12-31', successor_id = NULL WHERE id = $1`, [approvedExceptionId]],
  },
};
