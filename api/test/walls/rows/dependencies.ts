import { fresh } from '../never-twice';
import type { Row } from '../row';
import { everybody, keepsContinuity, onActivity } from '../verdicts';

export const dependencies: Readonly<Record<string, Row>> = {
  'GET /api/dependencies': {
    url: ({ word }) => `/api/dependencies?q=${word}`, judge: everybody, lists: { what: ({ dependencyId }) => dependencyId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'GET /api/dependency-map': { url: ({ activityId }) => `/api/dependency-map?around=${activityId}`, judge: onActivity('continuity.read') },
  'POST /api/dependencies': {
    url: () => '/api/dependencies', body: ({ activityId, resourceId }) => ({ dependentId: activityId, memberIds: [resourceId] }), judge: keepsContinuity,
    everyId: ({ activityId, siteId }) => ({ dependentId: activityId, memberIds: [siteId] }),
  },
  'PATCH /api/dependencies/:id': {
    url: ({ dependencyId }) => `/api/dependencies/${dependencyId}`, body: () => ({ note: `Since ${fresh()}` }), version: ({ dependencyId }) => ['dependency', dependencyId], judge: keepsContinuity,
    everyId: ({ siteId, resourceId }) => ({ memberIds: [siteId, resourceId] }),
  },
  'POST /api/dependencies/:id/end': {
    once: true, url: ({ dependencyId }) => `/api/dependencies/${dependencyId}/end`, body: () => ({ reason: 'Over' }), version: ({ dependencyId }) => ['dependency', dependencyId], judge: keepsContinuity,
  },
};
