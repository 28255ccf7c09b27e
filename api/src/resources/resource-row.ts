import { activitySeen, DEPENDENCY_LIVES, durationJson, resourceJson, resourceSeen, thingSeen } from '../continuity';
import { personRef } from '../risks';
import { deputiesJson } from './deputies';

/* Resources `r` with their joins, as SQL: a ResourceRow. `$1` is the organisation; needs the CTEs of `continuityScope`. */

export const resourceRowJoins = `
  JOIN person ro ON ro.organisation_id = $1 AND ro.id = r.owner_id
  JOIN unit ru ON ru.organisation_id = $1 AND ru.id = r.unit_id
  LEFT JOIN resource site ON site.organisation_id = $1 AND site.id = r.located_at_id AND ${resourceSeen('site')}
  LEFT JOIN resource supplier ON supplier.organisation_id = $1 AND supplier.id = r.supplier_id AND ${resourceSeen('supplier')}`;

/** How many dependencies in use name it, as far as the caller sees what leans. */
const LEANED_ON = `(SELECT count(*)::int FROM dependency_member x JOIN dependency d ON d.organisation_id = $1 AND d.id = x.dependency_id
  LEFT JOIN activity da ON da.organisation_id = $1 AND da.id = d.dependent_activity_id LEFT JOIN resource dr ON dr.organisation_id = $1 AND dr.id = d.dependent_resource_id
  WHERE x.organisation_id = $1 AND x.resource_id = r.id AND ${DEPENDENCY_LIVES} AND ${thingSeen('da', 'dr')})`;

const leaning = (what: 'activity' | 'resource', seen: (thing: string) => string): string =>
  `SELECT d.id FROM dependency d JOIN ${what} t ON t.organisation_id = $1 AND t.id = d.dependent_${what}_id WHERE d.organisation_id = $1 AND d.retired_at IS NULL AND t.retired_at IS NULL AND ${seen('t')}`;

/** The same of all at once: rows `id`, `dependencies`, of those that any name. What leans is found by kind, so that each is one hash join. */
export const leaningOnEach = `SELECT x.resource_id AS id, count(*)::int AS dependencies FROM dependency_member x
  JOIN (${leaning('activity', activitySeen)} UNION ALL ${leaning('resource', resourceSeen)}) lives ON lives.id = x.dependency_id
  WHERE x.organisation_id = $1 AND x.resource_id IS NOT NULL GROUP BY x.resource_id`;

export const resourceRowJson = `json_build_object('id', r.id, 'reference', r.reference, 'kind', r.kind, 'name', r.name, 'unitId', r.unit_id, 'unitName', ru.name, 'owner', ${personRef('ro')},
  'locatedAt', CASE WHEN site.id IS NOT NULL THEN ${resourceJson('site')} END, 'supplier', CASE WHEN supplier.id IS NOT NULL THEN ${resourceJson('supplier')} END,
  'standby', r.standby, 'quantity', r.quantity, 'deputies', ${deputiesJson}, 'declared', ${durationJson('r', 'declared')}, 'contractual', ${durationJson('r', 'contractual')}, 'dataLossMinutes', r.data_loss_minutes,
  'leanedOn', ${LEANED_ON}, 'status', CASE WHEN r.retired_at IS NULL THEN 'active' ELSE 'retired' END)`;
