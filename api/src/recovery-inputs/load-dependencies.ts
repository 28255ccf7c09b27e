import type { RecoveryDependency } from '@holdfast/domain';
import type { Sql } from '../platform/database';

/**
 * What leans on what, as it is in use. All of it comes as one text, and is taken apart as it is read: a row and an array for each
 * of so many cost more than all that is reckoned from them. Members come in the order of their index.
 * @param of those that lean on something; null: all
 */
export async function loadDependencies(sql: Sql, organisationId: string, of: readonly string[] | null = null): Promise<Iterable<RecoveryDependency>> {
  const dependents = of === null ? '' : 'AND (d.dependent_activity_id = ANY ($2::uuid[]) OR d.dependent_resource_id = ANY ($2::uuid[]))';
  const theirs = of === null ? '' : `AND dependency_id IN (SELECT d.id FROM dependency d WHERE d.organisation_id = $1 ${dependents})`;
  const found = await sql.one<{ lines: string | null }>(
    `SELECT string_agg(concat_ws(' ', coalesce(d.dependent_activity_id, d.dependent_resource_id), d.needed, m.members), E'\n') AS lines FROM dependency d
     JOIN (SELECT dependency_id, string_agg(coalesce(activity_id, resource_id)::text, ' ') AS members FROM dependency_member WHERE organisation_id = $1 ${theirs} GROUP BY dependency_id) m ON m.dependency_id = d.id
     WHERE d.organisation_id = $1 AND d.retired_at IS NULL ${dependents}`,
    [organisationId, ...(of === null ? [] : [of])],
  );
  return { [Symbol.iterator]: () => taken(found?.lines ?? '') };
}

function* taken(lines: string): Generator<RecoveryDependency> {
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf('\n', from);
    const [dependentId, needed, ...memberIds] = lines.slice(from, end < 0 ? lines.length : end).split(' ');
    yield { dependentId: dependentId!, needed: Number(needed), memberIds };
    from = end < 0 ? lines.length : end + 1;
  }
}
