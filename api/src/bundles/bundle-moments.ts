import type { Sql } from '../platform/database';
import { needsChange } from '../platform/refusal';
import type { BundlePeriod } from './bundle-format';

export interface BundleMoments {
  organisation: { name: string; timeZone: string };
  /** The last moment before the period. */
  start: Date;
  /** The last moment of the period, or now where it is not over. */
  end: Date;
  /** The first moment of which anything is known. */
  begins: Date;
}

/** Until a moment that is over, or now: what lies after it is of no period. */
export async function momentsOf(sql: Sql, organisationId: string, { from, to }: BundlePeriod, until = sql.now): Promise<BundleMoments> {
  const found = await sql.one<{ name: string; timeZone: string; start: Date; end: Date; begins: Date }>(
    `SELECT o.name, o.time_zone AS "timeZone", ($2::date::timestamp AT TIME ZONE o.time_zone) - interval '1 millisecond' AS start,
       least((($3::date + 1)::timestamp AT TIME ZONE o.time_zone) - interval '1 millisecond', $4::timestamptz) AS end, past.begins_at() AS begins
     FROM organisation o WHERE o.id = $1`,
    [organisationId, from, to, until],
  );
  if (!found) throw new TypeError('an actor belongs to an organisation');
  const { name, timeZone, start, end, begins } = found;
  if (from > to) throw needsChange([{ field: 'to', message: 'The period ends before it begins. Choose a later day' }]);
  if (start >= until) throw needsChange([{ field: 'from', message: 'The period has not begun. Choose an earlier day' }]);
  if (end < begins) throw needsChange([{ field: 'to', message: 'Nothing is known of so long ago. Choose a later day' }]);
  return { organisation: { name, timeZone }, start, end, begins };
}
