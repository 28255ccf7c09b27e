import { ROLE_PERMISSIONS } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { personRef } from '../risks';

/*
 * Pieces of the statements about invocations `i` with INVOCATION_JOINS: iu is their unit, il who leads them, ir their review. `$1` is
 * the organisation and `$2` the caller. What the caller may is as it is today, also where the past is read.
 */

export const INVOCATION_JOINS = `
  JOIN unit iu ON iu.organisation_id = $1 AND iu.id = i.unit_id
  JOIN person il ON il.organisation_id = $1 AND il.id = i.lead_id
  LEFT JOIN failure_review ir ON ir.organisation_id = $1 AND ir.invocation_id = i.id`;

/** The CTE `my_invocations`: those that the caller leads, was named for by an invoked plan, or was given a role in. */
export const MY_INVOCATIONS = `my_invocations AS MATERIALIZED (
    SELECT id FROM public.invocation WHERE organisation_id = $1 AND lead_id = $2
    UNION SELECT invocation_id FROM public.invocation_person WHERE organisation_id = $1 AND person_id = $2
    UNION SELECT invocation_id FROM public.log_entry WHERE organisation_id = $1 AND person_id = $2 AND kind IN ('role-filled', 'handover') AND invocation_id IS NOT NULL
  )`;

export const IS_MINE = 'i.id IN (SELECT id FROM my_invocations)';

/** Reads the continuity of all the organisation by a role. */
export const readsAll = ({ roles }: Actor): boolean => roles.some(({ role }) => ROLE_PERMISSIONS[role]['continuity.read'] === 'organisation');

/** All of the organisation for whoever reads its continuity by a role; else those that the caller has a part in. */
export const invocationInSight = (actor: Actor): string => (readsAll(actor) ? 'true' : IS_MINE);

/** The caller sees the invocation of this id, as SQL of its own. */
export const invocationSeen = (actor: Actor, id: string): string =>
  readsAll(actor) ? 'true' : `${id} IN (WITH ${MY_INVOCATIONS} SELECT id FROM my_invocations)`;

export const invocationRowJson = `json_build_object('id', i.id, 'reference', i.reference, 'title', i.title, 'state', i.state, 'unitId', i.unit_id, 'unitName', iu.name, 'lead', ${personRef('il')},
  'outageAt', ${instantSql('i.outage_at')}, 'declaredAt', ${instantSql('i.declared_at')}, 'stoodDownAt', ${instantSql('i.stood_down_at')},
  'plans', (SELECT count(*)::int FROM invocation_plan n WHERE n.organisation_id = $1 AND n.invocation_id = i.id),
  'lost', (SELECT count(*)::int FROM invocation_lost n WHERE n.organisation_id = $1 AND n.invocation_id = i.id),
  'review', CASE WHEN ir.id IS NOT NULL THEN json_build_object('id', ir.id, 'reference', ir.reference, 'state', ir.state) END, 'mine', ${IS_MINE})`;

/** When the situation was last reported; a report that was taken back is none. */
export const lastReportSql = `(SELECT max(e.at) FROM log_entry e WHERE e.organisation_id = $1 AND e.invocation_id = i.id AND e.kind = 'situation-report'
  AND NOT EXISTS (SELECT FROM log_entry c WHERE c.organisation_id = $1 AND c.invocation_id = i.id AND c.kind = 'correction' AND c.corrects_id = e.id AND c.voids))`;
