export { ExportsModule } from './exports.module';
export { ExportRounds } from './export-rounds';
