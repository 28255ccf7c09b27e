import type { DependencyView } from '@holdfast/contracts';
import { can } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { thingJson, thingSeen } from './thing-sql';

/** A dependency as statements tell it: with whose it is, so that it is known who may change it. */
export interface DependencyRow extends Omit<DependencyView, 'mayManage'> {
  unitPath: string[];
  ownerId: string;
}

/** What leans, of which one is null. */
export const dependentJoins = `
  LEFT JOIN activity da ON da.organisation_id = $1 AND da.id = d.dependent_activity_id
  LEFT JOIN resource dr ON dr.organisation_id = $1 AND dr.id = d.dependent_resource_id`;

const memberJoins = `
    LEFT JOIN activity ma ON ma.organisation_id = $1 AND ma.id = m.activity_id
    LEFT JOIN resource mr ON mr.organisation_id = $1 AND mr.id = m.resource_id`;

export const dependencyJoins = `${dependentJoins}
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(${thingJson('ma', 'mr')} ORDER BY coalesce(ma.reference, mr.reference)) FILTER (WHERE ${thingSeen('ma', 'mr')}), '[]'::json) AS seen,
      count(*) FILTER (WHERE NOT ${thingSeen('ma', 'mr')})::int AS others
    FROM dependency_member m ${memberJoins}
    WHERE m.organisation_id = $1 AND m.dependency_id = d.id) members`;

/** A DependencyRow of `d` with its joins. */
export const dependencyJson = `json_build_object('id', d.id, 'dependent', ${thingJson('da', 'dr')}, 'needed', d.needed, 'members', members.seen, 'others', members.others, 'note', d.note,
  'retiredAt', ${instantSql('d.retired_at')}, 'retiredReason', d.retired_reason, 'version', d.version, 'ownerId', coalesce(da.owner_id, dr.owner_id),
  'unitPath', (SELECT du.path FROM public.unit du WHERE du.organisation_id = $1 AND du.id = coalesce(da.unit_id, dr.unit_id)))`;

/** That a member which the caller sees meets a condition on `ma` or `mr`; found once for all dependencies, not for each. */
export const memberMeets = (condition: string): string =>
  `d.id IN (SELECT m.dependency_id FROM dependency_member m ${memberJoins} WHERE m.organisation_id = $1 AND ${thingSeen('ma', 'mr')} AND ${condition})`;

/** In use: neither is it ended nor what leans retired. */
export const DEPENDENCY_LIVES = '(d.retired_at IS NULL AND coalesce(da.retired_at, dr.retired_at) IS NULL)';

/** The dependencies in use that meet a condition, as a list of DependencyRow. */
export const dependenciesWhere = (condition: string): string => `
  coalesce((SELECT json_agg(${dependencyJson} ORDER BY coalesce(da.reference, dr.reference), d.id) FROM dependency d ${dependencyJoins}
    WHERE d.organisation_id = $1 AND ${DEPENDENCY_LIVES} AND ${condition}), '[]'::json)`;

/** Those of what leans on the activity or resource in `thing`, as far as the caller sees what leans. */
export const leaningOn = (what: 'activity' | 'resource', thing: string): string =>
  `d.id IN (SELECT x.dependency_id FROM dependency_member x WHERE x.organisation_id = $1 AND x.${what}_id = ${thing}.id) AND ${thingSeen('da', 'dr')}`;

/** The whitelist of what leaves of a dependency. */
export function toDependencyView(actor: Actor, { unitPath, ownerId, ...row }: DependencyRow): DependencyView {
  return { ...row, mayManage: row.retiredAt === null && !row.dependent.retired && can(actor, 'continuity.manage', { unitPath, measureOwnerId: ownerId }) };
}
