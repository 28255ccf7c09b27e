export { ObjectivesModule } from './objectives.module';
