import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import {
  ApproveImpactAnalysisRequest, ImpactAnalysisListRequest, ImpactAnalysisReasonRequest, ReviewImpactAnalysisRequest, SaveImpactAnalysisRequest, SetImpactBandsRequest, SubmitImpactAnalysisRequest,
  type ImpactAnalysisRow, type ImpactAnalysisView, type ImpactBandsView, type ImpactOfActivityView, type Page,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { ApproveAnalysis } from './approve-analysis';
import { EditAnalysis } from './edit-analysis';
import { ImpactAnalysisQueries } from './impact-analysis-queries';
import { ImpactBands } from './impact-bands';
import { ListAnalyses } from './list-analyses';
import { ReturnAnalysis } from './return-analysis';
import { ReviewAnalysis } from './review-analysis';
import { StartAnalysis } from './start-analysis';
import { SubmitAnalysis } from './submit-analysis';
import { WithdrawAnalysis } from './withdraw-analysis';

@Controller()
export class ImpactAnalysisController {
  constructor(
    @Inject(ImpactAnalysisQueries) private readonly queries: ImpactAnalysisQueries,
    @Inject(ListAnalyses) private readonly listAnalyses: ListAnalyses,
    @Inject(ImpactBands) private readonly impactBands: ImpactBands,
    @Inject(StartAnalysis) private readonly startAnalysis: StartAnalysis,
    @Inject(EditAnalysis) private readonly editAnalysis: EditAnalysis,
    @Inject(SubmitAnalysis) private readonly submitAnalysis: SubmitAnalysis,
    @Inject(ReturnAnalysis) private readonly returnAnalysis: ReturnAnalysis,
    @Inject(ApproveAnalysis) private readonly approveAnalysis: ApproveAnalysis,
    @Inject(WithdrawAnalysis) private readonly withdrawAnalysis: WithdrawAnalysis,
    @Inject(ReviewAnalysis) private readonly reviewAnalysis: ReviewAnalysis,
  ) {}

  @Get('impact-analyses')
  @Requires('continuity.read')
  @AsAt()
  list(@Query() request: ImpactAnalysisListRequest, @Caller() actor: Actor): Promise<JsonText<Page<ImpactAnalysisRow>>> {
    return this.listAnalyses.of(actor, request);
  }

  @Get('impact-bands')
  @Requires('signed-in')
  @AsAt()
  bands(@Caller() actor: Actor): Promise<ImpactBandsView> {
    return this.impactBands.read(actor);
  }

  @Patch('impact-bands')
  @Requires('working-calendar.manage')
  setBands(@Body() request: SetImpactBandsRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ImpactBandsView> {
    return this.impactBands.set(request, version, actor);
  }

  @Get('activities/:id/impact-analysis')
  @Requires('continuity.read')
  @AsAt()
  ofActivity(@IdParam() activityId: string, @Caller() actor: Actor): Promise<ImpactOfActivityView> {
    return this.queries.ofActivity(activityId, actor);
  }

  @Post('activities/:id/impact-analyses')
  @Requires('continuity.manage')
  start(@IdParam() activityId: string, @Body() request: SaveImpactAnalysisRequest, @Caller() actor: Actor): Promise<ImpactAnalysisView> {
    return this.startAnalysis.run(activityId, request, actor);
  }

  @Get('impact-analyses/:id')
  @Requires('continuity.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<ImpactAnalysisView> {
    return this.queries.one(id, actor);
  }

  @Patch('impact-analyses/:id')
  @Requires('continuity.manage')
  edit(@IdParam() id: string, @Body() request: SaveImpactAnalysisRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ImpactAnalysisView> {
    return this.editAnalysis.run(id, request, version, actor);
  }

  @Post('impact-analyses/:id/submission')
  @Requires('continuity.manage')
  submit(@IdParam() id: string, @Body() request: SubmitImpactAnalysisRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ImpactAnalysisView> {
    return this.submitAnalysis.run(id, request, version, actor);
  }

  @Post('impact-analyses/:id/return')
  @Requires('impact-analysis.approve')
  return(@IdParam() id: string, @Body() request: ImpactAnalysisReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ImpactAnalysisView> {
    return this.returnAnalysis.run(id, request, version, actor);
  }

  @Post('impact-analyses/:id/approval')
  @Requires('impact-analysis.approve')
  approve(@IdParam() id: string, @Body() request: ApproveImpactAnalysisRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ImpactAnalysisView> {
    return this.approveAnalysis.run(id, request, version, actor);
  }

  @Post('impact-analyses/:id/withdrawal')
  @Requires('continuity.manage')
  withdraw(@IdParam() id: string, @Body() request: ImpactAnalysisReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ImpactAnalysisView> {
    return this.withdrawAnalysis.run(id, request, version, actor);
  }

  @Post('impact-analyses/:id/reviews')
  @Requires('impact-analysis.approve')
  review(@IdParam() id: string, @Body() request: ReviewImpactAnalysisRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ImpactAnalysisView> {
    return this.reviewAnalysis.run(id, request, version, actor);
  }
}
