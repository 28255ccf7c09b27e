import type { Row } from '../row';
import { ofWhole } from '../verdicts';

export const audit: Readonly<Record<string, Row>> = {
  'GET /api/audit-events': {
    url: ({ riskId }) => `/api/audit-events?subject=${riskId}`, judge: ofWhole('audit.read'), lists: { what: ({ riskId }) => riskId, holds: () => true },
  },
  'GET /api/audit-bundles': { url: () => '/api/audit-bundles', judge: ofWhole('audit.read') },
  'GET /api/audit-bundle': { url: () => '/api/audit-bundle?from=2026-03-01&to=2026-03-02', judge: ofWhole('audit.read') },
  'GET /api/audit-head': { url: () => '/api/audit-head', judge: ofWhole('audit.read') },
  'GET /api/people/:id/role-history': { url: ({ personId }) => `/api/people/${personId}/role-history`, judge: ofWhole('audit.read') },
};
