import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import {
  AttendanceRequest, EndSittingRequest, OpenSittingRequest, ReviewRiskRequest, SittingOutlookQuery, SkipRiskRequest,
  type ReviewView, type RiskView, type SittingOutlook, type SittingRow, type SittingView,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { EndSitting } from './end-sitting';
import { NoteAttendance } from './note-attendance';
import { OpenSitting } from './open-sitting';
import { ReviewQueries } from './review-queries';
import { ReviewRisk } from './review-risk';
import { SittingQueries } from './sitting-queries';
import { SkipRisk } from './skip-risk';

@Controller()
export class ReviewsController {
  constructor(
    @Inject(ReviewQueries) private readonly reviews: ReviewQueries,
    @Inject(SittingQueries) private readonly sittings: SittingQueries,
    @Inject(ReviewRisk) private readonly reviewRisk: ReviewRisk,
    @Inject(OpenSitting) private readonly openSitting: OpenSitting,
    @Inject(NoteAttendance) private readonly noteAttendance: NoteAttendance,
    @Inject(SkipRisk) private readonly skipRisk: SkipRisk,
    @Inject(EndSitting) private readonly endSitting: EndSitting,
  ) {}

  @Get('risks/:id/reviews')
  @Requires('register.read')
  @AsAt()
  ofRisk(@IdParam() riskId: string, @Caller() actor: Actor): Promise<ReviewView[]> {
    return this.reviews.of(riskId, actor);
  }

  @Post('risks/:id/reviews')
  @Requires('risk.assess')
  review(@IdParam() riskId: string, @Body() request: ReviewRiskRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RiskView> {
    return this.reviewRisk.run(riskId, request, version, actor);
  }

  @Get('review-sittings/outlook')
  @Requires('signed-in')
  outlook(@Query() query: SittingOutlookQuery, @Caller() actor: Actor): Promise<SittingOutlook> {
    return this.sittings.outlook(query, actor);
  }

  @Get('review-sittings')
  @Requires('signed-in')
  hosted(@Caller() actor: Actor): Promise<SittingRow[]> {
    return this.sittings.hosted(actor);
  }

  @Get('registers/:id/review-sittings')
  @Requires('register.read')
  ofRegister(@IdParam() registerId: string, @Caller() actor: Actor): Promise<SittingRow[]> {
    return this.sittings.ofRegister(registerId, actor);
  }

  @Post('review-sittings')
  @Requires('signed-in')
  open(@Body() request: OpenSittingRequest, @Caller() actor: Actor): Promise<SittingView> {
    return this.openSitting.run(request, actor);
  }

  @Get('review-sittings/:id')
  @Requires('signed-in')
  one(@IdParam() id: string, @Caller() actor: Actor): Promise<SittingView> {
    return this.sittings.one(id, actor);
  }

  @Post('review-sittings/:id/attendance')
  @Requires('signed-in')
  attend(@IdParam() id: string, @Body() request: AttendanceRequest, @Caller() actor: Actor): Promise<SittingView> {
    return this.noteAttendance.run(id, request, actor);
  }

  @Post('review-sittings/:id/skips')
  @Requires('signed-in')
  skip(@IdParam() id: string, @Body() request: SkipRiskRequest, @Caller() actor: Actor): Promise<SittingView> {
    return this.skipRisk.run(id, request, actor);
  }

  @Post('review-sittings/:id/end')
  @Requires('signed-in')
  end(@IdParam() id: string, @Body() request: EndSittingRequest, @Caller() actor: Actor): Promise<SittingView> {
    return this.endSitting.run(id, request, actor);
  }
}
