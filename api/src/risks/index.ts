export { RisksModule } from './risks.module';
export { addRisk } from './add-risk';
