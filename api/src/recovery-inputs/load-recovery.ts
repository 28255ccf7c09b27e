import type { PersonRef, RecoveryNode } from '@holdfast/contracts';
import { recoveryGraph, type Duration, type RecoveryActivity, type RecoveryDependency, type RecoveryGraph, type RecoveryResource, type ResourceKind, type WorkingCalendar } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { personRef } from '../risks';

export interface LoadedActivity extends RecoveryActivity {
  reference: string;
  name: string;
  critical: boolean | null;
  analysed: boolean;
  /** How old its data may be; null: not stated. */
  rpo: Duration | null;
}

export interface LoadedResource extends RecoveryResource {
  reference: string;
  name: string;
  kind: ResourceKind;
  unitId: string;
  unitName: string;
  unitPath: string[];
  owner: PersonRef;
}

/** All that recovery is reckoned from, as it is in use, with the names that an answer needs. */
export interface LoadedRecovery {
  graph: RecoveryGraph;
  activities: readonly LoadedActivity[];
  resources: readonly LoadedResource[];
  calendars: readonly WorkingCalendar[];
}

/** Four statements, whatever the size. Whoever may read continuity reads all of the organisation's: dependencies cross units. */
export async function loadRecovery(sql: Sql, actor: Actor): Promise<LoadedRecovery> {
  const of = [actor.organisationId];
  const activities = await sql.rows<LoadedActivity>(
    `SELECT a.id, a.reference, a.name, a.critical, n.id IS NOT NULL AS analysed, ${duration('a', 'resume')} AS resume, ${duration('n', 'rto')} AS rto, ${duration('n', 'mtpd')} AS mtpd, ${duration('n', 'rpo')} AS rpo
     FROM activity a ${APPROVED_ANALYSIS} WHERE a.organisation_id = $1 AND a.retired_at IS NULL ORDER BY a.number`,
    of,
  );
  const resources = await sql.rows<LoadedResource>(
    `SELECT r.id, r.reference, r.name, r.kind, r.unit_id AS "unitId", u.name AS "unitName", u.path AS "unitPath", ${personRef('p')} AS owner, r.located_at_id AS "locatedAtId",
       r.supplier_id AS "supplierId", r.standby, ${duration('r', 'declared')} AS declared, ${duration('r', 'contractual')} AS contractual
     FROM resource r JOIN unit u ON u.organisation_id = $1 AND u.id = r.unit_id JOIN person p ON p.organisation_id = $1 AND p.id = r.owner_id
     WHERE r.organisation_id = $1 AND r.retired_at IS NULL ORDER BY r.number`,
    of,
  );
  const dependencies = await sql.rows<RecoveryDependency>(
    `SELECT coalesce(d.dependent_activity_id, d.dependent_resource_id) AS "dependentId", d.needed, array_agg(coalesce(m.activity_id, m.resource_id)) AS "memberIds"
     FROM dependency d JOIN dependency_member m ON m.organisation_id = $1 AND m.dependency_id = d.id
     WHERE d.organisation_id = $1 AND d.retired_at IS NULL GROUP BY d.id, d.dependent_activity_id, d.dependent_resource_id, d.needed`,
    of,
  );
  const calendars = await sql.rows<WorkingCalendar>(
    `SELECT c.id, c.name, o.time_zone AS zone, c.weekly, c.holidays, c.is_default AS "isDefault" FROM working_calendar c JOIN organisation o ON o.id = $1 WHERE c.organisation_id = $1`,
    of,
  );
  return { graph: recoveryGraph({ activities, resources, dependencies }), activities, resources, calendars };
}

/** The analysis that was approved last: what is being written counts for nothing yet. */
const APPROVED_ANALYSIS = `LEFT JOIN impact_analysis n ON n.organisation_id = $1 AND n.activity_id = a.id AND n.step = 'approved'`;

const duration = (table: string, name: string): string =>
  `CASE WHEN ${table}.${name}_minutes IS NOT NULL THEN json_build_object('minutes', ${table}.${name}_minutes, 'calendarId', ${table}.${name}_calendar_id) END`;

export const isActivity = ({ graph }: LoadedRecovery, node: number): boolean => node < graph.activityCount;

export function nodeView({ graph, activities, resources }: LoadedRecovery, node: number): RecoveryNode {
  const resource = resources[node - graph.activityCount];
  const { id, reference, name } = resource ?? activities[node]!;
  return { id, reference, name, kind: resource?.kind ?? null };
}

/** `node` is a resource. */
export const resourceView = ({ graph, resources }: LoadedRecovery, node: number): RecoveryNode & { kind: ResourceKind } => {
  const { id, reference, name, kind } = resources[node - graph.activityCount]!;
  return { id, reference, name, kind };
};

export const calendarNames = ({ calendars }: LoadedRecovery): { id: string; name: string }[] => calendars.map(({ id, name }) => ({ id, name }));

export const taken = (stated: Duration | null, measure: (duration: Duration) => number): { stated: Duration; minutes: number } | null => {
  const minutes = stated ? measure(stated) : NaN;
  return stated && !Number.isNaN(minutes) ? { stated, minutes } : null;
};

export const known = (minutes: number): number | null => (Number.isNaN(minutes) ? null : minutes);
