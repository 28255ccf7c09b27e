import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ContradictionsQuery, type RegisterContradictionsView, type RiskCheckView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { RegisterContradictions } from './register-contradictions';
import { RiskCheck } from './risk-check';

@Controller()
export class ContradictionsController {
  constructor(
    @Inject(RiskCheck) private readonly check: RiskCheck,
    @Inject(RegisterContradictions) private readonly register: RegisterContradictions,
  ) {}

  @Get('risks/:id/contradictions')
  @Requires('register.read')
  @AsAt()
  ofRisk(@IdParam() riskId: string, @Caller() actor: Actor): Promise<RiskCheckView> {
    return this.check.of(riskId, actor);
  }

  @Get('registers/:id/contradictions')
  @Requires('register.read')
  ofRegister(@IdParam() registerId: string, @Query() query: ContradictionsQuery, @Caller() actor: Actor): Promise<RegisterContradictionsView> {
    return this.register.of(registerId, query, actor);
  }
}
