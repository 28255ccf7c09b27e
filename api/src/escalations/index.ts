export { EscalationsModule } from './escalations.module';
export { homeDecisions } from './home-decisions';
