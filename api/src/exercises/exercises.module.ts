import { Module } from '@nestjs/common';
import { IncidentLogModule } from '../incident-log';
import { AddProgramme } from './add-programme';
import { CancelExercise } from './cancel-exercise';
import { EditExercise } from './edit-exercise';
import { EditProgramme } from './edit-programme';
import { EndExercise } from './end-exercise';
import { EndProgramme } from './end-programme';
import { ExerciseLogController } from './exercise-log.controller';
import { ExerciseQueries } from './exercise-queries';
import { ExerciseReport } from './exercise-report';
import { ExerciseScope } from './exercise-scope';
import { ExercisesController } from './exercises.controller';
import { ListExercises } from './list-exercises';
import { LiveExercise } from './live-exercise';
import { PaperSteps } from './paper-steps';
import { PlanExercise } from './plan-exercise';
import { PlanForFinding } from './plan-for-finding';
import { RecordResult } from './record-result';
import { SignOffExercise } from './sign-off-exercise';
import { StartExercise } from './start-exercise';

@Module({
  imports: [IncidentLogModule],
  controllers: [ExercisesController, ExerciseLogController],
  providers: [ExerciseQueries, ExerciseReport, ExerciseScope, ListExercises, LiveExercise, PaperSteps, PlanExercise, EditExercise, StartExercise, EndExercise, RecordResult, SignOffExercise, CancelExercise, PlanForFinding, AddProgramme, EditProgramme, EndProgramme],
})
export class ExercisesModule {}
