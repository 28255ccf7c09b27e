import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import {
  CloseRequest, CorrectReadingRequest, EditIndicatorRequest, IndicatorListRequest, IndicatorRequest, ReadingRequest, type IndicatorRow, type IndicatorView, type Page, type ReadingsDueView,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { AddIndicator } from './add-indicator';
import { CloseIndicator } from './close-indicator';
import { CorrectReading } from './correct-reading';
import { EditIndicator } from './edit-indicator';
import { EnterReading } from './enter-reading';
import { IndicatorQueries } from './indicator-queries';
import { ListIndicators } from './list-indicators';

@Controller()
export class IndicatorsController {
  constructor(
    @Inject(ListIndicators) private readonly listIndicators: ListIndicators,
    @Inject(IndicatorQueries) private readonly queries: IndicatorQueries,
    @Inject(AddIndicator) private readonly addIndicator: AddIndicator,
    @Inject(EditIndicator) private readonly editIndicator: EditIndicator,
    @Inject(CloseIndicator) private readonly closeIndicator: CloseIndicator,
    @Inject(EnterReading) private readonly enterReading: EnterReading,
    @Inject(CorrectReading) private readonly correctReading: CorrectReading,
  ) {}

  @Get('indicators')
  @Requires('register.read')
  @AsAt()
  list(@Query() request: IndicatorListRequest, @Caller() actor: Actor): Promise<Page<IndicatorRow>> {
    return this.listIndicators.of(actor, request);
  }

  @Post('indicators')
  @Requires('indicator.manage')
  add(@Body() request: IndicatorRequest, @Caller() actor: Actor): Promise<IndicatorView> {
    return this.addIndicator.run(request, actor);
  }

  @Get('indicators/:id')
  @Requires('register.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<IndicatorView> {
    return this.queries.one(id, actor);
  }

  @Patch('indicators/:id')
  @Requires('indicator.manage')
  edit(@IdParam() id: string, @Body() request: EditIndicatorRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<IndicatorView> {
    return this.editIndicator.run(id, request, version, actor);
  }

  @Post('indicators/:id/closure')
  @Requires('indicator.manage')
  close(@IdParam() id: string, @Body() request: CloseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<IndicatorView> {
    return this.closeIndicator.run(id, request, version, actor);
  }

  @Get('readings-due')
  @Requires('register.read')
  due(@Caller() actor: Actor): Promise<ReadingsDueView> {
    return this.queries.due(actor);
  }

  @Post('indicators/:id/readings')
  @Requires('indicator.report')
  enter(@IdParam() id: string, @Body() request: ReadingRequest, @Caller() actor: Actor): Promise<IndicatorView> {
    return this.enterReading.run(id, request, actor);
  }

  @Post('indicator-readings/:id/corrections')
  @Requires('indicator.report')
  correct(@IdParam() id: string, @Body() request: CorrectReadingRequest, @Caller() actor: Actor): Promise<IndicatorView> {
    return this.correctReading.run(id, request, actor);
  }

  @Get('risks/:id/indicators')
  @Requires('register.read')
  @AsAt()
  ofRisk(@IdParam() riskId: string, @Caller() actor: Actor): Promise<IndicatorRow[]> {
    return this.queries.ofRisk(riskId, actor);
  }
}
