export { EscalationsModule } from './escalations.module';
export { ESCALATION_JOINS, IN_SIGHT, waitsForCaller } from './escalation-row';
export { conditionsOf } from './list-escalations';
export { homeDecisions } from './home-decisions';
export { escalateAsItStands } from './escalate-as-it-stands';
