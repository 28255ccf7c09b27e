import { ROLE_PERMISSIONS, type Permission } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';

/**
 * The CTEs `sight`, the units in which a permission of the caller's roles reaches, and `owned`, the caller's recommendations: what
 * is in neither is not there. Both say what holds today, also where the past is read. `$1` is the organisation and `$2` the caller.
 */
export const recommendationScope = (bound: Bound, actor: Actor): string => `
  ${unitsInSight(bound, actor, 'recommendation.read')}, owned AS MATERIALIZED (
    SELECT id FROM public.recommendation WHERE organisation_id = $1 AND owner_id = $2
  )`;

export const inSight = (m: string): string => `(${m}.unit_id IN (SELECT id FROM sight) OR ${m}.id IN (SELECT id FROM owned))`;

/** The same rule as `can` of the domain, for all units at once. */
export function unitsInSight(bound: Bound, { roles }: Actor, permission: Permission): string {
  const everywhere = roles.some(({ role }) => ROLE_PERMISSIONS[role][permission] === 'organisation');
  const units = roles.filter(({ role }) => ROLE_PERMISSIONS[role][permission] === 'below').map(({ unitId }) => unitId);
  return `sight AS MATERIALIZED (SELECT u.id, u.path FROM public.unit u WHERE u.organisation_id = $1 AND (${everywhere ? 'true' : 'false'} OR u.path && ${bound.put(units)}::uuid[]))`;
}
