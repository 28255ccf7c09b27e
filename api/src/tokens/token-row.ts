import type { ApiTokenRow, ApiTokenSort } from '@holdfast/contracts';
import { API_TOKEN_STATES } from '@holdfast/domain';
import type { Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import { personRef } from '../risks';

/** Where a token `t` with its joins stands at a moment. */
export const tokenState = (now: string): string =>
  `CASE WHEN t.ended_at IS NOT NULL THEN 'ended' WHEN o.left_at IS NOT NULL OR a.ended_at IS NOT NULL THEN 'without-role' WHEN t.expires_at <= ${now} THEN 'expired' ELSE 'in-use' END`;

export const TOKEN_JOINS = `JOIN person o ON o.organisation_id = t.organisation_id AND o.id = t.person_id
  JOIN role_assignment a ON a.organisation_id = t.organisation_id AND a.id = t.role_assignment_id
  JOIN unit u ON u.organisation_id = t.organisation_id AND u.id = a.unit_id
  JOIN organisation g ON g.id = t.organisation_id
  LEFT JOIN person e ON e.organisation_id = t.organisation_id AND e.id = t.ended_by`;

/** The last day of a token, which ends with it. */
export const LAST_DAY = `((t.expires_at AT TIME ZONE g.time_zone) - interval '1 second')::date`;

/** What is said of a token: never its digest. */
export const tokenColumns = (now: string): string => `t.id, t.name, t.shown_start AS "shownStart", ${personRef('o')} AS owner, a.role, a.unit_id AS "unitId", u.name AS "unitName",
  t.read_only AS "readOnly", ${tokenState(now)} AS state, t.created_at AS "createdAt", ${LAST_DAY}::text AS "expiresOn", t.last_used_at AS "lastUsedAt",
  t.last_used_from AS "lastUsedFrom", t.ended_at AS "endedAt", CASE WHEN e.id IS NOT NULL THEN ${personRef('e')} END AS "endedBy"`;

/** One order of the list: a key that is never null. */
export function tokenSortKey(sort: ApiTokenSort, now: string): { key: string; type: 'text' | 'integer' | 'timestamptz' } {
  switch (sort) {
    case 'name':
      return { key: 'lower(t.name)', type: 'text' };
    case 'owner':
      return { key: `lower(o.job_title || ' ' || o.name)`, type: 'text' };
    case 'role':
      return { key: `a.role || ' ' || lower(u.name)`, type: 'text' };
    case 'state':
      return { key: `array_position(ARRAY[${API_TOKEN_STATES.map((state) => `'${state}'`).join(', ')}], ${tokenState(now)})`, type: 'integer' };
    case 'expires':
      return { key: 't.expires_at', type: 'timestamptz' };
    case 'used':
      return { key: `coalesce(t.last_used_at, '-infinity')`, type: 'timestamptz' };
  }
}

export async function readToken(sql: Sql, organisationId: string, id: string): Promise<ApiTokenRow> {
  const row = await sql.one<ApiTokenRow>(`SELECT ${tokenColumns('$3')} FROM api_token t ${TOKEN_JOINS} WHERE t.organisation_id = $1 AND t.id = $2`, [organisationId, id, sql.now]);
  if (!row) throw noToken();
  return row;
}

export const noToken = (): Error => notFound('There is no such token.');

/** All that were ever made, the latest first. */
export const tokensOf = (sql: Sql, organisationId: string): Promise<ApiTokenRow[]> =>
  sql.rows<ApiTokenRow>(`SELECT ${tokenColumns('$2')} FROM api_token t ${TOKEN_JOINS} WHERE t.organisation_id = $1 ORDER BY t.created_at DESC, t.id`, [organisationId, sql.now]);
