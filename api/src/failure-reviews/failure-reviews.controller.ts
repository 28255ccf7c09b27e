import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import {
  BeginFailureReviewRequest, FailureReviewListRequest, PlanForLessonRequest, RaiseFromLessonRequest, SignOffFailureReviewRequest, WriteFailureReviewRequest,
  type ActionView, type FailureReviewRow, type FailureReviewView, type Page,
} from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { sendFile } from '../paper';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { BeginReview } from './begin-review';
import { ListReviews } from './list-reviews';
import { PlanForLesson } from './plan-for-lesson';
import { RaiseFromLesson } from './raise-from-lesson';
import { ReviewQueries } from './review-queries';
import { ReviewReport } from './review-report';
import { SignOffReview } from './sign-off-review';
import { WriteReview } from './write-review';

@Controller('failure-reviews')
export class FailureReviewsController {
  constructor(
    @Inject(ReviewQueries) private readonly queries: ReviewQueries,
    @Inject(ReviewReport) private readonly reviewReport: ReviewReport,
    @Inject(ListReviews) private readonly listReviews: ListReviews,
    @Inject(BeginReview) private readonly beginReview: BeginReview,
    @Inject(WriteReview) private readonly writeReview: WriteReview,
    @Inject(SignOffReview) private readonly signOffReview: SignOffReview,
    @Inject(PlanForLesson) private readonly planForLesson: PlanForLesson,
    @Inject(RaiseFromLesson) private readonly raiseFromLesson: RaiseFromLesson,
  ) {}

  @Get()
  @Requires('continuity.read')
  @AsAt()
  list(@Query() request: FailureReviewListRequest, @Caller() actor: Actor): Promise<JsonText<Page<FailureReviewRow>>> {
    return this.listReviews.of(actor, request);
  }

  @Post()
  @Requires('failure-review.manage')
  begin(@Body() request: BeginFailureReviewRequest, @Caller() actor: Actor): Promise<FailureReviewView> {
    return this.beginReview.run(request, actor);
  }

  @Get(':id')
  @Requires('continuity.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<FailureReviewView> {
    return this.queries.one(id, actor);
  }

  @Get(':id/review.pdf')
  @Requires('continuity.read')
  @AsAt()
  async paper(@IdParam() id: string, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.reviewReport.of(id, actor));
  }

  @Post(':id/content')
  @Requires('failure-review.manage')
  write(@IdParam() id: string, @Body() request: WriteFailureReviewRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<FailureReviewView> {
    return this.writeReview.run(id, request, version, actor);
  }

  @Post(':id/sign-off')
  @Requires('failure-review.sign-off')
  signOff(@IdParam() id: string, @Body() request: SignOffFailureReviewRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<FailureReviewView> {
    return this.signOffReview.run(id, request, version, actor);
  }

  @Post(':id/lessons/:lessonId/action')
  @Requires('action.plan')
  answer(@IdParam() id: string, @IdParam('lessonId') lessonId: string, @Body() request: PlanForLessonRequest, @Caller() actor: Actor): Promise<ActionView> {
    return this.planForLesson.run(id, lessonId, request, actor);
  }

  @Post(':id/lessons/:lessonId/risk')
  @HttpCode(204)
  @Requires('continuity.read')
  raise(@IdParam() id: string, @IdParam('lessonId') lessonId: string, @Body() request: RaiseFromLessonRequest, @Caller() actor: Actor): Promise<void> {
    return this.raiseFromLesson.run(id, lessonId, request, actor);
  }
}
