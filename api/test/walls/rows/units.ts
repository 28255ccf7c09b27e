import { fresh } from '../never-twice';
import type { Row } from '../row';
import { everybody, inUnit } from '../verdicts';

export const units: Readonly<Record<string, Row>> = {
  'GET /api/units': { url: () => '/api/units', judge: everybody, lists: { what: ({ unitId }) => unitId, holds: () => true } },
  'POST /api/units': {
    url: () => '/api/units', body: ({ unitId }) => ({ name: `Unit ${fresh()}`, kind: 'team', parentId: unitId }), judge: inUnit('unit.manage'),
    everyId: ({ unitId }) => ({ name: `Unit ${fresh()}`, kind: 'team', parentId: unitId }),
  },
  'PATCH /api/units/:id': {
    url: ({ unitId }) => `/api/units/${unitId}`, body: () => ({ name: `Unit ${fresh()}` }), version: ({ unitId }) => ['unit', unitId], judge: inUnit('unit.manage'),
    everyId: ({ unitPath }) => ({ parentId: unitPath[1] }),
  },
  'POST /api/units/:id/closure': {
    once: true,
    url: ({ emptyUnitId }) => `/api/units/${emptyUnitId}/closure`, body: () => ({ reason: 'Merged' }), version: ({ emptyUnitId }) => ['unit', emptyUnitId], judge: inUnit('unit.manage'),
  },
};
