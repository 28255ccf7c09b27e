export { AssuranceModule } from './assurance.module';
