import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { sayConstraint } from '../platform/constraint-words';
import { CloseObjective } from './close-objective';
import { CreateObjective } from './create-objective';
import { EditObjective } from './edit-objective';
import { ListObjectives } from './list-objectives';
import { ObjectiveEntity } from './objective.entity';
import { ObjectivesController } from './objectives.controller';

sayConstraint('objective_code_unique', 'code', 'There is an objective with this code already');

@Module({
  imports: [TypeOrmModule.forFeature([ObjectiveEntity])],
  controllers: [ObjectivesController],
  providers: [ListObjectives, CreateObjective, EditObjective, CloseObjective],
})
export class ObjectivesModule {}
