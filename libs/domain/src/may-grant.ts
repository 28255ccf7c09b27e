import type { Actor } from './permissions';
import type { Role } from './vocabulary';

/**
 * Who may give (or take away) a role at a unit: the granter's role, and where it must be held. A risk manager and an
 * auditor read the whole organisation wherever their role is, so only an administrator of all of it makes one.
 */
const GRANTERS: Readonly<Record<Role, readonly { readonly role: Role; readonly at: 'root' | 'above' }[]>> = {
  administrator: [{ role: 'administrator', at: 'above' }],
  'risk-manager': [{ role: 'administrator', at: 'root' }],
  auditor: [{ role: 'administrator', at: 'root' }],
  'register-owner': [{ role: 'administrator', at: 'above' }, { role: 'risk-manager', at: 'above' }],
  'risk-owner': [{ role: 'administrator', at: 'above' }, { role: 'risk-manager', at: 'above' }],
  'continuity-manager': [{ role: 'administrator', at: 'above' }, { role: 'risk-manager', at: 'above' }],
  viewer: [{ role: 'administrator', at: 'above' }, { role: 'risk-manager', at: 'above' }],
};

/**
 * Whether a person may give or take away `role` at a unit. No role grants more than it reaches.
 * @param unitPath ids from the root unit down to the unit in which the role would be held
 */
export function mayGrant(actor: Actor, role: Role, unitPath: readonly string[]): boolean {
  return GRANTERS[role].some((granter) => {
    const units = granter.at === 'root' ? unitPath.slice(0, 1) : unitPath;
    return actor.roles.some((held) => held.role === granter.role && units.includes(held.unitId));
  });
}
