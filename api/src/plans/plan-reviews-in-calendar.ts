import type { PlanKind } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, todayAt } from '../registers';

export interface PlanReviewInCalendar {
  id: string;
  reference: string;
  name: string;
  kind: PlanKind;
  nextReview: string;
  overdue: boolean;
  unitName: string;
}

/** When the caller's own plans are to be looked through again, for a calendar outside. */
export function planReviewsInCalendar(sql: Sql, actor: Actor): Promise<PlanReviewInCalendar[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.rows(
    `SELECT p.id, p.reference, p.name, p.kind, p.next_review::text AS "nextReview", p.next_review < ${todayAt(bound, sql.now)} AS overdue, u.name AS "unitName"
     FROM plan p JOIN unit u ON u.organisation_id = $1 AND u.id = p.unit_id
     WHERE p.organisation_id = $1 AND p.owner_id = $2 AND p.retired_at IS NULL AND p.next_review IS NOT NULL ORDER BY p.next_review, p.id`,
    bound.values,
  );
}
