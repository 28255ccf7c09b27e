export { NoteReadings } from './note-readings';
export { ReadingsModule } from './readings.module';
