import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { hashOf, newToken, writeNamedToken } from './session-token';

/** A session ends after this long without a request, and at the latest after SESSION_LIMIT_MS. */
export const SESSION_IDLE_MS = 2 * 60 * 60 * 1000;
export const SESSION_LIMIT_MS = 12 * 60 * 60 * 1000;

/** A visit ends with this long without any request: signing in again before, or on a second device, is still the same one. */
export const VISIT_ENDS_AFTER_MS = 4 * 60 * 60 * 1000;

export interface NewSession {
  organisationId: string;
  personId: string;
  sessionId: string;
  /** Known to the browser alone; the database keeps their digests. */
  cookie: string;
  csrf: string;
}

/** A new session for somebody who has proved who they are. */
export async function openSession(tx: Transaction, personId: string): Promise<NewSession> {
  const { organisationId, now } = tx;
  const sessionId = newId();
  const secret = newToken();
  const csrf = newToken();
  await tx.rows(
    `UPDATE person p SET previous_visit_at = coalesce(seen.at, last_visit_at), last_visit_at = $3
     FROM (SELECT max(last_seen_at) AS at FROM session WHERE organisation_id = $1 AND person_id = $2) seen
     WHERE p.organisation_id = $1 AND p.id = $2 AND coalesce(seen.at <= $3::timestamptz - $4 * interval '1 ms', true)`,
    [organisationId, personId, now, VISIT_ENDS_AFTER_MS],
  );
  await tx.rows(
    `INSERT INTO session (organisation_id, id, person_id, token_hash, csrf_hash, created_at, last_seen_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
    [organisationId, sessionId, personId, hashOf(secret), hashOf(csrf), now, new Date(now.getTime() + SESSION_IDLE_MS)],
  );
  await tx.record({ action: 'session.opened', subjectType: 'person', subjectId: personId });
  return { organisationId, personId, sessionId, cookie: writeNamedToken({ organisationId, id: sessionId, secret }), csrf };
}
