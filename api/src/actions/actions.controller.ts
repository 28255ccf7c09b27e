import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import {
  ActionListRequest, ActionReasonRequest, AddActionRequest, CompleteRequest, EditActionRequest, ProgressRequest, RescheduleRequest, RoadmapRequest, type ActionRow, type ActionView, type Page,
  type RoadmapRow,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import type { JsonText } from '../platform/answer-interceptor';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { ActionQueries } from './action-queries';
import { AddAction } from './add-action';
import { CancelAction } from './cancel-action';
import { CompleteAction } from './complete-action';
import { EditAction } from './edit-action';
import { ListActions } from './list-actions';
import { ReadRoadmap } from './read-roadmap';
import { ReportProgress } from './report-progress';
import { RescheduleAction } from './reschedule-action';
import { ResumeAction } from './resume-action';

@Controller()
export class ActionsController {
  constructor(
    @Inject(ActionQueries) private readonly queries: ActionQueries,
    @Inject(ListActions) private readonly listActions: ListActions,
    @Inject(ReadRoadmap) private readonly readRoadmap: ReadRoadmap,
    @Inject(AddAction) private readonly addAction: AddAction,
    @Inject(EditAction) private readonly editAction: EditAction,
    @Inject(ReportProgress) private readonly reportProgress: ReportProgress,
    @Inject(RescheduleAction) private readonly rescheduleAction: RescheduleAction,
    @Inject(CompleteAction) private readonly completeAction: CompleteAction,
    @Inject(CancelAction) private readonly cancelAction: CancelAction,
    @Inject(ResumeAction) private readonly resumeAction: ResumeAction,
  ) {}

  @Get('actions')
  @Requires('register.read')
  @AsAt()
  list(@Query() request: ActionListRequest, @Caller() actor: Actor): Promise<JsonText<Page<ActionRow>>> {
    return this.listActions.of(actor, request);
  }

  @Get('roadmap')
  @Requires('register.read')
  @AsAt()
  roadmap(@Query() request: RoadmapRequest, @Caller() actor: Actor): Promise<JsonText<RoadmapRow[]>> {
    return this.readRoadmap.of(actor, request);
  }

  @Get('risks/:id/actions')
  @Requires('register.read')
  @AsAt()
  ofRisk(@IdParam() riskId: string, @Caller() actor: Actor): Promise<JsonText<ActionRow[]>> {
    return this.queries.ofRisk(riskId, actor);
  }

  @Get('objectives/:id/actions')
  @Requires('register.read')
  @AsAt()
  ofObjective(@IdParam() objectiveId: string, @Caller() actor: Actor): Promise<JsonText<ActionRow[]>> {
    return this.queries.ofObjective(objectiveId, actor);
  }

  @Post('risks/:id/actions')
  @Requires('action.plan')
  add(@IdParam() riskId: string, @Body() request: AddActionRequest, @Caller() actor: Actor): Promise<ActionView> {
    return this.addAction.run(riskId, request, actor);
  }

  @Get('actions/:id')
  @Requires('register.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<ActionView> {
    return this.queries.one(id, actor);
  }

  @Patch('actions/:id')
  @Requires('action.manage')
  edit(@IdParam() id: string, @Body() request: EditActionRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ActionView> {
    return this.editAction.run(id, request, version, actor);
  }

  @Post('actions/:id/progress')
  @Requires('action.progress')
  progress(@IdParam() id: string, @Body() request: ProgressRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ActionView> {
    return this.reportProgress.run(id, request, version, actor);
  }

  @Post('actions/:id/due-dates')
  @Requires('action.manage')
  reschedule(@IdParam() id: string, @Body() request: RescheduleRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ActionView> {
    return this.rescheduleAction.run(id, request, version, actor);
  }

  @Post('actions/:id/completion')
  @Requires('action.progress')
  complete(@IdParam() id: string, @Body() request: CompleteRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ActionView> {
    return this.completeAction.run(id, request, version, actor);
  }

  @Post('actions/:id/cancellation')
  @Requires('action.manage')
  cancel(@IdParam() id: string, @Body() request: ActionReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ActionView> {
    return this.cancelAction.run(id, request, version, actor);
  }

  @Post('actions/:id/resumption')
  @Requires('action.progress')
  resume(@IdParam() id: string, @Body() request: ActionReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ActionView> {
    return this.resumeAction.run(id, request, version, actor);
  }
}
