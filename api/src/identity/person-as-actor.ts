import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';

/** Somebody who is not signed in, with the roles that they hold now: what they may read is decided as if they were. Null for whoever left. */
export async function personAsActor(sql: Sql, organisationId: string, personId: string): Promise<Actor | null> {
  const person = await sql.one<Pick<Actor, 'roles' | 'rootUnitId'>>(
    `SELECT coalesce((SELECT json_agg(json_build_object('role', a.role, 'unitId', a.unit_id, 'unitPath', u.path))
         FROM role_assignment a JOIN unit u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
         WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.ended_at IS NULL), '[]'::json) AS roles,
       (SELECT id FROM unit WHERE organisation_id = p.organisation_id AND parent_id IS NULL) AS "rootUnitId"
     FROM person p WHERE p.organisation_id = $1 AND p.id = $2 AND p.left_at IS NULL`,
    [organisationId, personId],
  );
  return person && { ...person, organisationId, personId, sessionId: '', requestId: '' };
}
