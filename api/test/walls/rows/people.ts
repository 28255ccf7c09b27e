import { can, mayGrant, type Role } from '@holdfast/domain';
import type { Place } from '../a-place';
import { fresh } from '../never-twice';
import type { Row, Tester, Verdict } from '../row';
import { allowed, ofWhole } from '../verdicts';

/** The account of a person whose one role is that of a risk owner in the unit. */
const managesPerson = (tester: Tester, place: Place): Verdict =>
  allowed(can(tester, 'person.manage', { unitPath: place.unitPath }) && mayGrant(tester, 'risk-owner', place.unitPath));

const grants = (role: Role) => (tester: Tester, place: Place): Verdict =>
  allowed(can(tester, 'role.grant', { unitPath: place.unitPath, rootUnitId: tester.rootUnitId }) && mayGrant(tester, role, place.unitPath));

export const people: Readonly<Record<string, Row>> = {
  'GET /api/people': {
    url: ({ word }) => `/api/people?q=${word}`, judge: ofWhole('person.read'), lists: { what: ({ personId }) => personId, holds: () => true },
  },
  'GET /api/people/:id': { url: ({ personId }) => `/api/people/${personId}`, judge: ofWhole('person.read') },
  'POST /api/people': {
    url: () => '/api/people', judge: managesPerson,
    body: ({ unitId }) => ({ name: 'A person', jobTitle: 'Officer', email: `${fresh()}@walls.example`, roles: [{ role: 'risk-owner', unitId }] }),
    everyId: ({ unitId }) => ({ name: 'A person', jobTitle: 'Officer', email: `${fresh()}@walls.example`, roles: [{ role: 'risk-owner', unitId }] }),
  },
  'PATCH /api/people/:id': {
    url: ({ personId }) => `/api/people/${personId}`, body: () => ({ email: `${fresh()}@walls.example` }), version: ({ personId }) => ['person', personId], judge: managesPerson,
  },
  'POST /api/people/:id/roles': {
    once: true,
    url: ({ personId }) => `/api/people/${personId}/roles`, body: ({ unitId }) => ({ role: 'viewer', unitId }), judge: grants('viewer'),
    everyId: ({ unitId }) => ({ role: 'viewer', unitId }),
  },
  'DELETE /api/people/:id/roles/:roleId': { once: true, url: ({ personId, roleId }) => `/api/people/${personId}/roles/${roleId}`, judge: grants('risk-owner') },
  'POST /api/people/:id/one-time-link': { url: ({ personId }) => `/api/people/${personId}/one-time-link`, body: () => ({}), judge: managesPerson },
  'POST /api/people/:id/departure': {
    once: true,
    url: ({ personId }) => `/api/people/${personId}/departure`, body: () => ({}), judge: managesPerson, everyId: ({ riskOwnerId }) => ({ successorId: riskOwnerId }),
  },
};
