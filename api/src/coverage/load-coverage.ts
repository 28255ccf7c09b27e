import type { CoveragePlanRef } from '@holdfast/contracts';
import type { PlanKind, ResourceKind } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { lastRehearsedSql } from '../plans';
import { loadDependencies, unitsAndOwners, type Placed } from '../recovery-inputs';
import { todayAt } from '../registers';

interface Thing extends Placed {
  id: string;
  reference: string;
  name: string;
}

export interface LoadedPlan extends Thing, CoveragePlanRef {
  kind: PlanKind;
  parentId: string | null;
  activityIds: string[];
  resourceIds: string[];
}

/** All that coverage is reckoned from, as it is in use, with the names that an answer needs. */
export interface LoadedCoverage {
  today: string;
  activities: readonly (Thing & { critical: boolean })[];
  resources: readonly (Thing & { kind: ResourceKind })[];
  /** A thing also leans on where it is and on who runs it. */
  dependencies: Iterable<{ dependentId: string; memberIds: readonly string[] }>;
  plans: readonly LoadedPlan[];
}

/** As a row of its own says it; units and owners are read apart. */
type Bare<Of extends Placed> = Omit<Of, 'unitName' | 'unitPath' | 'owner'> & { ownerId: string };
type BareResource = Bare<Thing & { kind: ResourceKind; locatedAtId: string | null; supplierId: string | null }>;

const thing = (of: string): string => `${of}.id, ${of}.reference, ${of}.name, ${of}.unit_id AS "unitId", ${of}.owner_id AS "ownerId"`;
const inUse = (of: string): string => `WHERE ${of}.organisation_id = $1 AND ${of}.retired_at IS NULL ORDER BY ${of}.number`;

/** Seven statements, whatever the size. Whoever may read continuity reads all of the organisation's: dependencies cross units. */
export async function loadCoverage(sql: Sql, actor: Actor): Promise<LoadedCoverage> {
  const of = [actor.organisationId];
  const bound = new Bound();
  bound.put(actor.organisationId);
  const day = await sql.one<{ today: string }>(`SELECT to_char(${todayAt(bound, sql.now)}, 'YYYY-MM-DD') AS today`, bound.values);
  if (!day) throw new TypeError('a select without FROM has a row');
  const activities = await sql.rows<Bare<Thing & { critical: boolean }>>(`SELECT ${thing('a')}, a.critical IS TRUE AS critical FROM activity a ${inUse('a')}`, of);
  const resources = await sql.rows<BareResource>(`SELECT ${thing('r')}, r.kind, r.located_at_id AS "locatedAtId", r.supplier_id AS "supplierId" FROM resource r ${inUse('r')}`, of);
  const plans = await sql.rows<Bare<LoadedPlan>>(PLANS, of);
  const placed = await unitsAndOwners(sql, actor.organisationId, [...activities, ...resources, ...plans]);
  const among = await loadDependencies(sql, actor.organisationId);
  return {
    today: day.today,
    activities: activities.map((activity) => ({ ...activity, ...placed(activity) })),
    resources: resources.map((resource) => ({ ...resource, ...placed(resource) })),
    dependencies: { [Symbol.iterator]: () => leaning(among, resources) },
    plans: plans.map((plan) => ({ ...plan, ...placed(plan) })),
  };
}

function* leaning(among: LoadedCoverage['dependencies'], resources: readonly BareResource[]): Generator<{ dependentId: string; memberIds: readonly string[] }> {
  yield* among;
  for (const { id, locatedAtId, supplierId } of resources) if (locatedAtId ?? supplierId) yield { dependentId: id, memberIds: [locatedAtId, supplierId].filter((one) => one !== null) };
}

/** By its approved version; while there is none, by what is being written. */
const PLANS = `
  WITH plans AS (
    SELECT p.*, cur.number AS approved_number, opn.number AS open_number, opn.state AS open_state, coalesce(cur.id, opn.id) AS counted_id, ${lastRehearsedSql('p', 'cur')} AS rehearsed
    FROM plan p LEFT JOIN plan_version cur ON cur.organisation_id = $1 AND cur.plan_id = p.id AND cur.state = 'approved'
    LEFT JOIN plan_version opn ON opn.organisation_id = $1 AND opn.plan_id = p.id AND opn.state IN ('draft', 'in-review') WHERE p.organisation_id = $1 AND p.retired_at IS NULL
  )
  SELECT ${thing('a')}, a.kind, a.parent_id AS "parentId", a.approved_number AS "approvedNumber", a.open_number AS "openNumber", a.open_state AS "openState", a.next_review::text AS "nextReview", a.rehearsed,
    ARRAY(SELECT x.activity_id FROM plan_activity x WHERE x.organisation_id = $1 AND x.plan_version_id = a.counted_id) AS "activityIds",
    ARRAY(SELECT x.resource_id FROM plan_resource x WHERE x.organisation_id = $1 AND x.plan_version_id = a.counted_id) AS "resourceIds"
  FROM plans a ${inUse('a')}`;
