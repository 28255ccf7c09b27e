import { Controller, Get, Inject, Query } from '@nestjs/common';
import { RiskOwnersRequest, type PersonRef } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { Caller, Requires } from '../platform/permission';
import { ListOwners } from './list-owners';

@Controller('risk-owners')
export class RiskOwnersController {
  constructor(@Inject(ListOwners) private readonly owners: ListOwners) {}

  @Get()
  @Requires('register.read')
  @AsAt()
  list(@Query() request: RiskOwnersRequest, @Caller() actor: Actor): Promise<PersonRef[]> {
    return this.owners.run(actor, request);
  }
}
