import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';
import { unitsInSight } from '../units';

/**
 * The CTEs `sight`, the units in which a role of the caller reads continuity, and `own_activity` and `own_resource`, the caller's
 * own, all as they are today. `$1` is the organisation and `$2` the caller.
 */
export const continuityScope = (bound: Bound, actor: Actor): string => `
  ${unitsInSight(bound, actor, 'continuity.read')},
  own_activity AS MATERIALIZED (SELECT id FROM public.activity WHERE organisation_id = $1 AND owner_id = $2),
  own_resource AS MATERIALIZED (SELECT id FROM public.resource WHERE organisation_id = $1 AND owner_id = $2)`;

export const activitySeen = (a: string): string => `(${a}.unit_id IN (SELECT id FROM sight) OR ${a}.id IN (SELECT id FROM own_activity))`;
export const resourceSeen = (r: string): string => `(${r}.unit_id IN (SELECT id FROM sight) OR ${r}.id IN (SELECT id FROM own_resource))`;
