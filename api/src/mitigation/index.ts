export { MitigationModule } from './mitigation.module';
