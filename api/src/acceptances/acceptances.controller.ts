import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { AcceptRiskRequest, WithdrawAcceptanceRequest, type AcceptancesView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { AcceptRisk } from './accept-risk';
import { ReadAcceptances } from './read-acceptances';
import { WithdrawAcceptance } from './withdraw-acceptance';

@Controller()
export class AcceptancesController {
  constructor(
    @Inject(ReadAcceptances) private readonly readAcceptances: ReadAcceptances,
    @Inject(AcceptRisk) private readonly acceptRisk: AcceptRisk,
    @Inject(WithdrawAcceptance) private readonly withdrawAcceptance: WithdrawAcceptance,
  ) {}

  @Get('risks/:id/acceptances')
  @Requires('register.read')
  @AsAt()
  read(@IdParam() riskId: string, @Caller() actor: Actor): Promise<AcceptancesView> {
    return this.readAcceptances.run(riskId, actor);
  }

  @Post('risks/:id/acceptances')
  @Requires('risk.accept')
  accept(@IdParam() riskId: string, @Body() request: AcceptRiskRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<AcceptancesView> {
    return this.acceptRisk.run(riskId, request, version, actor);
  }

  @Post('acceptances/:id/withdrawal')
  @Requires('risk.accept')
  withdraw(@IdParam() id: string, @Body() request: WithdrawAcceptanceRequest, @Caller() actor: Actor): Promise<AcceptancesView> {
    return this.withdrawAcceptance.run(id, request, actor);
  }
}
