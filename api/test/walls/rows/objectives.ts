import { fresh } from '../never-twice';
import type { Row } from '../row';
import { answersFor, everybody, inUnit } from '../verdicts';

export const objectives: Readonly<Record<string, Row>> = {
  'GET /api/objectives': { url: () => '/api/objectives', judge: everybody, lists: { what: ({ objectiveId }) => objectiveId, holds: () => true } },
  'POST /api/objectives': {
    url: () => '/api/objectives', body: ({ unitId }) => ({ code: `O${fresh()}`, title: 'An objective', unitId }), judge: inUnit('objective.manage'),
    everyId: ({ unitId, areaId, riskOwnerId }) => ({ code: `O${fresh()}`, title: 'An objective', unitId, parentId: areaId, officerId: riskOwnerId }),
  },
  'GET /api/objectives/:id': { url: ({ objectiveId }) => `/api/objectives/${objectiveId}`, judge: everybody },
  'GET /api/objective-tree': { url: () => '/api/objective-tree', judge: everybody, lists: { what: ({ objectiveId }) => objectiveId, holds: () => true } },
  'GET /api/objectives/:id/actions': { url: ({ objectiveId }) => `/api/objectives/${objectiveId}/actions`, judge: everybody },
  'POST /api/objectives/:id/milestones': {
    url: ({ objectiveId }) => `/api/objectives/${objectiveId}/milestones`, body: () => ({ title: 'A milestone', financialYear: 2026, dueDate: '2026-12-31' }), judge: inUnit('objective.manage'),
  },
  'PATCH /api/milestones/:id': {
    url: ({ milestoneId }) => `/api/milestones/${milestoneId}`, body: () => ({ title: `Milestone ${fresh()}` }), version: ({ milestoneId }) => ['milestone', milestoneId], judge: inUnit('objective.manage'),
  },
  'POST /api/milestones/:id/reports': {
    url: ({ milestoneId }) => `/api/milestones/${milestoneId}/reports`, body: () => ({ progress: 'fully' }), version: ({ milestoneId }) => ['milestone', milestoneId], judge: answersFor('objective.report'),
  },
  'POST /api/milestones/:id/withdrawal': {
    once: true,
    url: ({ milestoneId }) => `/api/milestones/${milestoneId}/withdrawal`, body: () => ({ reason: 'Not ours any more' }), version: ({ milestoneId }) => ['milestone', milestoneId], judge: inUnit('objective.manage'),
  },
  'PATCH /api/objectives/:id': {
    url: ({ objectiveId }) => `/api/objectives/${objectiveId}`, body: () => ({ title: `Objective ${fresh()}` }), version: ({ objectiveId }) => ['objective', objectiveId],
    judge: inUnit('objective.manage'), everyId: ({ teamId, areaId, riskOwnerId }) => ({ unitId: teamId, parentId: areaId, officerId: riskOwnerId }),
  },
  'POST /api/objectives/:id/closure': {
    once: true,
    url: ({ objectiveId }) => `/api/objectives/${objectiveId}/closure`, body: () => ({ reason: 'Reached' }), version: ({ objectiveId }) => ['objective', objectiveId], judge: inUnit('objective.manage'),
  },
};
