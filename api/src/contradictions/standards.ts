import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import type { Sql } from '../platform/database';
import type { RiskMatrix } from '@holdfast/domain';
import type { Standards } from './judge';

/** What a register looks out for, and what day it is there. */
export async function standardsOf(sql: Sql, actor: Actor, registerId: string): Promise<{ standards: Standards; today: string }> {
  const found = await sql.one<Standards & { timeZone: string; matrix: RiskMatrix }>(
    `SELECT r.matrix_version_id AS "matrixVersionId", v.definition AS matrix, r.appetite, r.still_reviews AS "stillReviews", r.highest_months AS "highestMonths", z.time_zone AS "timeZone"
     FROM register r JOIN risk_matrix_version v ON v.organisation_id = r.organisation_id AND v.id = r.matrix_version_id JOIN organisation z ON z.id = r.organisation_id
     WHERE r.organisation_id = $1 AND r.id = $2`,
    [actor.organisationId, registerId],
  );
  if (!found) throw new TypeError('a register that was read is there');
  const { timeZone, ...standards } = found;
  return { standards, today: dayIn(timeZone, sql.now) };
}
