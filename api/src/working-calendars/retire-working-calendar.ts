import { Inject, Injectable } from '@nestjs/common';
import type { RetireWorkingCalendarRequest, WorkingCalendarView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { calendarView, loadCalendarToChange, requireToManage } from './working-calendar-views';

/** No new time is written in it. Those that are keep their meaning. */
@Injectable()
export class RetireWorkingCalendar {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: RetireWorkingCalendarRequest, version: number, actor: Actor): Promise<WorkingCalendarView> {
    return this.database.write(actor, async (tx) => {
      requireToManage(actor);
      const { calendar } = await loadCalendarToChange(tx, actor, id, version);
      if (calendar.isDefault) throw conflict('default-needed', 'This is the default calendar. Make another one the default first.');
      await tx.rows('UPDATE working_calendar SET retired_at = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id, tx.now]);
      await tx.record({ action: 'working-calendar.retired', subjectType: 'working-calendar', subjectId: id, before: { retired: false }, after: { retired: true, reason } });
      return calendarView(tx, actor, id);
    });
  }
}
