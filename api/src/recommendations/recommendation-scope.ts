import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';
import { unitsInSight } from '../units';

/**
 * The CTEs `sight`, the units in which a permission of the caller's roles reaches, and `owned`, the caller's recommendations: what
 * is in neither is not there. Both say what holds today, also where the past is read. `$1` is the organisation and `$2` the caller.
 */
export const recommendationScope = (bound: Bound, actor: Actor): string => `
  ${unitsInSight(bound, actor, 'recommendation.read')}, owned AS MATERIALIZED (
    SELECT id FROM public.recommendation WHERE organisation_id = $1 AND owner_id = $2
  )`;

export const inSight = (m: string): string => `(${m}.unit_id IN (SELECT id FROM sight) OR ${m}.id IN (SELECT id FROM owned))`;
