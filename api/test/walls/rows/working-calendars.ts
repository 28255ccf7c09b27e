import { fresh } from '../never-twice';
import type { Row } from '../row';
import { everybody, ofWhole } from '../verdicts';

export const workingCalendars: Readonly<Record<string, Row>> = {
  'GET /api/working-calendars': { url: () => '/api/working-calendars', judge: everybody, lists: { what: ({ workingCalendarId }) => workingCalendarId, holds: () => true } },
  'POST /api/working-calendars': {
    url: () => '/api/working-calendars', judge: ofWhole('working-calendar.manage'), body: () => ({ name: `Hours ${fresh()}`, weekly: [{ weekday: 1, from: '08:00', to: '18:00' }], holidays: [] }),
  },
  'PATCH /api/working-calendars/:id': {
    url: ({ workingCalendarId }) => `/api/working-calendars/${workingCalendarId}`, body: () => ({ name: `Hours ${fresh()}` }), version: ({ workingCalendarId }) => ['working_calendar', workingCalendarId],
    judge: ofWhole('working-calendar.manage'),
  },
  'POST /api/working-calendars/:id/comparisons': {
    url: ({ workingCalendarId }) => `/api/working-calendars/${workingCalendarId}/comparisons`, body: () => ({ weekly: [{ weekday: 2, from: '08:00', to: '18:00' }], holidays: [] }),
    judge: ofWhole('working-calendar.manage'),
  },
  'POST /api/working-calendars/:id/retirement': {
    url: ({ workingCalendarId }) => `/api/working-calendars/${workingCalendarId}/retirement`, body: () => ({ reason: 'The depot closed' }), version: ({ workingCalendarId }) => ['working_calendar', workingCalendarId],
    judge: ofWhole('working-calendar.manage'), once: true,
  },
};
