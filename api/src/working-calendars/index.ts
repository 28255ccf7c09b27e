export { calendarsOf, durationFaults, type KeptCalendar } from './calendars-of';
export { WorkingCalendarsModule } from './working-calendars.module';
