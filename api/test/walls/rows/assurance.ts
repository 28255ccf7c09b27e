import { can } from '@holdfast/domain';
import type { Row } from '../row';
import { allowed, everybody } from '../verdicts';

export const assurance: Readonly<Record<string, Row>> = {
  'GET /api/assurance/:id': {
    // Everybody knows the units.
    url: ({ unitId }) => `/api/assurance/${unitId}`, judge: (tester, place) => allowed(can(tester, 'recommendation.read', { unitPath: place.unitPath })),
  },
  'GET /api/unit-dues': { url: () => '/api/unit-dues', judge: everybody, lists: { what: ({ unitId }) => unitId, holds: () => null } },
};
