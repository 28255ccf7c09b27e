import type { CriticalUserView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, stale } from '../platform/refusal';
import { criticalUserJson } from './critical-user-row';
import { lockActivity, type ActivityInPlace } from './load-activity';

/** A row of `critical_user`, column for column. */
export interface StoredCriticalUser {
  organisation_id: string;
  id: string;
  activity_id: string;
  name: string;
  how_many: number | null;
  needs: string;
  solution: string;
  verified_on: string | null;
  verified_by: string | null;
  retired_at: string | null;
  retired_reason: string | null;
  author_id: string;
  version: number;
  created_at: string;
}

export const auditedUser = (of: StoredCriticalUser): Record<string, unknown> => ({
  activityId: of.activity_id, name: of.name, howMany: of.how_many, needs: of.needs, solution: of.solution, verifiedOn: of.verified_on, verifiedById: of.verified_by, retired: of.retired_at !== null,
});

/** With its activity locked, the caller allowed there, and the version the one that was read. */
export async function loadCriticalUserToChange(tx: Transaction, actor: Actor, id: string, version: number): Promise<{ user: StoredCriticalUser; place: ActivityInPlace }> {
  const found = await tx.one<{ user: StoredCriticalUser }>('SELECT to_json(c) AS user FROM critical_user c WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id]);
  if (!found) throw notFound('There is no such critical user, or it is not yours to read.');
  const place = await lockActivity(tx, actor, found.user.activity_id);
  const now = await tx.one<{ user: StoredCriticalUser }>('SELECT to_json(c) AS user FROM critical_user c WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  const user = now!.user;
  if (user.version !== version) throw stale(await viewOfUser(tx, tx.organisationId, id));
  if (place.activity.retired_at !== null || user.retired_at !== null) throw conflict('retired', 'This critical user is of the past. It can be read but not changed.');
  return { user, place };
}

export async function viewOfUser(sql: Sql, organisationId: string, id: string): Promise<CriticalUserView> {
  const found = await sql.one<{ view: CriticalUserView }>(`SELECT ${criticalUserJson} AS view FROM critical_user c WHERE c.organisation_id = $1 AND c.id = $2`, [organisationId, id]);
  if (!found) throw notFound('There is no such critical user, or it is not yours to read.');
  return found.view;
}
