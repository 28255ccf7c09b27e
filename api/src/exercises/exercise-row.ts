import { ROLE_PERMISSIONS, type Permission } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';
import { personRef } from '../risks';

/*
 * Pieces of the statements about rehearsals `e` with EXERCISE_JOINS: eu is their unit, el who leads them, eg their programme. `$1` is
 * the organisation and `$2` the caller. What the caller may is as it is today, also where the past is read.
 */

export const EXERCISE_JOINS = `
  JOIN unit eu ON eu.organisation_id = $1 AND eu.id = e.unit_id
  JOIN person el ON el.organisation_id = $1 AND el.id = e.lead_id
  LEFT JOIN exercise_programme eg ON eg.organisation_id = $1 AND eg.id = e.programme_id`;

export const readsAll = ({ roles }: Actor): boolean => roles.some(({ role }) => ROLE_PERMISSIONS[role]['continuity.read'] === 'organisation');

/** All of the organisation for whoever reads its continuity by a role; else those that the caller leads or is named in. */
export const exerciseInSight = (actor: Actor): string =>
  readsAll(actor) ? 'true' : `e.id IN (SELECT own.id FROM public.exercise own WHERE own.organisation_id = $1 AND own.lead_id = $2
      UNION SELECT own.id FROM public.exercise own WHERE own.organisation_id = $1 AND own.participants @> jsonb_build_array(jsonb_build_object('personId', $2::uuid)))`;

/** Programmes `g`: all, or those that the caller owns. */
export const programmeInSight = (actor: Actor): string =>
  readsAll(actor) ? 'true' : 'g.id IN (SELECT own.id FROM public.exercise_programme own WHERE own.organisation_id = $1 AND own.owner_id = $2)';

const unitsOf = ({ roles }: Actor, permission: Permission): string[] => roles.filter(({ role }) => ROLE_PERMISSIONS[role][permission] === 'below').map(({ unitId }) => unitId);

/** Its result waits for the caller, who may sign it off: neither led it nor typed it in. Nothing waits in the past. */
export function waitsForCaller(bound: Bound, actor: Actor): string {
  if (actor.asAt !== undefined) return '$2::uuid IS NULL';
  return `(e.state = 'held' AND e.lead_id <> $2 AND $2 <> ALL (e.recorder_ids) AND eu.path && ${bound.put(unitsOf(actor, 'exercise.sign-off'))}::uuid[])`;
}

export const exerciseRowJson = (waits: string): string => `json_build_object('id', e.id, 'reference', e.reference, 'kind', e.kind, 'title', e.title, 'unitId', e.unit_id, 'unitName', eu.name,
  'lead', ${personRef('el')}, 'plannedFor', e.planned_for, 'state', e.state, 'outcome', e.outcome, 'endedAt', ${instantSql('e.ended_at')},
  'programme', CASE WHEN eg.id IS NOT NULL THEN json_build_object('id', eg.id, 'name', eg.name) END,
  'resources', (SELECT count(*)::int FROM exercise_resource r WHERE r.organisation_id = $1 AND r.exercise_id = e.id),
  'findings', (SELECT count(*)::int FROM exercise_finding f WHERE f.organisation_id = $1 AND f.exercise_id = e.id), 'waitsForMe', ${waits})`;
