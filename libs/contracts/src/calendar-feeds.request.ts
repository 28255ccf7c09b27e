import { CALENDAR_KINDS, type CalendarKind } from '@holdfast/domain';
import { Words } from './fields';

/** POST /api/calendar-feed: rehearsals alone, or what the link before this one held, unless said otherwise. */
export class MakeCalendarFeedRequest {
  @Words({ called: 'What the calendar holds', words: CALENDAR_KINDS, optional: true }) kinds?: CalendarKind[];
}

/** PATCH /api/calendar-feed. */
export class EditCalendarFeedRequest {
  @Words({ called: 'What the calendar holds', words: CALENDAR_KINDS }) kinds: CalendarKind[];
}
