import { ROLE_PERMISSIONS } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';
import { personRef } from '../risks';

/*
 * Pieces of the statements about reviews of failures `f` with REVIEW_JOINS: fu is their unit, fl who leads them; fa, fr and fi what
 * failed. `$1` is the organisation and `$2` the caller. What the caller may is as it is today, also where the past is read.
 */

export const REVIEW_JOINS = `
  JOIN unit fu ON fu.organisation_id = $1 AND fu.id = f.unit_id
  JOIN person fl ON fl.organisation_id = $1 AND fl.id = f.lead_id
  LEFT JOIN activity fa ON fa.organisation_id = $1 AND fa.id = f.activity_id
  LEFT JOIN resource fr ON fr.organisation_id = $1 AND fr.id = f.resource_id
  LEFT JOIN invocation fi ON fi.organisation_id = $1 AND fi.id = f.invocation_id`;

export const readsAll = ({ roles }: Actor): boolean => roles.some(({ role }) => ROLE_PERMISSIONS[role]['continuity.read'] === 'organisation');

/** All of the organisation for whoever reads its continuity by a role; else those that the caller leads. */
export const reviewInSight = (actor: Actor): string => (readsAll(actor) ? 'true' : 'f.id IN (SELECT own.id FROM public.failure_review own WHERE own.organisation_id = $1 AND own.lead_id = $2)');

/** It waits for the caller, who may sign it off: whole, neither led nor written by the caller. Nothing waits in the past. */
export function waitsForCaller(bound: Bound, actor: Actor): string {
  if (actor.asAt !== undefined) return '$2::uuid IS NULL';
  const units = actor.roles.filter(({ role }) => ROLE_PERMISSIONS[role]['failure-review.sign-off'] === 'below').map(({ unitId }) => unitId);
  return `(f.state = 'open' AND f.ended_at IS NOT NULL AND f.summary <> '' AND f.cause <> '' AND f.root_cause <> '' AND f.lead_id <> $2 AND $2 <> ALL (f.writer_ids) AND fu.path && ${bound.put(units)}::uuid[])`;
}

export const SUBJECT_KIND = `CASE WHEN f.activity_id IS NOT NULL THEN 'activity' WHEN f.resource_id IS NOT NULL THEN 'resource' ELSE 'invocation' END`;

export const LASTED = `(floor(extract(epoch FROM f.ended_at) / 60) - floor(extract(epoch FROM f.started_at) / 60))::int`;

export const reviewRowJson = (waits: string): string => `json_build_object('id', f.id, 'reference', f.reference, 'title', f.title, 'state', f.state,
  'subject', json_build_object('kind', ${SUBJECT_KIND}, 'id', coalesce(fa.id, fr.id, fi.id), 'reference', coalesce(fa.reference, fr.reference, fi.reference), 'name', coalesce(fa.name, fr.name, fi.title)),
  'unitId', f.unit_id, 'unitName', fu.name, 'lead', ${personRef('fl')}, 'startedAt', ${instantSql('f.started_at')}, 'endedAt', ${instantSql('f.ended_at')}, 'minutes', ${LASTED}, 'cause', f.cause,
  'lessons', (SELECT count(*)::int FROM failure_lesson n WHERE n.organisation_id = $1 AND n.failure_review_id = f.id),
  'unanswered', (SELECT count(*)::int FROM failure_lesson n WHERE n.organisation_id = $1 AND n.failure_review_id = f.id AND n.action_id IS NULL AND n.risk_id IS NULL), 'waitsForMe', ${waits})`;
