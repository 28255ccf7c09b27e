export { EscalationsModule } from './escalations.module';
export { homeDecisions } from './home-decisions';
export { escalateAsItStands } from './escalate-as-it-stands';
