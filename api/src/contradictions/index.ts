export { ContradictionsModule } from './contradictions.module';
export { contradictionsAmong } from './contradictions-among';
