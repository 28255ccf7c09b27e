import { Controller, Get, Inject, Query } from '@nestjs/common';
import { CoverageRequest, type CoveragePage } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { Caller, Requires } from '../platform/permission';
import { ListCoverage } from './list-coverage';

@Controller()
export class CoverageController {
  constructor(@Inject(ListCoverage) private readonly listCoverage: ListCoverage) {}

  @Get('coverage')
  @Requires('continuity.read')
  @AsAt()
  list(@Query() request: CoverageRequest, @Caller() actor: Actor): Promise<CoveragePage> {
    return this.listCoverage.of(actor, request);
  }
}
