import { fresh } from '../never-twice';
import type { Row } from '../row';
import { addsContinuity, everybody, keepsContinuity, onActivity } from '../verdicts';

export const activities: Readonly<Record<string, Row>> = {
  'GET /api/activities': {
    url: ({ word }) => `/api/activities?q=${word}`, judge: everybody, lists: { what: ({ activityId }) => activityId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'POST /api/activities': {
    url: () => '/api/activities', judge: addsContinuity, body: (place) => ({ name: 'Payroll', unitId: place.unitId, ownerId: place.riskOwnerId }),
    everyId: (place) => ({ name: 'Payroll', unitId: place.unitId, ownerId: place.personId, resume: { minutes: 60, calendarId: place.workingCalendarId } }),
  },
  'GET /api/activities/:id': { url: ({ activityId }) => `/api/activities/${activityId}`, judge: onActivity('continuity.read') },
  'PATCH /api/activities/:id': {
    url: ({ activityId }) => `/api/activities/${activityId}`, body: () => ({ statutory: `Duty ${fresh()}` }), version: ({ activityId }) => ['activity', activityId], judge: keepsContinuity,
    everyId: ({ teamId, personId, workingCalendarId: calendarId }) => ({ unitId: teamId, ownerId: personId, resume: { minutes: 60, calendarId } }),
  },
  'POST /api/activities/:id/retirement': {
    once: true, url: ({ activityId }) => `/api/activities/${activityId}/retirement`, body: () => ({ reason: 'Over' }), version: ({ activityId }) => ['activity', activityId], judge: keepsContinuity,
  },
  'POST /api/activities/:id/reinstatement': {
    once: true, url: ({ retiredActivityId }) => `/api/activities/${retiredActivityId}/reinstatement`, body: () => ({ reason: 'Again' }), version: ({ retiredActivityId }) => ['activity', retiredActivityId],
    judge: keepsContinuity,
  },
  'POST /api/activities/:id/critical-users': { url: ({ activityId }) => `/api/activities/${activityId}/critical-users`, body: () => ({ name: 'Duty officers' }), judge: keepsContinuity },
  'PATCH /api/critical-users/:id': {
    url: ({ criticalUserId }) => `/api/critical-users/${criticalUserId}`, body: () => ({ needs: `Lists ${fresh()}` }), version: ({ criticalUserId }) => ['critical_user', criticalUserId], judge: keepsContinuity,
  },
  'POST /api/critical-users/:id/verifications': {
    url: ({ criticalUserId }) => `/api/critical-users/${criticalUserId}/verifications`, body: () => ({ verifiedOn: '2026-03-01', works: true, note: 'Tried' }), judge: keepsContinuity,
    everyId: ({ personId }) => ({ verifiedOn: '2026-03-01', works: true, note: 'Tried', verifiedById: personId }), version: ({ criticalUserId }) => ['critical_user', criticalUserId],
  },
  'POST /api/critical-users/:id/retirement': {
    once: true, url: ({ criticalUserId }) => `/api/critical-users/${criticalUserId}/retirement`, body: () => ({ reason: 'Over' }), version: ({ criticalUserId }) => ['critical_user', criticalUserId], judge: keepsContinuity,
  },
};
