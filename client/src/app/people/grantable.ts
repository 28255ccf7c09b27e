import type { UnitView } from '@holdfast/contracts';
import { mayGrant, ROLES, type Actor, type Role } from '@holdfast/domain';

/** The units in which this person may give, or end, a role. */
export function unitsToGrant<T extends Pick<UnitView, 'path'>>(actor: Actor | null, role: Role, units: readonly T[]): T[] {
  return actor ? units.filter(({ path }) => mayGrant(actor, role, path)) : [];
}

/** The roles that this person may give somewhere. */
export function rolesToGrant(actor: Actor | null, units: readonly Pick<UnitView, 'path'>[]): Role[] {
  return ROLES.filter((role) => unitsToGrant(actor, role, units).length > 0);
}
