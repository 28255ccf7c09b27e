export { AcceptancesModule } from './acceptances.module';
