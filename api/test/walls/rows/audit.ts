import type { Row } from '../row';
import { ofWhole } from '../verdicts';

export const audit: Readonly<Record<string, Row>> = {
  'GET /api/audit-events': {
    url: ({ riskId }) => `/api/audit-events?subject=${riskId}`, judge: ofWhole('audit.read'), lists: { what: ({ riskId }) => riskId, holds: () => true },
  },
  'GET /api/audit-head': { url: () => '/api/audit-head', judge: ofWhole('audit.read') },
  'GET /api/people/:id/role-history': { url: ({ personId }) => `/api/people/${personId}/role-history`, judge: ofWhole('audit.read') },
};
