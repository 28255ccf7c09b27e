import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';
import { instantSql } from '../actions';
import { personRef } from '../risks';
import { unitsInSight } from '../units';
import { lastRehearsedSql } from './last-rehearsed';
import { contactsChangedSql } from './plan-as-approved';

/* Plans `p` with their joins, as SQL: a PlanRow. `$1` is the organisation and `$2` the caller. */

/**
 * The CTEs `sight`, the units whose plans the caller reads, and `mine`, the plans that the caller owns, and those whose approved
 * version names the caller: whoever has a part in a plan reads it. Both as they are today, also where the past is read.
 */
export const planScope = (bound: Bound, actor: Actor): string => `
  ${unitsInSight(bound, actor, 'continuity.read')}, mine AS MATERIALIZED (
    SELECT id FROM public.plan WHERE organisation_id = $1 AND owner_id = $2
    UNION SELECT v.plan_id FROM public.plan_person x JOIN public.plan_version v ON v.organisation_id = $1 AND v.id = x.plan_version_id AND v.state = 'approved' WHERE x.organisation_id = $1 AND x.person_id = $2
  )`;

export const IN_SIGHT = '(p.unit_id IN (SELECT id FROM sight) OR p.id IN (SELECT id FROM mine))';

export const planRowJoins = `
  JOIN person po ON po.organisation_id = $1 AND po.id = p.owner_id
  JOIN unit pu ON pu.organisation_id = $1 AND pu.id = p.unit_id
  LEFT JOIN plan up ON up.organisation_id = $1 AND up.id = p.parent_id
  LEFT JOIN plan_version cur ON cur.organisation_id = $1 AND cur.plan_id = p.id AND cur.state = 'approved'
  LEFT JOIN plan_version opn ON opn.organisation_id = $1 AND opn.plan_id = p.id AND opn.state IN ('draft', 'in-review')`;

/** As `planStanding` of the domain has it. */
export const standingSql = (plan: string, approved: string, today: string): string =>
  `CASE WHEN ${plan}.retired_at IS NOT NULL THEN 'retired' WHEN ${approved}.id IS NULL THEN 'none' WHEN ${plan}.next_review < ${today} THEN 'overdue' ELSE 'current' END`;

const leftIn = `(SELECT count(*)::int FROM plan_person x JOIN person w ON w.organisation_id = $1 AND w.id = x.person_id WHERE x.organisation_id = $1 AND x.plan_version_id = cur.id AND w.left_at IS NOT NULL)`;

export const NAMES_A_LEAVER = `${leftIn} > 0`;
export const CONTACTS_CHANGED = `${contactsChangedSql('cur')} > 0`;

export const planRowJson = (today: string): string => `json_build_object('id', p.id, 'reference', p.reference, 'kind', p.kind, 'name', p.name, 'unitId', p.unit_id, 'unitName', pu.name, 'owner', ${personRef('po')},
  'parent', CASE WHEN up.unit_id IN (SELECT id FROM sight) OR up.id IN (SELECT id FROM mine) THEN json_build_object('id', up.id, 'reference', up.reference, 'name', up.name) END, 'standing', ${standingSql('p', 'cur', today)},
  'approvedNumber', cur.number, 'approvedAt', ${instantSql('cur.approved_at')}, 'openNumber', opn.number, 'openState', opn.state, 'nextReview', p.next_review, 'rehearsed', ${lastRehearsedSql('p', 'cur')}, 'left', ${leftIn}, 'contactsChanged', CASE WHEN p.retired_at IS NULL THEN ${contactsChangedSql('cur')} ELSE 0 END)`;
