import type { Row } from '../row';
import { everybody, ofWhole } from '../verdicts';

export const organisation: Readonly<Record<string, Row>> = {
  'GET /api/organisation': { url: () => '/api/organisation', judge: everybody, lists: { what: ({ organisationId }) => organisationId, holds: () => true } },
  'PATCH /api/organisation': {
    url: () => '/api/organisation', body: () => ({ timeZone: 'Europe/Dublin' }), version: (place) => ['organisation', place.organisationId], judge: ofWhole('organisation.configure'),
  },
};
