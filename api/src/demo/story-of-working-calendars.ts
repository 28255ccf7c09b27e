import type { AddWorkingCalendarRequest, WorkingCalendarView } from '@holdfast/contracts';
import { SUPPORT_HOURS, type LoadDay } from '@holdfast/db';
import type { Step } from './step';

/** The hours of support, before any time is written in them. */
export const storyOfWorkingCalendars = (day: LoadDay): Step[] => [
  {
    at: day.moment(SUPPORT_HOURS.addedDaysAgo), by: 'continuityManager',
    act: async (voice) => {
      const { name, weekly, holidays } = SUPPORT_HOURS;
      await voice.post<WorkingCalendarView>('working-calendars', { name, weekly, holidays } satisfies AddWorkingCalendarRequest);
    },
  },
];
