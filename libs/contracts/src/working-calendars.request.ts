import { CALENDAR_LIMITS, LIMITS } from '@holdfast/domain';
import { Days, Nested, Text, Whole, YesNo } from './fields';

const TIME = { max: 5, min: 1, pattern: /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, hint: 'Write times as 08:00 or 17:30, at most 24:00' };

/** Hours of one weekday, Monday is 1, on the organisation's clock. */
export class WorkingSpanRequest {
  @Whole({ called: 'Weekday', min: 1, max: 7 }) weekday: number;
  @Text({ called: 'From', ...TIME }) from: string;
  @Text({ called: 'To', ...TIME }) to: string;
}

/** POST /api/working-calendars. */
export class AddWorkingCalendarRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name }) name: string;
  @Nested({ called: 'Hours', of: () => WorkingSpanRequest, many: true, max: CALENDAR_LIMITS.spans }) weekly: WorkingSpanRequest[];
  @Days({ called: 'Holidays', max: CALENDAR_LIMITS.holidays }) holidays: string[];
  /** The one that "1 working day" means; it takes the place of the default so far. The first is the default in any case. */
  @YesNo({ called: 'Default', optional: true }) isDefault?: boolean;
}

/** PATCH /api/working-calendars/:id (If-Match). What is left out stays as it is. A default ends when another becomes it. */
export class EditWorkingCalendarRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name, optional: true }) name?: string;
  @Nested({ called: 'Hours', of: () => WorkingSpanRequest, many: true, max: CALENDAR_LIMITS.spans, optional: true }) weekly?: WorkingSpanRequest[];
  @Days({ called: 'Holidays', max: CALENDAR_LIMITS.holidays, optional: true }) holidays?: string[];
  @YesNo({ called: 'Default', optional: true }) isDefault?: boolean;
}

/** POST /api/working-calendars/:id/comparisons: what other hours and holidays would change. Nothing is changed. */
export class CompareWorkingCalendarRequest {
  @Nested({ called: 'Hours', of: () => WorkingSpanRequest, many: true, max: CALENDAR_LIMITS.spans }) weekly: WorkingSpanRequest[];
  @Days({ called: 'Holidays', max: CALENDAR_LIMITS.holidays }) holidays: string[];
}

/** POST /api/working-calendars/:id/retirement (If-Match): no new time is written in it; what is stays as it is. */
export class RetireWorkingCalendarRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}
