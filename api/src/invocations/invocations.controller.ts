import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import {
  DeclareInvocationRequest, EditInvocationRequest, InvocationListRequest, PullInPlanRequest, StandDownInvocationRequest, type InvocationRow, type InvocationsNowView, type InvocationView, type Page,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { DeclareInvocation } from './declare-invocation';
import { EditInvocation } from './edit-invocation';
import { InvocationQueries } from './invocation-queries';
import { InvocationsNow } from './invocations-now';
import { ListInvocations } from './list-invocations';
import { PullInPlan } from './pull-in-plan';
import { StandDownInvocation } from './stand-down-invocation';

@Controller('invocations')
export class InvocationsController {
  constructor(
    @Inject(InvocationQueries) private readonly queries: InvocationQueries,
    @Inject(InvocationsNow) private readonly invocationsNow: InvocationsNow,
    @Inject(ListInvocations) private readonly listInvocations: ListInvocations,
    @Inject(DeclareInvocation) private readonly declareInvocation: DeclareInvocation,
    @Inject(EditInvocation) private readonly editInvocation: EditInvocation,
    @Inject(PullInPlan) private readonly pullInPlan: PullInPlan,
    @Inject(StandDownInvocation) private readonly standDownInvocation: StandDownInvocation,
  ) {}

  @Get()
  @Requires('continuity.read')
  @AsAt()
  list(@Query() request: InvocationListRequest, @Caller() actor: Actor): Promise<JsonText<Page<InvocationRow>>> {
    return this.listInvocations.of(actor, request);
  }

  @Get('now')
  @Requires('continuity.read')
  now(@Caller() actor: Actor): Promise<InvocationsNowView> {
    return this.invocationsNow.of(actor);
  }

  @Post()
  @Requires('invocation.declare')
  declare(@Body() request: DeclareInvocationRequest, @Caller() actor: Actor): Promise<InvocationView> {
    return this.declareInvocation.run(request, actor);
  }

  @Get(':id')
  @Requires('continuity.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<InvocationView> {
    return this.queries.one(id, actor);
  }

  @Patch(':id')
  @Requires('invocation.manage')
  edit(@IdParam() id: string, @Body() request: EditInvocationRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<InvocationView> {
    return this.editInvocation.run(id, request, version, actor);
  }

  @Post(':id/plans')
  @Requires('invocation.manage')
  pullIn(@IdParam() id: string, @Body() request: PullInPlanRequest, @Caller() actor: Actor): Promise<InvocationView> {
    return this.pullInPlan.run(id, request, actor);
  }

  @Post(':id/stand-down')
  @Requires('invocation.manage')
  standDown(@IdParam() id: string, @Body() request: StandDownInvocationRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<InvocationView> {
    return this.standDownInvocation.run(id, request, version, actor);
  }
}
