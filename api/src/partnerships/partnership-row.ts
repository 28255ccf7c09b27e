import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';
import { personRef } from '../risks';
import { unitsInSight } from '../units';

/* Partnerships `p` with their joins, as SQL: a PartnershipRow. `$1` is the organisation and `$2` the caller. */

/** The CTEs `sight`, the units whose partnerships the caller reads, and `led`, the caller's own, as both are today. */
export const partnershipScope = (bound: Bound, actor: Actor): string => `
  ${unitsInSight(bound, actor, 'partnership.read')}, led AS MATERIALIZED (SELECT id FROM public.partnership WHERE organisation_id = $1 AND lead_id = $2)`;

export const IN_SIGHT = '(p.unit_id IN (SELECT id FROM sight) OR p.id IN (SELECT id FROM led))';

export const partnershipRowJoins = `
  JOIN person pl ON pl.organisation_id = $1 AND pl.id = p.lead_id
  JOIN unit pu ON pu.organisation_id = $1 AND pu.id = p.unit_id`;

export const partnershipRowJson = `json_build_object('id', p.id, 'name', p.name, 'partners', p.partners, 'unitId', p.unit_id, 'unitName', pu.name, 'lead', ${personRef('pl')},
  'score', p.score, 'level', p.level, 'meets', p.meets, 'nextReview', p.next_review, 'state', CASE WHEN p.ended_at IS NULL THEN 'active' ELSE 'ended' END)`;
