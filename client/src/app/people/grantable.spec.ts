import type { Actor, Role } from '@holdfast/domain';
import { rolesToGrant, unitsToGrant } from './grantable';

const UNITS = [{ id: 'council', path: ['council'] }, { id: 'ict', path: ['council', 'ict'] }, { id: 'housing', path: ['council', 'housing'] }];
const actor = (role: Role, unitId: string): Actor => ({ organisationId: 'o', personId: 'p', roles: [{ role, unitId }] });

describe('Roles that can be given', () => {
  it('are all of them, everywhere, for an administrator of the whole organisation', () => {
    expect(rolesToGrant(actor('administrator', 'council'), UNITS)).toHaveLength(7);
    expect(unitsToGrant(actor('administrator', 'council'), 'auditor', UNITS)).toHaveLength(3);
  });

  it('stay within the unit of an administrator, without those that read the whole organisation', () => {
    const unitAdministrator = actor('administrator', 'ict');
    expect(rolesToGrant(unitAdministrator, UNITS)).toEqual(['administrator', 'register-owner', 'risk-owner', 'continuity-manager', 'viewer']);
    expect(unitsToGrant(unitAdministrator, 'risk-owner', UNITS).map(({ id }) => id)).toEqual(['ict']);
  });

  it('never include administrator for a risk manager, and are none for others', () => {
    expect(rolesToGrant(actor('risk-manager', 'council'), UNITS)).toEqual(['register-owner', 'risk-owner', 'continuity-manager', 'viewer']);
    expect(rolesToGrant(actor('register-owner', 'ict'), UNITS)).toEqual([]);
    expect(rolesToGrant(null, UNITS)).toEqual([]);
  });
});
