export { RisksModule } from './risks.module';
export { addRisk } from './add-risk';
export { handOverRisks } from './hand-over-risks';
export { recountStandings } from './recount-standings';
