export { AssuranceModule } from './assurance.module';
export { ReadAssurance } from './read-assurance';
