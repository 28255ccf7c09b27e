export { JobsModule } from './jobs.module';
export { Jobs } from './jobs';
