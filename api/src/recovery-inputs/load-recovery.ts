import type { PersonRef, RecoveryNode } from '@holdfast/contracts';
import { recoveryGraph, type Duration, type Mtpd, type RecoveryActivity, type RecoveryGraph, type RecoveryResource, type ResourceKind, type WorkingCalendar } from '@holdfast/domain';
import { durationJson } from '../continuity';
import { mtpdJson } from '../impact-analysis';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { loadDependencies } from './load-dependencies';
import { unitsAndOwners } from './units-and-owners';

export interface LoadedActivity extends RecoveryActivity {
  reference: string;
  name: string;
  critical: boolean | null;
  analysed: boolean;
  mtpd: Mtpd | null;
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
  /** Whose contract stands for it, where it has none of its own. */
  contractOf: RecoveryNode | null;
}

/** All that recovery is reckoned from, as it is in use, with the names that an answer needs. */
export interface LoadedRecovery {
  graph: RecoveryGraph;
  activities: readonly LoadedActivity[];
  resources: readonly LoadedResource[];
  calendars: readonly WorkingCalendar[];
}

type ResourceRecord = Omit<LoadedResource, 'unitName' | 'unitPath' | 'owner' | 'declared' | 'contractual' | 'siteContract' | 'contractOf'> &
  Record<'ownerId', string> & Record<'declaredMinutes' | 'contractualMinutes', number | null> & Record<'declaredCalendarId' | 'contractualCalendarId', string | null>;

/**
 * Six statements, whatever the size. Whoever may read continuity reads all of the organisation's: dependencies cross units.
 * @param ids the activities and resources that are read; null: all
 */
export async function loadRecovery(sql: Sql, actor: Pick<Actor, 'organisationId'>, ids: readonly string[] | null = null): Promise<LoadedRecovery> {
  const of: [string, ...(readonly string[])[]] = ids === null ? [actor.organisationId] : [actor.organisationId, ids];
  const activities = await sql.rows<LoadedActivity>(
    `SELECT a.id, a.reference, a.name, a.critical, n.id IS NOT NULL AS analysed, ${durationJson('a', 'resume')} AS resume, ${durationJson('n', 'rto')} AS rto, ${mtpdJson('n')} AS mtpd, ${durationJson('n', 'rpo')} AS rpo
     FROM activity a ${APPROVED_ANALYSIS} WHERE a.organisation_id = $1 AND a.retired_at IS NULL ${ids === null ? '' : 'AND a.id = ANY ($2::uuid[])'} ORDER BY a.number`,
    of,
  );
  const resources = await loadResources(sql, of);
  const dependencies = await loadDependencies(sql, actor.organisationId, ids);
  const calendars = await sql.rows<WorkingCalendar>(
    `SELECT c.id, c.name, o.time_zone AS zone, c.weekly, c.holidays, c.is_default AS "isDefault" FROM working_calendar c JOIN organisation o ON o.id = $1 WHERE c.organisation_id = $1`,
    [actor.organisationId],
  );
  return { graph: recoveryGraph({ activities, resources, dependencies }), activities, resources, calendars };
}

async function loadResources(sql: Sql, of: [string, ...(readonly string[])[]]): Promise<LoadedResource[]> {
  const records = await sql.rows<ResourceRecord>(
    `SELECT id, reference, name, kind, unit_id AS "unitId", owner_id AS "ownerId", located_at_id AS "locatedAtId", supplier_id AS "supplierId", standby,
       declared_minutes AS "declaredMinutes", declared_calendar_id AS "declaredCalendarId", contractual_minutes AS "contractualMinutes", contractual_calendar_id AS "contractualCalendarId"
     FROM resource WHERE organisation_id = $1 AND retired_at IS NULL ${of.length > 1 ? WITH_THEIR_HOLDERS : ''} ORDER BY number`,
    of,
  );
  const placed = await unitsAndOwners(sql, of[0], records);
  const stated = (minutes: number | null, calendarId: string | null): Duration | null => (minutes === null ? null : { minutes, calendarId });
  const byId = new Map(records.map((record) => [record.id, record]));
  const contractOf = (record: ResourceRecord): Duration | null => stated(record.contractualMinutes, record.contractualCalendarId);
  return records.map((record) => {
    const [declared, own] = [stated(record.declaredMinutes, record.declaredCalendarId), contractOf(record)];
    const [supplier, site] = [record.supplierId, record.locatedAtId].map((id) => (id === null ? undefined : byId.get(id)));
    const contractual = own ?? (supplier ? contractOf(supplier) : null);
    const siteContract = contractual === null && declared === null && site ? contractOf(site) : null;
    const whose = own !== null ? undefined : contractual !== null ? supplier : siteContract !== null ? site : undefined;
    return {
      id: record.id, reference: record.reference, name: record.name, kind: record.kind, standby: record.standby, locatedAtId: record.locatedAtId, supplierId: record.supplierId,
      ...placed(record),
      declared, contractual, siteContract,
      contractOf: whose ? { id: whose.id, reference: whose.reference, name: whose.name, kind: whose.kind } : null,
    };
  });
}

/** Also their sites and suppliers, whose contract may stand for them. */
const WITH_THEIR_HOLDERS = `AND id IN (SELECT unnest($2::uuid[]) UNION SELECT unnest(ARRAY[located_at_id, supplier_id]) FROM resource WHERE organisation_id = $1 AND id IN (SELECT unnest($2::uuid[])))`;

/** The analysis that was approved last: what is being written counts for nothing yet. */
const APPROVED_ANALYSIS = `LEFT JOIN impact_analysis n ON n.organisation_id = $1 AND n.activity_id = a.id AND n.step = 'approved'`;

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

export const taken = <T extends Duration>(stated: T | null, measure: (duration: Duration) => number): { stated: T; minutes: number } | null => {
  const minutes = stated ? measure(stated) : NaN;
  return stated && !Number.isNaN(minutes) ? { stated, minutes } : null;
};

export const known = (minutes: number): number | null => (Number.isNaN(minutes) ? null : minutes);
