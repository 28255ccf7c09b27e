import { LONGEST_DURATION } from '@holdfast/domain';
import { Id, Whole } from './fields';

/** A length of time: whole minutes on the clock, or in the hours of a working calendar. */
export class DurationRequest {
  @Whole({ called: 'Minutes', min: 0, max: LONGEST_DURATION }) minutes: number;
  @Id({ called: 'Working calendar', nullable: true }) calendarId: string | null;
}
