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

/** The sentence that goes with a refusal of `mayGrant`. */
export function explainGrantRefusal(role: Role): string {
  const granters = GRANTERS[role];
  if (granters.some(({ at }) => at === 'root')) return 'This role reads the whole organisation, so only an administrator of all of it can give or take it away.';
  if (granters.length === 1) return 'Only an administrator of this unit, or of one above, can give or take away this role.';
  return 'Only an administrator or a risk manager of this unit, or of one above, can give or take away this role.';
}
