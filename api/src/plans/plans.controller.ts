import { Body, Controller, Get, Inject, Param, ParseIntPipe, Patch, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import {
  EditPlanRequest, PlanListRequest, PlanNoteRequest, PlanReasonRequest, ReviewPlanRequest, SavePlanDraftRequest, StartPlanRequest, type Page, type PlanCodeView, type PlanRow, type PlanVersionView, type PlanView,
} from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { sendFile } from '../paper';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { ApproveDraft } from './approve-draft';
import { ConfirmCode } from './confirm-code';
import { DropDraft } from './drop-draft';
import { EditPlan } from './edit-plan';
import { ListPlans } from './list-plans';
import { PlanQueries } from './plan-queries';
import { RetirePlan } from './retire-plan';
import { ReturnDraft } from './return-draft';
import { ReviewPlan } from './review-plan';
import { SaveDraft } from './save-draft';
import { StartDraft } from './start-draft';
import { StartPlan } from './start-plan';
import { SubmitDraft } from './submit-draft';
import { TakeCopy } from './take-copy';
import { WithdrawDraft } from './withdraw-draft';

@Controller()
export class PlansController {
  constructor(
    @Inject(PlanQueries) private readonly queries: PlanQueries,
    @Inject(ListPlans) private readonly listPlans: ListPlans,
    @Inject(StartPlan) private readonly startPlan: StartPlan,
    @Inject(EditPlan) private readonly editPlan: EditPlan,
    @Inject(StartDraft) private readonly startDraft: StartDraft,
    @Inject(SaveDraft) private readonly saveDraft: SaveDraft,
    @Inject(SubmitDraft) private readonly submitDraft: SubmitDraft,
    @Inject(ReturnDraft) private readonly returnDraft: ReturnDraft,
    @Inject(WithdrawDraft) private readonly withdrawDraft: WithdrawDraft,
    @Inject(ApproveDraft) private readonly approveDraft: ApproveDraft,
    @Inject(DropDraft) private readonly dropDraft: DropDraft,
    @Inject(ReviewPlan) private readonly reviewPlan: ReviewPlan,
    @Inject(RetirePlan) private readonly retirePlan: RetirePlan,
    @Inject(TakeCopy) private readonly takeCopy: TakeCopy,
    @Inject(ConfirmCode) private readonly confirmCode: ConfirmCode,
  ) {}

  @Get('plans')
  @Requires('continuity.read')
  @AsAt()
  list(@Query() request: PlanListRequest, @Caller() actor: Actor): Promise<JsonText<Page<PlanRow>>> {
    return this.listPlans.of(actor, request);
  }

  @Post('plans')
  @Requires('plan.manage')
  start(@Body() request: StartPlanRequest, @Caller() actor: Actor): Promise<PlanView> {
    return this.startPlan.run(request, actor);
  }

  @Get('plans/:id')
  @Requires('continuity.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<PlanView> {
    return this.queries.one(id, actor);
  }

  @Patch('plans/:id')
  @Requires('plan.manage')
  edit(@IdParam() id: string, @Body() request: EditPlanRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PlanView> {
    return this.editPlan.run(id, request, version, actor);
  }

  @Get('plans/:id/versions/:number')
  @Requires('continuity.read')
  @AsAt()
  version(@IdParam() id: string, @Param('number', ParseIntPipe) number: number, @Caller() actor: Actor): Promise<PlanVersionView> {
    return this.queries.version(id, number, actor);
  }

  @Post('plans/:id/drafts')
  @Requires('plan.manage')
  draft(@IdParam() id: string, @IfMatch() version: number, @Caller() actor: Actor): Promise<PlanVersionView> {
    return this.startDraft.run(id, version, actor);
  }

  @Patch('plans/:id/draft')
  @Requires('plan.manage')
  save(@IdParam() id: string, @Body() request: SavePlanDraftRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PlanVersionView> {
    return this.saveDraft.run(id, request, version, actor);
  }

  @Post('plans/:id/draft/submission')
  @Requires('plan.manage')
  submit(@IdParam() id: string, @Body() request: PlanNoteRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PlanVersionView> {
    return this.submitDraft.run(id, request, version, actor);
  }

  @Post('plans/:id/draft/withdrawal')
  @Requires('plan.manage')
  withdraw(@IdParam() id: string, @Body() request: PlanNoteRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PlanVersionView> {
    return this.withdrawDraft.run(id, request, version, actor);
  }

  @Post('plans/:id/draft/return')
  @Requires('plan.approve')
  return(@IdParam() id: string, @Body() request: PlanReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PlanVersionView> {
    return this.returnDraft.run(id, request, version, actor);
  }

  @Post('plans/:id/draft/approval')
  @Requires('plan.approve')
  approve(@IdParam() id: string, @Body() request: PlanNoteRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PlanVersionView> {
    return this.approveDraft.run(id, request, version, actor);
  }

  @Post('plans/:id/draft/drop')
  @Requires('plan.manage')
  drop(@IdParam() id: string, @Body() request: PlanReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PlanVersionView> {
    return this.dropDraft.run(id, request, version, actor);
  }

  @Post('plans/:id/reviews')
  @Requires('plan.manage')
  review(@IdParam() id: string, @Body() request: ReviewPlanRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PlanView> {
    return this.reviewPlan.run(id, request, version, actor);
  }

  @Post('plans/:id/retirement')
  @Requires('plan.manage')
  retire(@IdParam() id: string, @Body() request: PlanReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PlanView> {
    return this.retirePlan.run(id, request, version, actor);
  }

  @Get('plans/:id/pack')
  @Requires('continuity.read')
  async pack(@IdParam() id: string, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.takeCopy.packOfPlan(id, actor));
  }

  @Get('units/:id/plan-pack')
  @Requires('continuity.read')
  async packOfUnit(@IdParam() unitId: string, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.takeCopy.packOfUnit(unitId, actor));
  }

  @Get('plans/:id/pdf')
  @Requires('continuity.read')
  async pdf(@IdParam() id: string, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.takeCopy.pdf(id, actor));
  }

  @Get('plan-codes/:code')
  @Requires('continuity.read')
  confirm(@Param('code') code: string, @Caller() actor: Actor): Promise<PlanCodeView> {
    return this.confirmCode.run(code, actor);
  }
}
