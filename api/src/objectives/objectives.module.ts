import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { sayConstraint } from '../platform/constraint-words';
import { AddMilestone } from './add-milestone';
import { CloseObjective } from './close-objective';
import { CreateObjective } from './create-objective';
import { EditMilestone } from './edit-milestone';
import { EditObjective } from './edit-objective';
import { ListObjectives } from './list-objectives';
import { MilestonesController } from './milestones.controller';
import { ObjectiveEntity } from './objective.entity';
import { ObjectiveQueries } from './objective-queries';
import { ObjectivesController } from './objectives.controller';
import { ReportMilestone } from './report-milestone';
import { WithdrawMilestone } from './withdraw-milestone';

sayConstraint('objective_code_unique', 'code', 'There is an objective with this code already');

@Module({
  imports: [TypeOrmModule.forFeature([ObjectiveEntity])],
  controllers: [ObjectivesController, MilestonesController],
  providers: [ObjectiveQueries, ListObjectives, CreateObjective, EditObjective, CloseObjective, AddMilestone, EditMilestone, ReportMilestone, WithdrawMilestone],
})
export class ObjectivesModule {}
