export { handOverObjectives } from './hand-over-objectives';
export { ObjectivesModule } from './objectives.module';
