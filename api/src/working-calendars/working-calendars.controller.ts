import { Body, Controller, Get, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import {
  AddWorkingCalendarRequest, CompareWorkingCalendarRequest, EditWorkingCalendarRequest, RetireWorkingCalendarRequest, type CalendarComparisonView, type WorkingCalendarView,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, OnlyReads, Requires } from '../platform/permission';
import { AddWorkingCalendar } from './add-working-calendar';
import { CompareWorkingCalendar } from './compare-working-calendar';
import { EditWorkingCalendar } from './edit-working-calendar';
import { RetireWorkingCalendar } from './retire-working-calendar';
import { WorkingCalendarQueries } from './working-calendar-queries';

@Controller('working-calendars')
export class WorkingCalendarsController {
  constructor(
    @Inject(WorkingCalendarQueries) private readonly queries: WorkingCalendarQueries,
    @Inject(AddWorkingCalendar) private readonly addWorkingCalendar: AddWorkingCalendar,
    @Inject(EditWorkingCalendar) private readonly editWorkingCalendar: EditWorkingCalendar,
    @Inject(CompareWorkingCalendar) private readonly compareWorkingCalendar: CompareWorkingCalendar,
    @Inject(RetireWorkingCalendar) private readonly retireWorkingCalendar: RetireWorkingCalendar,
  ) {}

  @Get()
  @Requires('signed-in')
  @AsAt()
  all(@Caller() actor: Actor): Promise<WorkingCalendarView[]> {
    return this.queries.all(actor);
  }

  @Post()
  @Requires('working-calendar.manage')
  add(@Body() request: AddWorkingCalendarRequest, @Caller() actor: Actor): Promise<WorkingCalendarView> {
    return this.addWorkingCalendar.run(request, actor);
  }

  @Patch(':id')
  @Requires('working-calendar.manage')
  edit(@IdParam() id: string, @Body() request: EditWorkingCalendarRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<WorkingCalendarView> {
    return this.editWorkingCalendar.run(id, request, version, actor);
  }

  @Post(':id/comparisons')
  @HttpCode(200)
  @OnlyReads()
  @Requires('working-calendar.manage')
  compare(@IdParam() id: string, @Body() request: CompareWorkingCalendarRequest, @Caller() actor: Actor): Promise<CalendarComparisonView> {
    return this.compareWorkingCalendar.of(id, request, actor);
  }

  @Post(':id/retirement')
  @Requires('working-calendar.manage')
  retire(@IdParam() id: string, @Body() request: RetireWorkingCalendarRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<WorkingCalendarView> {
    return this.retireWorkingCalendar.run(id, request, version, actor);
  }
}
