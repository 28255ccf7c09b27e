import { Inject, Injectable } from '@nestjs/common';
import type { EditWorkingCalendarRequest, WorkingCalendarView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { judgeAgain } from './judge-again';
import { audited, calendarView, endDefault, hoursFaults, inOrder, loadCalendarToChange, requireToManage, toCalendarView } from './working-calendar-views';

/** Changes a calendar. What the request leaves out stays as it is; times written in it are of the new hours from now on. */
@Injectable()
export class EditWorkingCalendar {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { name, weekly, holidays, isDefault }: EditWorkingCalendarRequest, version: number, actor: Actor): Promise<WorkingCalendarView> {
    return this.database.write(actor, async (tx) => {
      requireToManage(actor);
      const { calendar: before, all } = await loadCalendarToChange(tx, actor, id, version);
      if (isDefault === false && before.isDefault) throw conflict('default-needed', 'One calendar is always the default. Make another one the default instead.');
      const after = { ...before, name: name ?? before.name, ...inOrder(weekly ?? before.weekly, holidays ?? before.holidays), isDefault: isDefault ?? before.isDefault };
      const faults = hoursFaults(after.weekly, after.holidays);
      if (faults.length > 0) throw needsChange(faults);
      const changed = difference(audited(before), audited(after));
      if (!changed) return toCalendarView(actor, before);
      if (after.isDefault && !before.isDefault) await endDefault(tx, all, id);
      await tx.rows('UPDATE working_calendar SET name = $3, weekly = $4, holidays = $5, is_default = $6, version = version + 1 WHERE organisation_id = $1 AND id = $2', [
        tx.organisationId, id, after.name, JSON.stringify(after.weekly), JSON.stringify(after.holidays), after.isDefault,
      ]);
      await tx.record({ action: 'working-calendar.edited', subjectType: 'working-calendar', subjectId: id, ...changed });
      if ('weekly' in changed.after || 'holidays' in changed.after) await judgeAgain(tx, id);
      return calendarView(tx, actor, id);
    });
  }
}
