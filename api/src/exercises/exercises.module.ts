import { Module } from '@nestjs/common';
import { AddProgramme } from './add-programme';
import { CancelExercise } from './cancel-exercise';
import { EditExercise } from './edit-exercise';
import { EditProgramme } from './edit-programme';
import { EndProgramme } from './end-programme';
import { ExerciseQueries } from './exercise-queries';
import { ExercisesController } from './exercises.controller';
import { ListExercises } from './list-exercises';
import { PlanExercise } from './plan-exercise';
import { PlanForFinding } from './plan-for-finding';
import { RecordResult } from './record-result';
import { SignOffExercise } from './sign-off-exercise';

@Module({
  controllers: [ExercisesController],
  providers: [ExerciseQueries, ListExercises, PlanExercise, EditExercise, RecordResult, SignOffExercise, CancelExercise, PlanForFinding, AddProgramme, EditProgramme, EndProgramme],
})
export class ExercisesModule {}
