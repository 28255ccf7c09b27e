import { ROLE_PERMISSIONS, type Permission } from '@holdfast/domain';
import { instantSql } from '../actions';
import { durationJson } from '../continuity';
import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';
import { personRef } from '../risks';

/*
 * Pieces of the statements about activities `a` with ACTIVITY_JOINS and their analyses `i`: au is the unit of the activity, ao its
 * owner. `$1` is the organisation and `$2` the caller. What the caller may is as it is today, also where the past is read.
 */

export const ACTIVITY_JOINS = `
  JOIN unit au ON au.organisation_id = $1 AND au.id = a.unit_id
  JOIN person ao ON ao.organisation_id = $1 AND ao.id = a.owner_id`;

/** All of the organisation for whoever reads its continuity by a role; else the caller's own activities. */
export const activityInSight = ({ roles }: Actor): string =>
  roles.some(({ role }) => ROLE_PERMISSIONS[role]['continuity.read'] === 'organisation')
    ? 'true'
    : 'a.id IN (SELECT own.id FROM public.activity own WHERE own.organisation_id = $1 AND own.owner_id = $2)';

const reaches = (bound: Bound, { roles }: Actor, permission: Permission): string => {
  const units = roles.filter(({ role }) => ROLE_PERMISSIONS[role][permission] === 'below').map(({ unitId }) => unitId);
  return `(a.owner_id = $2 OR au.path && ${bound.put(units)}::uuid[])`;
};

/**
 * The caller has something to do about it: approve it, unless they wrote in it; change what came back to them; look again at what
 * they own and is due, or what its owner wrote and so cannot confirm. Nothing waits in the past.
 */
export function waitsForCaller(bound: Bound, actor: Actor, today: string, within = 0): string {
  if (actor.asAt !== undefined) return `($2::uuid IS NULL AND ${today} IS NULL)`;
  return `coalesce(CASE i.step
    WHEN 'submitted' THEN ${reaches(bound, actor, 'impact-analysis.approve')} AND $2 <> ALL (i.author_ids)
    WHEN 'returned' THEN $2 = ANY (i.author_ids)
    WHEN 'approved' THEN (a.owner_id = $2 OR a.owner_id = ANY (i.author_ids) AND $2 <> ALL (i.author_ids) AND ${reaches(bound, actor, 'impact-analysis.approve')}) AND i.next_review <= ${today} + ${within}
      AND NOT EXISTS (SELECT FROM impact_analysis o WHERE o.organisation_id = $1 AND o.activity_id = a.id AND o.step IN ('draft', 'submitted', 'returned'))
    END, false)`;
}

/** The version in force and the one at work. */
export const CURRENT = `i.step IN ('draft', 'submitted', 'returned', 'approved')`;

export const ANALYSIS_JOIN = `LEFT JOIN impact_analysis i ON i.organisation_id = $1 AND i.activity_id = a.id AND ${CURRENT}`;

/** An Mtpd of the domain: one that follows from the impacts is at most that long where some of them before it are not known. */
export const mtpdJson = (of: string): string =>
  `CASE WHEN ${of}.mtpd_minutes IS NOT NULL THEN json_build_object('minutes', ${of}.mtpd_minutes, 'calendarId', ${of}.mtpd_calendar_id, 'atMost', ${mtpdAtMost(of)}) END`;

/** Asked only where something is unknown at all. */
const mtpdAtMost = (of: string): string =>
  `coalesce(${of}.unknowns > 0 AND ${of}.content -> 'mtpdOverride' = 'null' AND EXISTS (
    SELECT FROM jsonb_array_elements(${of}.content -> 'impacts') impact, jsonb_array_elements(impact -> 'levels') WITH ORDINALITY AS by_band (level, band)
    WHERE level = 'null' AND (${of}.content -> 'bands' -> (band - 1)::int)::int < ${of}.mtpd_minutes), false)`;

export const analysisRowJson = (waits: string): string => `json_build_object('id', coalesce(i.id, a.id), 'activityId', a.id, 'reference', a.reference, 'name', a.name, 'unitId', a.unit_id, 'unitName', au.name,
  'owner', ${personRef('ao')}, 'state', coalesce(i.step, 'none'), 'number', i.number, 'rto', ${durationJson('i', 'rto')}, 'rpo', ${durationJson('i', 'rpo')}, 'mtpd', ${mtpdJson('i')},
  'contradictions', coalesce(i.contradictions, '{}'), 'unknowns', coalesce(i.unknowns, 0), 'nextReview', i.next_review, 'changedAt', ${instantSql('i.changed_at')}, 'waitsForMe', ${waits})`;
