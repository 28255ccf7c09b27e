import { dayIn } from '../platform/clock';
import type { Sql } from '../platform/database';

/** The day, "yyyy-mm-dd", that it is for the organisation at the moment of the statement; as at a past day, that day. */
export async function todayOf(sql: Sql, organisationId: string): Promise<string> {
  const found = await sql.one<{ timeZone: string }>('SELECT time_zone AS "timeZone" FROM organisation WHERE id = $1', [organisationId]);
  if (!found) throw new TypeError('an actor belongs to an organisation');
  return dayIn(found.timeZone, sql.now);
}
