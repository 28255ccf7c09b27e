import { Inject, Injectable } from '@nestjs/common';
import type { WorkingCalendarView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { calendarsOf } from './calendars-of';
import { toCalendarView } from './working-calendar-views';

/** The hours of the organisation are no secret among its people: times are read and written in them everywhere. */
@Injectable()
export class WorkingCalendarQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  all(actor: Actor): Promise<WorkingCalendarView[]> {
    return this.database.readAsAt(actor, async (sql) => (await calendarsOf(sql, actor.organisationId)).map((one) => toCalendarView(actor, one)));
  }
}
