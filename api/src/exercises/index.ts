export { exerciseInSight, programmeInSight } from './exercise-row';
export { ExercisesModule } from './exercises.module';
export { handOverExercises } from './hand-over-exercises';
export { provenOf } from './proven-of';
export { prepared as preparedExercise, resulted as resultedExercise, type StoredExercise, type StoredFinding, type StoredScope } from './stored-exercise';
