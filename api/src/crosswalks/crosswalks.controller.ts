import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { CrosswalkProposalRequest, DeclareCrosswalkRequest, ListCrosswalksRequest, type CrosswalkProposalView, type CrosswalkView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { CrosswalkQueries } from './crosswalk-queries';
import { DeclareCrosswalk } from './declare-crosswalk';

@Controller()
export class CrosswalksController {
  constructor(
    @Inject(CrosswalkQueries) private readonly queries: CrosswalkQueries,
    @Inject(DeclareCrosswalk) private readonly declareCrosswalk: DeclareCrosswalk,
  ) {}

  @Get('crosswalks')
  @Requires('matrix.read')
  list(@Query() asked: ListCrosswalksRequest, @Caller() actor: Actor): Promise<CrosswalkView[]> {
    return asked.from && asked.to ? this.queries.history(actor, asked.from, asked.to) : this.queries.list(actor);
  }

  @Get('crosswalks/:id')
  @Requires('matrix.read')
  one(@IdParam() id: string, @Caller() actor: Actor): Promise<CrosswalkView> {
    return this.queries.one(actor, id);
  }

  @Get('crosswalk-proposals')
  @Requires('matrix.read')
  proposal(@Query() asked: CrosswalkProposalRequest, @Caller() actor: Actor): Promise<CrosswalkProposalView> {
    return this.queries.proposal(actor, asked);
  }

  @Post('crosswalks')
  @Requires('crosswalk.declare')
  declare(@Body() request: DeclareCrosswalkRequest, @Caller() actor: Actor): Promise<CrosswalkView> {
    return this.declareCrosswalk.run(request, actor);
  }
}
