import { Module } from '@nestjs/common';
import { AddWorkingCalendar } from './add-working-calendar';
import { CompareWorkingCalendar } from './compare-working-calendar';
import { EditWorkingCalendar } from './edit-working-calendar';
import { RetireWorkingCalendar } from './retire-working-calendar';
import { WorkingCalendarQueries } from './working-calendar-queries';
import { WorkingCalendarsController } from './working-calendars.controller';

@Module({
  controllers: [WorkingCalendarsController],
  providers: [WorkingCalendarQueries, AddWorkingCalendar, EditWorkingCalendar, CompareWorkingCalendar, RetireWorkingCalendar],
})
export class WorkingCalendarsModule {}
