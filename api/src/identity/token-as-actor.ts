import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';

/** What is done later for a token, by what it may do now: its one role, while it lasts and its owner holds that. Null once it opens nothing. */
export async function tokenAsActor(sql: Sql, organisationId: string, tokenId: string): Promise<Actor | null> {
  const found = await sql.one<Pick<Actor, 'personId' | 'roles' | 'rootUnitId'>>(
    `SELECT t.person_id AS "personId", json_build_array(json_build_object('role', a.role, 'unitId', a.unit_id, 'unitPath', u.path)) AS roles,
       (SELECT id FROM unit WHERE organisation_id = $1 AND parent_id IS NULL) AS "rootUnitId"
     FROM api_token t
     JOIN person p ON p.organisation_id = t.organisation_id AND p.id = t.person_id AND p.left_at IS NULL
     JOIN role_assignment a ON a.organisation_id = t.organisation_id AND a.id = t.role_assignment_id AND a.person_id = t.person_id AND a.ended_at IS NULL
     JOIN unit u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
     WHERE t.organisation_id = $1 AND t.id = $2 AND t.ended_at IS NULL AND t.expires_at > $3 AND NOT t.read_only`,
    [organisationId, tokenId, sql.now],
  );
  return found && { ...found, organisationId, sessionId: null, tokenId, requestId: '' };
}
