import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import {
  ClaimRequest, CloseRecommendationRequest, EditRecommendationRequest, FollowUpRequest, PlanForRecommendationRequest, RaiseRecommendationRequest, RecommendationLinksRequest, RecommendationListRequest,
  RescheduleRecommendationRequest, RespondRequest, type ActionView, type Page, type RecommendationRow, type RecommendationView,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { ClaimRecommendation } from './claim-recommendation';
import { CloseRecommendation } from './close-recommendation';
import { EditRecommendation } from './edit-recommendation';
import { FollowUpRecommendation } from './follow-up-recommendation';
import { LinkRecommendation } from './link-recommendation';
import { ListRecommendations } from './list-recommendations';
import { PlanForRecommendation } from './plan-for-recommendation';
import { RaiseRecommendation } from './raise-recommendation';
import { RecommendationQueries } from './recommendation-queries';
import { RescheduleRecommendation } from './reschedule-recommendation';
import { RespondToRecommendation } from './respond-to-recommendation';

@Controller()
export class RecommendationsController {
  constructor(
    @Inject(RecommendationQueries) private readonly queries: RecommendationQueries,
    @Inject(ListRecommendations) private readonly listRecommendations: ListRecommendations,
    @Inject(RaiseRecommendation) private readonly raiseRecommendation: RaiseRecommendation,
    @Inject(EditRecommendation) private readonly editRecommendation: EditRecommendation,
    @Inject(RespondToRecommendation) private readonly respondToRecommendation: RespondToRecommendation,
    @Inject(RescheduleRecommendation) private readonly rescheduleRecommendation: RescheduleRecommendation,
    @Inject(ClaimRecommendation) private readonly claimRecommendation: ClaimRecommendation,
    @Inject(FollowUpRecommendation) private readonly followUpRecommendation: FollowUpRecommendation,
    @Inject(CloseRecommendation) private readonly closeRecommendation: CloseRecommendation,
    @Inject(LinkRecommendation) private readonly linkRecommendation: LinkRecommendation,
    @Inject(PlanForRecommendation) private readonly planForRecommendation: PlanForRecommendation,
  ) {}

  @Get('recommendations')
  @Requires('recommendation.read')
  @AsAt()
  list(@Query() request: RecommendationListRequest, @Caller() actor: Actor): Promise<JsonText<Page<RecommendationRow>>> {
    return this.listRecommendations.of(actor, request);
  }

  @Post('recommendations')
  @Requires('recommendation.raise')
  raise(@Body() request: RaiseRecommendationRequest, @Caller() actor: Actor): Promise<RecommendationView> {
    return this.raiseRecommendation.run(request, actor);
  }

  @Get('recommendations/:id')
  @Requires('recommendation.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<RecommendationView> {
    return this.queries.one(id, actor);
  }

  @Get('risks/:id/recommendations')
  @Requires('register.read')
  @AsAt()
  ofRisk(@IdParam() riskId: string, @Caller() actor: Actor): Promise<JsonText<RecommendationRow[]>> {
    return this.queries.ofRisk(riskId, actor);
  }

  @Get('actions/:id/recommendations')
  @Requires('register.read')
  @AsAt()
  ofAction(@IdParam() actionId: string, @Caller() actor: Actor): Promise<JsonText<RecommendationRow[]>> {
    return this.queries.ofAction(actionId, actor);
  }

  @Patch('recommendations/:id')
  @Requires('recommendation.raise')
  edit(@IdParam() id: string, @Body() request: EditRecommendationRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RecommendationView> {
    return this.editRecommendation.run(id, request, version, actor);
  }

  @Post('recommendations/:id/response')
  @Requires('recommendation.respond')
  respond(@IdParam() id: string, @Body() request: RespondRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RecommendationView> {
    return this.respondToRecommendation.run(id, request, version, actor);
  }

  @Post('recommendations/:id/due-dates')
  @Requires('recommendation.raise')
  reschedule(@IdParam() id: string, @Body() request: RescheduleRecommendationRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RecommendationView> {
    return this.rescheduleRecommendation.run(id, request, version, actor);
  }

  @Post('recommendations/:id/claim')
  @Requires('recommendation.respond')
  claim(@IdParam() id: string, @Body() request: ClaimRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RecommendationView> {
    return this.claimRecommendation.run(id, request, version, actor);
  }

  @Post('recommendations/:id/follow-ups')
  @Requires('recommendation.follow-up')
  followUp(@IdParam() id: string, @Body() request: FollowUpRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RecommendationView> {
    return this.followUpRecommendation.run(id, request, version, actor);
  }

  @Post('recommendations/:id/closure')
  @Requires('recommendation.follow-up')
  close(@IdParam() id: string, @Body() request: CloseRecommendationRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RecommendationView> {
    return this.closeRecommendation.run(id, request, version, actor);
  }

  @Post('recommendations/:id/links')
  @Requires('recommendation.respond')
  link(@IdParam() id: string, @Body() request: RecommendationLinksRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RecommendationView> {
    return this.linkRecommendation.run(id, request, version, actor);
  }

  @Post('recommendations/:id/actions')
  @Requires('action.plan')
  plan(@IdParam() id: string, @Body() request: PlanForRecommendationRequest, @Caller() actor: Actor): Promise<ActionView> {
    return this.planForRecommendation.run(id, request, actor);
  }
}
