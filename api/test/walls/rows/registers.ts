import { wordingFor } from '@holdfast/domain';
import type { Place } from '../a-place';
import { fresh } from '../never-twice';
import type { Row, Tester } from '../row';
import { asRegister, everybody, inRegister, inUnit, readsRegister } from '../verdicts';

/** Another register of the same place, in which the risk owner owns nothing. */
const readableWithoutRisk = (tester: Tester, place: Place): ReturnType<typeof wordingFor> =>
  wordingFor(tester, { unitPath: place.unitPath, registerOwnerId: place.registerOwnerId });

/** Everybody with a role has a register to read, since there is one in each unit of the tree that testers come from. */
const readsAnything = ({ roles, ownsSomething }: Tester): boolean => ownsSomething || roles.length > 0;

export const registers: Readonly<Record<string, Row>> = {
  'GET /api/registers': { url: () => '/api/registers', judge: everybody, lists: { what: ({ registerId }) => registerId, holds: asRegister } },
  'GET /api/registers/:id': { url: ({ registerId }) => `/api/registers/${registerId}`, judge: readsRegister },
  'POST /api/registers': {
    url: () => '/api/registers', judge: inUnit('register.create'),
    body: (place) => ({ name: 'A register', layer: 'service', prefix: `A${fresh()}`, unitId: place.unitId, ownerId: place.personId, matrixVersionId: place.publishedVersionId }),
    everyId: (place) => ({
      name: 'A register', layer: 'service', prefix: `A${fresh()}`, unitId: place.unitId, ownerId: place.personId, matrixVersionId: place.publishedVersionId, parentId: place.upperRegisterId,
    }),
  },
  'PATCH /api/registers/:id': {
    url: ({ registerId }) => `/api/registers/${registerId}`, body: () => ({ name: `Register ${fresh()}` }), version: ({ registerId }) => ['register', registerId], judge: inRegister('register.edit'),
    everyId: (place) => ({ unitId: place.teamId, ownerId: place.personId, matrixVersionId: place.otherPublishedVersionId, parentId: place.emptyRegisterId }),
  },
  'POST /api/registers/:id/closure': {
    once: true,
    url: ({ emptyRegisterId }) => `/api/registers/${emptyRegisterId}/closure`, body: () => ({ reason: 'Its project ended' }), version: ({ emptyRegisterId }) => ['register', emptyRegisterId],
    judge: inRegister('register.close', readableWithoutRisk),
  },
  'GET /api/registers/:id/heat-map': { url: ({ registerId }) => `/api/registers/${registerId}/heat-map`, judge: readsRegister },
  'GET /api/register-heat-maps': { url: () => '/api/register-heat-maps', judge: everybody, lists: { what: ({ registerId }) => registerId, holds: asRegister } },
  'GET /api/heat-map': { url: ({ word }) => `/api/heat-map?kind=residual&q=${word}`, judge: (tester) => (readsAnything(tester) ? 'yes' : 'unseen'), lists: { what: () => '"open":1,', holds: asRegister } },
};
