import type { FieldError } from '@holdfast/contracts';
import type { Duration, WorkingCalendar } from '@holdfast/domain';
import type { Sql } from '../platform/database';

/** A calendar as it is kept. */
export interface KeptCalendar extends WorkingCalendar {
  retiredAt: string | null;
  uses: number;
  version: number;
}

/** Each table and column in which times are written, and what they are times of. Of analyses, those that still say something. */
export const TIMES = [
  { what: 'resume', column: 'resume', from: 'activity t', reference: 't.reference', name: 't.name', where: 't.retired_at IS NULL' },
  ...(['declared', 'contractual'] as const).map((what) => ({ what, column: what, from: 'resource t', reference: 't.reference', name: 't.name', where: 't.retired_at IS NULL' })),
  ...(['rto', 'rpo', 'mtpd'] as const).map((what) => ({
    what, column: what, from: 'impact_analysis t JOIN activity a ON a.organisation_id = t.organisation_id AND a.id = t.activity_id', reference: 'a.reference', name: 'a.name',
    where: `t.step IN ('draft', 'submitted', 'returned', 'approved')`,
  })),
] as const;

const USES = TIMES.map(({ column, from, where }) => `SELECT t.${column}_calendar_id AS id FROM ${from} WHERE t.organisation_id = $1 AND t.${column}_calendar_id IS NOT NULL AND ${where}`).join(' UNION ALL ');

/** Every working calendar, by name, the retired ones last: a time that was written in one of these keeps its meaning. */
export function calendarsOf(sql: Sql, organisationId: string): Promise<KeptCalendar[]> {
  return sql.rows<KeptCalendar>(
    `SELECT c.id, c.name, o.time_zone AS zone, c.weekly, c.holidays, c.is_default AS "isDefault", c.version, coalesce(used.uses, 0)::int AS uses,
       to_char(c.retired_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "retiredAt"
     FROM working_calendar c JOIN organisation o ON o.id = $1 LEFT JOIN (SELECT id, count(*) AS uses FROM (${USES}) times GROUP BY id) used ON used.id = c.id
     WHERE c.organisation_id = $1 ORDER BY c.retired_at IS NOT NULL, lower(c.name), c.id`,
    [organisationId],
  );
}

/** A fault for each time that names a calendar which is not there, or is retired; one that stood before may go on. */
export function durationFaults(times: Readonly<Record<string, Duration | null | undefined>>, before: readonly (string | null)[], calendars: readonly KeptCalendar[]): FieldError[] {
  const usable = new Set(calendars.filter(({ id, retiredAt }) => retiredAt === null || before.includes(id)).map(({ id }) => id));
  return Object.entries(times)
    .filter(([, time]) => time?.calendarId != null && !usable.has(time.calendarId))
    .map(([field]) => ({ field: `${field}.calendarId`, message: 'Choose a working calendar that is in use' }));
}
