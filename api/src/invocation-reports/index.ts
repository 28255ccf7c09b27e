export { InvocationReportsModule } from './invocation-reports.module';
