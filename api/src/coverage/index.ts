export { CoverageModule } from './coverage.module';
