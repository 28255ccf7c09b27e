import type { CoveragePlanRef, PersonRef } from '@holdfast/contracts';
import type { PlanKind, ResourceKind } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { todayAt } from '../registers';
import { personRef } from '../risks';

interface Placed {
  id: string;
  reference: string;
  name: string;
  unitId: string;
  unitName: string;
  unitPath: string[];
  owner: PersonRef;
}

export interface LoadedPlan extends Placed, CoveragePlanRef {
  kind: PlanKind;
  parentId: string | null;
  activityIds: string[];
  resourceIds: string[];
}

/** All that coverage is reckoned from, as it is in use, with the names that an answer needs. */
export interface LoadedCoverage {
  today: string;
  activities: readonly (Placed & { critical: boolean })[];
  resources: readonly (Placed & { kind: ResourceKind })[];
  dependencies: readonly { dependentId: string; memberIds: string[] }[];
  plans: readonly LoadedPlan[];
}

const placed = (of: string): string => `${of}.id, ${of}.reference, ${of}.name, ${of}.unit_id AS "unitId", u.name AS "unitName", u.path AS "unitPath", ${personRef('w')} AS owner`;
const where = (of: string): string =>
  `JOIN unit u ON u.organisation_id = $1 AND u.id = ${of}.unit_id JOIN person w ON w.organisation_id = $1 AND w.id = ${of}.owner_id WHERE ${of}.organisation_id = $1 AND ${of}.retired_at IS NULL ORDER BY ${of}.number`;

/** Five statements, whatever the size. Whoever may read continuity reads all of the organisation's: dependencies cross units. */
export async function loadCoverage(sql: Sql, actor: Actor): Promise<LoadedCoverage> {
  const of = [actor.organisationId];
  const bound = new Bound();
  bound.put(actor.organisationId);
  const day = await sql.one<{ today: string }>(`SELECT to_char(${todayAt(bound, sql.now)}, 'YYYY-MM-DD') AS today`, bound.values);
  if (!day) throw new TypeError('a select without FROM has a row');
  return {
    today: day.today,
    activities: await sql.rows(`SELECT ${placed('a')}, a.critical IS TRUE AS critical FROM activity a ${where('a')}`, of),
    resources: await sql.rows(`SELECT ${placed('r')}, r.kind FROM resource r ${where('r')}`, of),
    dependencies: await sql.rows(DEPENDENCIES, of),
    plans: await sql.rows(PLANS, of),
  };
}

/** A thing also leans on where it is and on who runs it. */
const DEPENDENCIES = `
  SELECT coalesce(d.dependent_activity_id, d.dependent_resource_id) AS "dependentId", array_agg(coalesce(m.activity_id, m.resource_id)) AS "memberIds"
  FROM dependency d JOIN dependency_member m ON m.organisation_id = $1 AND m.dependency_id = d.id WHERE d.organisation_id = $1 AND d.retired_at IS NULL
  GROUP BY d.id, d.dependent_activity_id, d.dependent_resource_id
  UNION ALL SELECT id, array_remove(ARRAY[located_at_id, supplier_id], NULL) FROM resource WHERE organisation_id = $1 AND retired_at IS NULL AND num_nonnulls(located_at_id, supplier_id) > 0`;

/** By its approved version; while there is none, by what is being written. A rehearsal counts from its sign-off. */
const PLANS = `
  WITH rehearsed AS MATERIALIZED (
    SELECT DISTINCT ON (x.plan_id) x.plan_id, json_build_object('on', to_char(e.ended_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD'), 'outcome', e.outcome) AS said
    FROM exercise e JOIN exercise_plan x ON x.organisation_id = $1 AND x.exercise_id = e.id JOIN organisation o ON o.id = $1
    WHERE e.organisation_id = $1 AND e.state = 'signed-off' ORDER BY x.plan_id, e.ended_at DESC, e.id DESC
  ), plans AS (
    SELECT p.*, cur.number AS approved_number, opn.number AS open_number, opn.state AS open_state, coalesce(cur.id, opn.id) AS counted_id
    FROM plan p LEFT JOIN plan_version cur ON cur.organisation_id = $1 AND cur.plan_id = p.id AND cur.state = 'approved'
    LEFT JOIN plan_version opn ON opn.organisation_id = $1 AND opn.plan_id = p.id AND opn.state IN ('draft', 'in-review') WHERE p.organisation_id = $1 AND p.retired_at IS NULL
  )
  SELECT ${placed('a')}, a.kind, a.parent_id AS "parentId", a.approved_number AS "approvedNumber", a.open_number AS "openNumber", a.open_state AS "openState", a.next_review::text AS "nextReview", r.said AS rehearsed,
    ARRAY(SELECT x.activity_id FROM plan_activity x WHERE x.organisation_id = $1 AND x.plan_version_id = a.counted_id) AS "activityIds",
    ARRAY(SELECT x.resource_id FROM plan_resource x WHERE x.organisation_id = $1 AND x.plan_version_id = a.counted_id) AS "resourceIds"
  FROM plans a LEFT JOIN rehearsed r ON r.plan_id = a.id ${where('a')}`;
