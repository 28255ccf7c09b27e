import type { Row } from '../row';
import { readsRiskInFull } from '../verdicts';

export const mitigation: Readonly<Record<string, Row>> = {
  'GET /api/risks/:id/contradictions': { url: ({ riskId }) => `/api/risks/${riskId}/contradictions`, judge: readsRiskInFull },
  'GET /api/registers/:id/contradictions': { url: ({ registerId }) => `/api/registers/${registerId}/contradictions`, judge: readsRiskInFull },
  'GET /api/registers/:id/mitigation-appendix': { url: ({ registerId }) => `/api/registers/${registerId}/mitigation-appendix`, judge: readsRiskInFull },
};
