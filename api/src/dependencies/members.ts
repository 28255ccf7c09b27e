import type { FieldError } from '@holdfast/contracts';
import { activitySeen, continuityScope, resourceSeen } from '../continuity';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { boundTo } from '../registers';
import type { Members } from './stored-dependency';

/** Newly chosen members by what they are, and what is wrong with leaning on them: they are in use and in the caller's sight, and cannot be retired before this is written. */
export async function chooseMembers(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<{ members: Members; faults: FieldError[] }> {
  const found: { id: string; retired: boolean; name: string; table: 'activity' | 'resource' }[] = [];
  for (const [table, seen] of [['activity', activitySeen('m')], ['resource', resourceSeen('m')]] as const) {
    const bound = new Bound();
    boundTo(bound, actor);
    const scope = continuityScope(bound, actor);
    const rows = await tx.rows<{ id: string; retired: boolean; name: string }>(
      `WITH ${scope} SELECT m.id, m.retired_at IS NOT NULL AS retired, m.reference || ' ' || m.name AS name FROM ${table} m WHERE m.organisation_id = $1 AND m.id = ANY (${bound.put(ids)}::uuid[]) AND ${seen} ORDER BY m.id FOR SHARE OF m`,
      bound.values,
    );
    found.push(...rows.map((row) => ({ ...row, table })));
  }
  const of = (table: 'activity' | 'resource'): string[] => found.filter((one) => one.table === table).map(({ id }) => id);
  const retired = found.find((one) => one.retired);
  const message = found.length < ids.length ? 'Choose what it leans on from the list' : retired ? `${retired.name} is retired: nothing new leans on it` : null;
  return { members: { activityIds: of('activity'), resourceIds: of('resource') }, faults: message === null ? [] : [{ field: 'memberIds', message }] };
}

export async function addMembers(tx: Transaction, dependencyId: string, { activityIds, resourceIds }: Members): Promise<void> {
  const rows = [
    ...activityIds.map((id) => ({ organisation_id: tx.organisationId, id: newId(), dependency_id: dependencyId, activity_id: id, resource_id: null })),
    ...resourceIds.map((id) => ({ organisation_id: tx.organisationId, id: newId(), dependency_id: dependencyId, activity_id: null, resource_id: id })),
  ];
  await tx.rows('INSERT INTO dependency_member SELECT * FROM json_populate_recordset(null::dependency_member, $1)', [JSON.stringify(rows)]);
}

export const dropMembers = (tx: Transaction, dependencyId: string, ids: readonly string[]): Promise<unknown> =>
  tx.rows('DELETE FROM dependency_member WHERE organisation_id = $1 AND dependency_id = $2 AND coalesce(activity_id, resource_id) = ANY ($3::uuid[])', [tx.organisationId, dependencyId, ids]);

/** All of them, whoever sees them. */
export async function membersOf(tx: Transaction, dependencyId: string): Promise<Members> {
  const found = await tx.one<Members>(
    `SELECT coalesce(json_agg(activity_id) FILTER (WHERE activity_id IS NOT NULL), '[]'::json) AS "activityIds", coalesce(json_agg(resource_id) FILTER (WHERE resource_id IS NOT NULL), '[]'::json) AS "resourceIds"
     FROM dependency_member WHERE organisation_id = $1 AND dependency_id = $2`,
    [tx.organisationId, dependencyId],
  );
  return found ?? { activityIds: [], resourceIds: [] };
}
