export { ImportsModule } from './imports.module';
export { ImportRounds } from './register/import-rounds';
