import { Body, Controller, Get, Inject, Patch, Post } from '@nestjs/common';
import { AddControlRequest, AssessControlRequest, EditControlRequest, RecordCheckRequest, WithdrawControlRequest, type ControlView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { AddControl } from './add-control';
import { AssessControl } from './assess-control';
import { ControlQueries } from './control-queries';
import { EditControl } from './edit-control';
import { RecordCheck } from './record-check';
import { SignOffCheck } from './sign-off-check';
import { WithdrawControl } from './withdraw-control';

@Controller()
export class ControlsController {
  constructor(
    @Inject(ControlQueries) private readonly queries: ControlQueries,
    @Inject(AddControl) private readonly addControl: AddControl,
    @Inject(EditControl) private readonly editControl: EditControl,
    @Inject(AssessControl) private readonly assessControl: AssessControl,
    @Inject(RecordCheck) private readonly recordCheck: RecordCheck,
    @Inject(SignOffCheck) private readonly signOffCheck: SignOffCheck,
    @Inject(WithdrawControl) private readonly withdrawControl: WithdrawControl,
  ) {}

  @Get('risks/:id/controls')
  @Requires('register.read')
  @AsAt()
  list(@IdParam() riskId: string, @Caller() actor: Actor): Promise<ControlView[]> {
    return this.queries.ofRisk(riskId, actor);
  }

  @Post('risks/:id/controls')
  @Requires('control.manage')
  add(@IdParam() riskId: string, @Body() request: AddControlRequest, @Caller() actor: Actor): Promise<ControlView> {
    return this.addControl.run(riskId, request, actor);
  }

  // To own a control grants it without any register.
  @Get('controls/:id')
  @Requires('signed-in')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<ControlView> {
    return this.queries.one(id, actor);
  }

  @Patch('controls/:id')
  @Requires('control.manage')
  edit(@IdParam() id: string, @Body() request: EditControlRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ControlView> {
    return this.editControl.run(id, request, version, actor);
  }

  @Post('controls/:id/assessments')
  @Requires('control.assess')
  assess(@IdParam() id: string, @Body() request: AssessControlRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ControlView> {
    return this.assessControl.run(id, request, version, actor);
  }

  @Post('controls/:id/checks')
  @Requires('control.assess')
  check(@IdParam() id: string, @Body() request: RecordCheckRequest, @Caller() actor: Actor): Promise<ControlView> {
    return this.recordCheck.run(id, request, actor);
  }

  @Post('control-checks/:id/sign-off')
  @Requires('control.assess')
  signOff(@IdParam() id: string, @Caller() actor: Actor): Promise<ControlView> {
    return this.signOffCheck.run(id, actor);
  }

  @Post('controls/:id/withdrawal')
  @Requires('control.manage')
  withdraw(@IdParam() id: string, @Body() request: WithdrawControlRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ControlView> {
    return this.withdrawControl.run(id, request, version, actor);
  }
}
