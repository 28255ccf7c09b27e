export { exerciseInSight, programmeInSight } from './exercise-row';
export { homeExercises } from './home-exercises';
export { ExercisesModule } from './exercises.module';
export { rehearsalsInCalendar, type RehearsalInCalendar, type SeriesInCalendar } from './rehearsals-in-calendar';
export { handOverExercises } from './hand-over-exercises';
export { provenOf } from './proven-of';
export { loadExercise, requireOnExercise, toExerciseView, type ExerciseInPlace } from './load-exercise';
export { began as begunExercise, prepared as preparedExercise, resulted as resultedExercise, type StoredExercise, type StoredFinding, type StoredRehearsedPlan, type StoredScope } from './stored-exercise';
