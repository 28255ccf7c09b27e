import { Controller, Get, Inject, Query } from '@nestjs/common';
import { RegisterRiskListRequest, RiskListRequest, type Page, type RiskRow } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import type { JsonText } from '../platform/answer-interceptor';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { ListRisks } from './list-risks';

@Controller()
export class RiskListsController {
  constructor(@Inject(ListRisks) private readonly risks: ListRisks) {}

  @Get('registers/:id/risks')
  @Requires('register.read')
  @AsAt()
  ofRegister(@IdParam() id: string, @Query() request: RegisterRiskListRequest, @Caller() actor: Actor): Promise<JsonText<Page<RiskRow>>> {
    return this.risks.ofRegister(actor, id, request);
  }

  @Get('risks')
  @Requires('register.read')
  @AsAt()
  ofAll(@Query() request: RiskListRequest, @Caller() actor: Actor): Promise<JsonText<Page<RiskRow>>> {
    return this.risks.ofAll(actor, request);
  }
}
