import { can, canAnywhere } from '@holdfast/domain';
import type { Row } from '../row';
import { allowed, everybody, readsRegister } from '../verdicts';

export const reports: Readonly<Record<string, Row>> = {
  // As Part A, which whoever reads a register at all may have.
  'GET /api/registers/:id/report': { url: ({ registerId }) => `/api/registers/${registerId}/report?report=corporate-register&format=docx`, judge: readsRegister },
  'GET /api/units/:id/report': {
    url: ({ unitId }) => `/api/units/${unitId}/report?report=assurance-statement&format=docx`, judge: (tester, place) => allowed(can(tester, 'recommendation.read', { unitPath: place.unitPath })),
  },
  'GET /api/reports': {
    url: () => '/api/reports', judge: everybody,
    lists: { what: ({ reportId }) => reportId, holds: (tester, place) => tester.personId === place.registerOwnerId || canAnywhere(tester, 'audit.read') },
  },
};
