import { can } from '@holdfast/domain';
import { fresh } from '../never-twice';
import type { Row } from '../row';
import { addsContinuity, everybody, keepsContinuity, onActivity } from '../verdicts';

export const resources: Readonly<Record<string, Row>> = {
  'GET /api/resources': {
    url: ({ word }) => `/api/resources?q=${word}`, judge: everybody, lists: { what: ({ resourceId }) => resourceId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'POST /api/resources': {
    url: () => '/api/resources', judge: addsContinuity, body: (place) => ({ kind: 'application', name: 'Payroll system', unitId: place.unitId, ownerId: place.riskOwnerId }),
    everyId: (place) => ({
      kind: 'people', name: 'Payroll team', unitId: place.unitId, ownerId: place.personId, locatedAtId: place.siteId, supplierId: place.supplierId, declared: { minutes: 60, calendarId: place.workingCalendarId },
      contractual: { minutes: 60, calendarId: place.workingCalendarId }, deputies: [{ personId: place.personId }],
    }),
  },
  'GET /api/resources/:id': { url: ({ resourceId }) => `/api/resources/${resourceId}`, judge: onActivity('continuity.read') },
  'PATCH /api/resources/:id': {
    url: ({ resourceId }) => `/api/resources/${resourceId}`, body: () => ({ description: `Kept ${fresh()}` }), version: ({ resourceId }) => ['resource', resourceId], judge: keepsContinuity,
    everyId: ({ teamId, personId, siteId, supplierId, workingCalendarId: calendarId }) => ({
      kind: 'people', unitId: teamId, ownerId: personId, locatedAtId: siteId, supplierId, declared: { minutes: 60, calendarId }, contractual: { minutes: 60, calendarId }, deputies: [{ personId }],
    }),
  },
  'POST /api/resources/:id/retirement': {
    once: true, url: ({ resourceId }) => `/api/resources/${resourceId}/retirement`, body: () => ({ reason: 'Over' }), version: ({ resourceId }) => ['resource', resourceId], judge: keepsContinuity,
  },
  'POST /api/resources/:id/reinstatement': {
    once: true, url: ({ retiredResourceId }) => `/api/resources/${retiredResourceId}/reinstatement`, body: () => ({ reason: 'Again' }), version: ({ retiredResourceId }) => ['resource', retiredResourceId],
    judge: keepsContinuity,
  },
  'POST /api/resources/:id/contacts': { url: ({ resourceId }) => `/api/resources/${resourceId}/contacts`, body: () => ({ name: 'Help desk' }), judge: keepsContinuity },
  'GET /api/contacts': {
    url: ({ word }) => `/api/contacts?q=${word}`, judge: everybody, lists: { what: ({ contactId }) => contactId, holds: (tester, place) => can(tester, 'contact.read', { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId }) },
  },
  'POST /api/contacts': {
    url: () => '/api/contacts', judge: addsContinuity, body: ({ unitId }) => ({ name: 'Night desk', unitId }), everyId: ({ unitId, personId }) => ({ name: 'Night desk', unitId, personId }),
    arrange: ({ personId }) => [`UPDATE contact SET retired_at = now(), retired_reason = 'Over' WHERE person_id = $1 AND retired_at IS NULL`, [personId]],
  },
  'PATCH /api/contacts/:id': { url: ({ contactId }) => `/api/contacts/${contactId}`, body: () => ({ note: `Nights ${fresh()}` }), version: ({ contactId }) => ['contact', contactId], judge: keepsContinuity },
  'POST /api/contacts/:id/retirement': {
    once: true, url: ({ contactId }) => `/api/contacts/${contactId}/retirement`, body: () => ({ reason: 'Over' }), version: ({ contactId }) => ['contact', contactId], judge: keepsContinuity,
  },
};
