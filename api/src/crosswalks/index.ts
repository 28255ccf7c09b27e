export { CrosswalksModule } from './crosswalks.module';
