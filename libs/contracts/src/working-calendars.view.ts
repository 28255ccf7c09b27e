import type { Duration, WorkingCalendar, WorkingSpan } from '@holdfast/domain';

/** GET /api/working-calendars: by name, the retired ones last. `holidays` are "yyyy-mm-dd", from the earliest. */
export interface WorkingCalendarView extends WorkingCalendar {
  id: string;
  name: string;
  zone: string;
  weekly: WorkingSpan[];
  holidays: string[];
  isDefault: boolean;
  retiredAt: string | null;
  /** Times written in it, in activities, resources and impact analyses. */
  uses: number;
  mayManage: boolean;
  version: number;
}

/** POST /api/working-calendars/:id/comparisons: each time written in it whose length on the clock would be another. */
export interface CalendarComparisonView {
  /** Times written in the calendar, of which `changes` would be another on the clock. */
  uses: number;
  changes: {
    /** Of the activity or resource, such as ACT-001. */
    reference: string;
    name: string;
    what: 'resume' | 'declared' | 'contractual' | 'rto' | 'rpo' | 'mtpd';
    duration: Duration;
    /** Minutes on the clock, shortest and longest, as it is and as it would be. */
    now: [number, number];
    then: [number, number];
  }[];
}
