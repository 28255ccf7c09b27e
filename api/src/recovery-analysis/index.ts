export { RecoveryAnalysisModule } from './recovery-analysis.module';
