import { Inject, Injectable } from '@nestjs/common';
import type { AddWorkingCalendarRequest, WorkingCalendarView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { sayConstraint } from '../platform/constraint-words';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { calendarsOf } from './calendars-of';
import { audited, calendarView, endDefault, hoursFaults, inOrder, requireToManage } from './working-calendar-views';

sayConstraint('working_calendar_name_unique', 'name', 'There is a working calendar of this name already');
sayConstraint('working_calendar_one_default', 'isDefault', 'Somebody else has just made another calendar the default. Load the page again');

@Injectable()
export class AddWorkingCalendar {
  constructor(@Inject(Database) private readonly database: Database) {}

  run({ name, weekly, holidays, isDefault = false }: AddWorkingCalendarRequest, actor: Actor): Promise<WorkingCalendarView> {
    return this.database.write(actor, async (tx) => {
      requireToManage(actor);
      const faults = hoursFaults(weekly, holidays);
      if (faults.length > 0) throw needsChange(faults);
      await tx.rows('SELECT FROM working_calendar WHERE organisation_id = $1 ORDER BY id FOR NO KEY UPDATE', [tx.organisationId]);
      const all = await calendarsOf(tx, tx.organisationId);
      const calendar = { id: newId(), name, ...inOrder(weekly, holidays), isDefault: isDefault || !all.some((one) => one.isDefault) };
      if (calendar.isDefault) await endDefault(tx, all, calendar.id);
      await tx.rows('INSERT INTO working_calendar (organisation_id, id, name, weekly, holidays, is_default, author_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
        tx.organisationId, calendar.id, name, JSON.stringify(calendar.weekly), JSON.stringify(calendar.holidays), calendar.isDefault, actor.personId, tx.now,
      ]);
      await tx.record({ action: 'working-calendar.added', subjectType: 'working-calendar', subjectId: calendar.id, after: audited(calendar) });
      return calendarView(tx, actor, calendar.id);
    });
  }
}
