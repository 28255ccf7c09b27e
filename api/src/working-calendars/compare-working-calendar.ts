import { Inject, Injectable } from '@nestjs/common';
import type { CalendarComparisonView, CompareWorkingCalendarRequest } from '@holdfast/contracts';
import { longestElapsed, shortestElapsed, type WorkingCalendar } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange, notFound } from '../platform/refusal';
import { calendarsOf, TIMES } from './calendars-of';
import { hoursFaults, inOrder, requireToManage } from './working-calendar-views';

type Time = Omit<CalendarComparisonView['changes'][number], 'duration' | 'now' | 'then'> & { minutes: number };

const MOST = 200;

const IN_CALENDAR = TIMES.map(
  ({ what, column, from, reference, name, where }) =>
    `SELECT ${reference} AS reference, ${name} AS name, '${what}' AS what, t.${column}_minutes AS minutes FROM ${from} WHERE t.organisation_id = $1 AND t.${column}_calendar_id = $2 AND ${where}`,
).join(' UNION ALL ');

/** What other hours would do to the times that are written in a calendar. Nothing is changed. */
@Injectable()
export class CompareWorkingCalendar {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(id: string, { weekly, holidays }: CompareWorkingCalendarRequest, actor: Actor): Promise<CalendarComparisonView> {
    return this.database.read(actor.organisationId, async (sql) => {
      requireToManage(actor);
      const now = (await calendarsOf(sql, actor.organisationId)).find((one) => one.id === id);
      if (!now) throw notFound('There is no such working calendar.');
      const faults = hoursFaults(weekly, holidays);
      if (faults.length > 0) throw needsChange(faults);
      const then = { ...now, ...inOrder(weekly, holidays) };
      const times = await sql.rows<Time>(`SELECT DISTINCT * FROM (${IN_CALENDAR}) times ORDER BY reference, what, minutes LIMIT ${MOST}`, [actor.organisationId, id]);
      const changes = times
        .map(({ minutes, ...time }) => {
          const duration = { minutes, calendarId: id };
          const spanIn = (calendar: WorkingCalendar): [number, number] => [shortestElapsed(duration, calendar), longestElapsed(duration, calendar)];
          return { ...time, duration, now: spanIn(now), then: spanIn(then) };
        })
        .filter((change) => String(change.now) !== String(change.then));
      return { uses: now.uses, changes };
    });
  }
}
