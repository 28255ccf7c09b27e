import { DUE_SOON_DAYS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, todayAt } from '../registers';
import { partnershipRowJoins, partnershipRowJson } from './partnership-row';

const MOST = 50;

/** Of the partnerships `p` that the caller leads, those whose review is late or soon due. One that ended has none. */
export const reviewDue = (today: string): string => `p.lead_id = $2 AND p.next_review <= ${today} + ${DUE_SOON_DAYS}`;

/** For the home page of their lead, by the day of their review. */
export async function homePartnerships(sql: Sql, actor: Actor): Promise<string> {
  const bound = new Bound();
  boundTo(bound, actor);
  const found = await sql.one<{ rows: string }>(
    `SELECT coalesce(json_agg(${partnershipRowJson} ORDER BY p.next_review, p.id), '[]'::json)::text AS rows
     FROM (SELECT p.id FROM partnership p WHERE p.organisation_id = $1 AND ${reviewDue(todayAt(bound, sql.now))} ORDER BY p.next_review, p.id LIMIT ${MOST}) few
     JOIN partnership p ON p.organisation_id = $1 AND p.id = few.id ${partnershipRowJoins}`,
    bound.values,
  );
  return `"partnerships":${found?.rows ?? '[]'}`;
}
