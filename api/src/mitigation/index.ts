export { MitigationModule } from './mitigation.module';
export { MitigationAppendix } from './mitigation-appendix';
