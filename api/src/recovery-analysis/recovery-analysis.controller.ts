import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { GapListRequest, PlanForGapRequest, RaiseFromGapRequest, SaveScenarioRequest, WhatIfRequest, type ActionGapView, type ActionView, type GapPage, type RiskView, type ScenarioList, type ScenarioView, type SinglePointView, type WhatIfView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, OnlyReads, Requires } from '../platform/permission';
import { AskWhatIf } from './ask-what-if';
import { GapsOfAction } from './gaps-of-action';
import { ListGaps } from './list-gaps';
import { ListScenarios } from './list-scenarios';
import { ListSinglePoints } from './list-single-points';
import { PlanForGap } from './plan-for-gap';
import { RaiseFromGap } from './raise-from-gap';
import { SaveScenario } from './save-scenario';

@Controller()
export class RecoveryAnalysisController {
  constructor(
    @Inject(ListGaps) private readonly listGaps: ListGaps,
    @Inject(RaiseFromGap) private readonly raiseFromGap: RaiseFromGap,
    @Inject(PlanForGap) private readonly planForGap: PlanForGap,
    @Inject(GapsOfAction) private readonly gapsOfAction: GapsOfAction,
    @Inject(AskWhatIf) private readonly askWhatIf: AskWhatIf,
    @Inject(ListSinglePoints) private readonly listSinglePoints: ListSinglePoints,
    @Inject(ListScenarios) private readonly listScenarios: ListScenarios,
    @Inject(SaveScenario) private readonly saveScenario: SaveScenario,
  ) {}

  @Get('gaps')
  @Requires('continuity.read')
  @AsAt()
  gaps(@Query() request: GapListRequest, @Caller() actor: Actor): Promise<GapPage> {
    return this.listGaps.of(actor, request);
  }

  @Post('gaps/:id/risks')
  @Requires('continuity.read')
  raise(@IdParam() id: string, @Body() request: RaiseFromGapRequest, @Caller() actor: Actor): Promise<RiskView> {
    return this.raiseFromGap.run(id, request, actor);
  }

  @Post('gaps/:id/actions')
  @Requires('action.plan')
  plan(@IdParam() id: string, @Body() request: PlanForGapRequest, @Caller() actor: Actor): Promise<ActionView> {
    return this.planForGap.run(id, request, actor);
  }

  @Get('actions/:id/gaps')
  @Requires('continuity.read')
  @AsAt()
  ofAction(@IdParam() id: string, @Caller() actor: Actor): Promise<ActionGapView[]> {
    return this.gapsOfAction.of(id, actor);
  }

  @Post('what-ifs')
  @HttpCode(200)
  @OnlyReads()
  @Requires('continuity.read')
  whatIf(@Body() request: WhatIfRequest, @Caller() actor: Actor): Promise<WhatIfView> {
    return this.askWhatIf.run(request, actor);
  }

  @Get('single-points')
  @Requires('continuity.read')
  singlePoints(@Caller() actor: Actor): Promise<SinglePointView[]> {
    return this.listSinglePoints.of(actor);
  }

  @Get('scenarios')
  @Requires('continuity.read')
  @AsAt()
  scenarios(@Caller() actor: Actor): Promise<ScenarioList> {
    return this.listScenarios.of(actor);
  }

  @Post('scenarios')
  @Requires('continuity.manage')
  save(@Body() request: SaveScenarioRequest, @Caller() actor: Actor): Promise<ScenarioView> {
    return this.saveScenario.run(request, actor);
  }
}
