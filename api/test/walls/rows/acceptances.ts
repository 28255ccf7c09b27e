import type { Row } from '../row';
import { onRiskInFull, readsRiskInFull } from '../verdicts';

export const acceptances: Readonly<Record<string, Row>> = {
  'GET /api/risks/:id/acceptances': { url: ({ riskId }) => `/api/risks/${riskId}/acceptances`, judge: readsRiskInFull },
  'POST /api/risks/:id/acceptances': {
    url: ({ riskId }) => `/api/risks/${riskId}/acceptances`, body: () => ({ reason: 'Cheaper to bear', expiresOn: '2026-12-31' }), version: ({ riskId }) => ['risk', riskId],
    judge: onRiskInFull('risk.accept'),
  },
  'POST /api/acceptances/:id/withdrawal': {
    once: true,
    url: ({ acceptanceId }) => `/api/acceptances/${acceptanceId}/withdrawal`, body: () => ({ reason: 'No longer cheaper' }), judge: onRiskInFull('risk.accept'),
    arrange: ({ riskId, acceptanceId }) => ['DELETE FROM risk_acceptance WHERE risk_id = $1 AND id <> $2', [riskId, acceptanceId]],
  },
};
