export { ContradictionsModule } from './contradictions.module';
