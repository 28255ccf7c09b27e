import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import { AddPartnershipRequest, EditPartnershipRequest, EndPartnershipRequest, PartnershipListRequest, ReviewPartnershipRequest, type Page, type PartnershipRow, type PartnershipView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { AddPartnership } from './add-partnership';
import { EditPartnership } from './edit-partnership';
import { EndPartnership } from './end-partnership';
import { ListPartnerships } from './list-partnerships';
import { PartnershipQueries } from './partnership-queries';
import { ReviewPartnership } from './review-partnership';

@Controller('partnerships')
export class PartnershipsController {
  constructor(
    @Inject(PartnershipQueries) private readonly queries: PartnershipQueries,
    @Inject(ListPartnerships) private readonly listPartnerships: ListPartnerships,
    @Inject(AddPartnership) private readonly addPartnership: AddPartnership,
    @Inject(EditPartnership) private readonly editPartnership: EditPartnership,
    @Inject(ReviewPartnership) private readonly reviewPartnership: ReviewPartnership,
    @Inject(EndPartnership) private readonly endPartnership: EndPartnership,
  ) {}

  @Get()
  @Requires('partnership.read')
  @AsAt()
  list(@Query() request: PartnershipListRequest, @Caller() actor: Actor): Promise<JsonText<Page<PartnershipRow>>> {
    return this.listPartnerships.of(actor, request);
  }

  @Post()
  @Requires('partnership.manage')
  add(@Body() request: AddPartnershipRequest, @Caller() actor: Actor): Promise<PartnershipView> {
    return this.addPartnership.run(request, actor);
  }

  @Get(':id')
  @Requires('partnership.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<PartnershipView> {
    return this.queries.one(id, actor);
  }

  @Patch(':id')
  @Requires('partnership.manage')
  edit(@IdParam() id: string, @Body() request: EditPartnershipRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PartnershipView> {
    return this.editPartnership.run(id, request, version, actor);
  }

  @Post(':id/reviews')
  @Requires('partnership.manage')
  review(@IdParam() id: string, @Body() request: ReviewPartnershipRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PartnershipView> {
    return this.reviewPartnership.run(id, request, version, actor);
  }

  @Post(':id/end')
  @Requires('partnership.manage')
  end(@IdParam() id: string, @Body() request: EndPartnershipRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PartnershipView> {
    return this.endPartnership.run(id, request, version, actor);
  }
}
