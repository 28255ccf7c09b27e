import { Controller, Get, Inject, Query } from '@nestjs/common';
import { AssuranceRequest, type AssuranceView, type UnitDueView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { ReadAssurance } from './read-assurance';
import { ReadUnitDues } from './read-unit-dues';

@Controller()
export class AssuranceController {
  constructor(
    @Inject(ReadAssurance) private readonly readAssurance: ReadAssurance,
    @Inject(ReadUnitDues) private readonly readUnitDues: ReadUnitDues,
  ) {}

  @Get('assurance/:id')
  @Requires('recommendation.read')
  @AsAt()
  statement(@IdParam() unitId: string, @Query() request: AssuranceRequest, @Caller() actor: Actor): Promise<AssuranceView> {
    return this.readAssurance.of(unitId, request, actor);
  }

  @Get('unit-dues')
  @Requires('signed-in')
  @AsAt()
  dues(@Caller() actor: Actor): Promise<UnitDueView[]> {
    return this.readUnitDues.of(actor);
  }
}
