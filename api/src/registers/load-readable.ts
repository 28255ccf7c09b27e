import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';

/** As little of a register as is needed to refer to it; null when the caller may not read it. */
export function loadReadable(sql: Sql, actor: Actor, registerId: string): Promise<{ name: string; path: string[]; closedAt: Date | null } | null> {
  return sql.one(
    `SELECT r.name, r.path, r.closed_at AS "closedAt" FROM register r JOIN readable_registers($2, $3) readable ON readable.register_id = r.id
     WHERE r.organisation_id = $1 AND r.id = $3`,
    [actor.organisationId, actor.personId, registerId],
  );
}
