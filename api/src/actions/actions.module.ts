import { Module } from '@nestjs/common';
import { ActionQueries } from './action-queries';
import { ActionsController } from './actions.controller';
import { AddAction } from './add-action';
import { CancelAction } from './cancel-action';
import { CompleteAction } from './complete-action';
import { EditAction } from './edit-action';
import { ListActions } from './list-actions';
import { ReadRoadmap } from './read-roadmap';
import { ReportProgress } from './report-progress';
import { RescheduleAction } from './reschedule-action';
import { ResumeAction } from './resume-action';

@Module({
  controllers: [ActionsController],
  providers: [ActionQueries, ListActions, ReadRoadmap, AddAction, EditAction, ReportProgress, RescheduleAction, CompleteAction, CancelAction, ResumeAction],
})
export class ActionsModule {}
