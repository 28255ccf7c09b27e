import { Body, Controller, Inject, Patch, Post } from '@nestjs/common';
import { EditMilestoneRequest, MilestoneReportRequest, MilestoneRequest, WithdrawMilestoneRequest, type MilestoneView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { AddMilestone } from './add-milestone';
import { EditMilestone } from './edit-milestone';
import { ReportMilestone } from './report-milestone';
import { WithdrawMilestone } from './withdraw-milestone';

@Controller()
export class MilestonesController {
  constructor(
    @Inject(AddMilestone) private readonly addMilestone: AddMilestone,
    @Inject(EditMilestone) private readonly editMilestone: EditMilestone,
    @Inject(ReportMilestone) private readonly reportMilestone: ReportMilestone,
    @Inject(WithdrawMilestone) private readonly withdrawMilestone: WithdrawMilestone,
  ) {}

  @Post('objectives/:id/milestones')
  @Requires('objective.manage')
  add(@IdParam() objectiveId: string, @Body() request: MilestoneRequest, @Caller() actor: Actor): Promise<MilestoneView> {
    return this.addMilestone.run(objectiveId, request, actor);
  }

  @Patch('milestones/:id')
  @Requires('objective.manage')
  edit(@IdParam() id: string, @Body() request: EditMilestoneRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<MilestoneView> {
    return this.editMilestone.run(id, request, version, actor);
  }

  @Post('milestones/:id/reports')
  @Requires('objective.report')
  report(@IdParam() id: string, @Body() request: MilestoneReportRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<MilestoneView> {
    return this.reportMilestone.run(id, request, version, actor);
  }

  @Post('milestones/:id/withdrawal')
  @Requires('objective.manage')
  withdraw(@IdParam() id: string, @Body() request: WithdrawMilestoneRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<MilestoneView> {
    return this.withdrawMilestone.run(id, request, version, actor);
  }
}
