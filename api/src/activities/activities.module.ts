import { Module } from '@nestjs/common';
import { ActivitiesController } from './activities.controller';
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

@Module({
  controllers: [ActivitiesController],
  providers: [ActivityQueries, ListActivities, AddActivity, EditActivity, RetireActivity, ReinstateActivity, AddCriticalUser, EditCriticalUser, VerifyCriticalUser, RetireCriticalUser],
})
export class ActivitiesModule {}
