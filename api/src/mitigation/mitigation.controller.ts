import { Controller, Get, Inject } from '@nestjs/common';
import type { MitigationAppendixView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { MitigationAppendix } from './mitigation-appendix';

@Controller()
export class MitigationController {
  constructor(@Inject(MitigationAppendix) private readonly appendix: MitigationAppendix) {}

  @Get('registers/:id/mitigation-appendix')
  @Requires('register.read')
  @AsAt()
  ofRegister(@IdParam() registerId: string, @Caller() actor: Actor): Promise<MitigationAppendixView> {
    return this.appendix.of(registerId, actor);
  }
}
