export { JobRounds } from './job-rounds';
export { Jobs } from './jobs';
export { JobsModule } from './jobs.module';
