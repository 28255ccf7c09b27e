import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import {
  ActivityListRequest, AddActivityRequest, AddCriticalUserRequest, EditActivityRequest, EditCriticalUserRequest, RetireRequest, VerifyCriticalUserRequest, type ActivityView, type ListedActivity,
  type CriticalUserView, type Page,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { ActivityQueries } from './activity-queries';
import { AddActivity } from './add-activity';
import { AddCriticalUser } from './add-critical-user';
import { EditActivity } from './edit-activity';
import { EditCriticalUser } from './edit-critical-user';
import { ListActivities } from './list-activities';
import { ReinstateActivity } from './reinstate-activity';
import { RetireActivity } from './retire-activity';
import { RetireCriticalUser } from './retire-critical-user';
import { VerifyCriticalUser } from './verify-critical-user';

@Controller()
export class ActivitiesController {
  constructor(
    @Inject(ActivityQueries) private readonly queries: ActivityQueries,
    @Inject(ListActivities) private readonly listActivities: ListActivities,
    @Inject(AddActivity) private readonly addActivity: AddActivity,
    @Inject(EditActivity) private readonly editActivity: EditActivity,
    @Inject(RetireActivity) private readonly retireActivity: RetireActivity,
    @Inject(ReinstateActivity) private readonly reinstateActivity: ReinstateActivity,
    @Inject(AddCriticalUser) private readonly addCriticalUser: AddCriticalUser,
    @Inject(EditCriticalUser) private readonly editCriticalUser: EditCriticalUser,
    @Inject(VerifyCriticalUser) private readonly verifyCriticalUser: VerifyCriticalUser,
    @Inject(RetireCriticalUser) private readonly retireCriticalUser: RetireCriticalUser,
  ) {}

  @Get('activities')
  @Requires('continuity.read')
  @AsAt()
  list(@Query() request: ActivityListRequest, @Caller() actor: Actor): Promise<JsonText<Page<ListedActivity>>> {
    return this.listActivities.of(actor, request);
  }

  @Post('activities')
  @Requires('continuity.manage')
  add(@Body() request: AddActivityRequest, @Caller() actor: Actor): Promise<ActivityView> {
    return this.addActivity.run(request, actor);
  }

  @Get('activities/:id')
  @Requires('continuity.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<ActivityView> {
    return this.queries.one(id, actor);
  }

  @Patch('activities/:id')
  @Requires('continuity.manage')
  edit(@IdParam() id: string, @Body() request: EditActivityRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ActivityView> {
    return this.editActivity.run(id, request, version, actor);
  }

  @Post('activities/:id/retirement')
  @Requires('continuity.manage')
  retire(@IdParam() id: string, @Body() request: RetireRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ActivityView> {
    return this.retireActivity.run(id, request, version, actor);
  }

  @Post('activities/:id/reinstatement')
  @Requires('continuity.manage')
  reinstate(@IdParam() id: string, @Body() request: RetireRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ActivityView> {
    return this.reinstateActivity.run(id, request, version, actor);
  }

  @Post('activities/:id/critical-users')
  @Requires('continuity.manage')
  addUser(@IdParam() id: string, @Body() request: AddCriticalUserRequest, @Caller() actor: Actor): Promise<CriticalUserView> {
    return this.addCriticalUser.run(id, request, actor);
  }

  @Patch('critical-users/:id')
  @Requires('continuity.manage')
  editUser(@IdParam() id: string, @Body() request: EditCriticalUserRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<CriticalUserView> {
    return this.editCriticalUser.run(id, request, version, actor);
  }

  @Post('critical-users/:id/verifications')
  @Requires('continuity.manage')
  verifyUser(@IdParam() id: string, @Body() request: VerifyCriticalUserRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<CriticalUserView> {
    return this.verifyCriticalUser.run(id, request, version, actor);
  }

  @Post('critical-users/:id/retirement')
  @Requires('continuity.manage')
  retireUser(@IdParam() id: string, @Body() request: RetireRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<CriticalUserView> {
    return this.retireCriticalUser.run(id, request, version, actor);
  }
}
