import { ROLE_PERMISSIONS, type Permission } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';

/** The CTE `sight`: the units in which a permission of the caller's roles reaches, by the same rule as `can` of the domain. What holds today, also where the past is read; `$1` is the organisation. */
export function unitsInSight(bound: Bound, { roles }: Actor, permission: Permission): string {
  const everywhere = roles.some(({ role }) => ROLE_PERMISSIONS[role][permission] === 'organisation');
  const units = roles.filter(({ role }) => ROLE_PERMISSIONS[role][permission] === 'below').map(({ unitId }) => unitId);
  return `sight AS MATERIALIZED (SELECT u.id, u.path FROM public.unit u WHERE u.organisation_id = $1 AND (${everywhere ? 'true' : 'false'} OR u.path && ${bound.put(units)}::uuid[]))`;
}
