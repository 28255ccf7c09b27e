import type { SentLogEntriesView } from '@holdfast/contracts';
import { can, canAnywhere } from '@holdfast/domain';
import { v7 } from 'uuid';
import type { Place } from '../a-place';
import { fresh } from '../never-twice';
import type { Row } from '../row';
import { allowed, byRole, everybody, onAction, onActivity } from '../verdicts';

const anExercise = ({ unitId }: Place, leadId: string) => ({ kind: 'restore-test', title: 'Restore a shelf', unitId, leadId, plannedFor: '2026-06-01' });

const aProgramme = ({ unitId }: Place, ownerId: string) => ({ name: 'Restore tests', kind: 'restore-test', unitId, ownerId, recurrence: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO', startsOn: '2026-06-01' });

const aResult = (resources: object[], findings: object[]) => ({
  lostAt: '2026-03-01T09:00', startedAt: '2026-03-01T09:00', endedAt: '2026-03-01T10:00', outcome: 'passed', summary: `It came back ${fresh()}`, backupSet: 'Nightly set', backupTakenAt: '2026-03-01T02:00', sample: 'Forty files', objectives: [], resources, deviations: [], findings,
});

const anEntry = (more: object = {}) => ({
  deviceId: v7(),
  entries: [{ id: v7(), kind: 'note', at: '2026-03-01T09:00:00Z', typedAt: '2026-03-01T09:00:00Z', sequence: 1, text: 'The vault is open', planId: null, stepId: null, resourceId: null, roleId: null, personId: null, correctsId: null, voids: false, ...more }],
});

export const exercises: Readonly<Record<string, Row>> = {
  'GET /api/exercises': {
    url: ({ word }) => `/api/exercises?q=${word}`, judge: everybody, lists: { what: ({ exerciseId }) => exerciseId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'POST /api/exercises': {
    url: () => '/api/exercises', judge: (tester, place) => allowed(can(tester, 'exercise.manage', { unitPath: place.unitPath })), body: (place) => anExercise(place, place.riskOwnerId),
    everyId: (place) => ({
      ...anExercise(place, place.personId), programmeId: place.programmeId, participants: [{ personId: place.personId, name: '', role: '' }], planIds: [place.approvedPlanId], resources: [{ resourceId: place.rehearsedResourceId, rtoMinutes: null, rpoMinutes: null }],
    }),
  },
  'GET /api/exercises/:id': { url: ({ exerciseId }) => `/api/exercises/${exerciseId}`, judge: onActivity('continuity.read') },
  'GET /api/exercises/:id/live': { url: ({ exerciseId }) => `/api/exercises/${exerciseId}/live`, judge: onActivity('continuity.read') },
  'GET /api/exercises/:id/paper-steps': { url: ({ exerciseId }) => `/api/exercises/${exerciseId}/paper-steps?startedAt=2026-03-01T09:00`, judge: onActivity('continuity.read') },
  'GET /api/exercises/:id/report.pdf': { url: ({ heldExerciseId }) => `/api/exercises/${heldExerciseId}/report.pdf`, judge: onActivity('continuity.read') },
  'PATCH /api/exercises/:id': {
    url: ({ exerciseId }) => `/api/exercises/${exerciseId}`, body: () => ({ scenario: `A shelf fails ${fresh()}` }), version: ({ exerciseId }) => ['exercise', exerciseId], judge: byRole('exercise.manage', onActivity('exercise.manage')),
    everyId: (place) => ({ unitId: place.teamId, leadId: place.riskOwnerId, participants: [{ personId: place.personId, name: '', role: '' }], planIds: [place.approvedPlanId], resources: [{ resourceId: place.rehearsedResourceId, rtoMinutes: 60, rpoMinutes: null }] }),
  },
  'POST /api/exercises/:id/start': {
    once: true,
    url: ({ exerciseId }) => `/api/exercises/${exerciseId}/start`, body: () => ({ lostAt: '2026-03-01T08:00' }), version: ({ exerciseId }) => ['exercise', exerciseId], judge: onActivity('exercise.record'),
  },
  'POST /api/exercises/:id/end': {
    once: true,
    url: ({ runningExerciseId }) => `/api/exercises/${runningExerciseId}/end`, body: () => ({}), version: ({ runningExerciseId }) => ['exercise', runningExerciseId], judge: onActivity('exercise.record'),
  },
  'GET /api/exercise-scope': { url: () => '/api/exercise-scope', judge: (tester) => allowed(canAnywhere(tester, 'exercise.manage')) },
  'POST /api/exercises/:id/result': {
    url: ({ heldExerciseId }) => `/api/exercises/${heldExerciseId}/result`, body: ({ findingId }) => aResult([], [{ id: findingId, text: 'The label was wrong' }]), version: ({ heldExerciseId }) => ['exercise', heldExerciseId], judge: onActivity('exercise.record'),
    everyId: ({ rehearsedResourceId, findingId, approvedPlanId }) => ({
      ...aResult([{ resourceId: rehearsedResourceId, usableAt: '2026-03-01T09:30', abandonedAt: null, dataAsOf: null, effortMinutes: null, note: '' }], [{ id: findingId, text: 'The label was wrong' }]),
      steps: [{ planId: approvedPlanId, stepId: null, title: 'Borrow a drive', startedAt: '2026-03-01T09:10', finishedAt: null, skippedAt: null, why: '' }],
    }),
    belongsTo: ({ heldExerciseId, approvedPlanId }) => ['INSERT INTO exercise_plan (organisation_id, exercise_id, plan_id) SELECT organisation_id, id, $2 FROM exercise WHERE id = $1 ON CONFLICT DO NOTHING', [heldExerciseId, approvedPlanId]],
  },
  'POST /api/exercises/:id/sign-off': {
    once: true,
    url: ({ heldExerciseId }) => `/api/exercises/${heldExerciseId}/sign-off`, body: () => ({}), version: ({ heldExerciseId }) => ['exercise', heldExerciseId], judge: byRole('exercise.sign-off', onActivity('exercise.sign-off')),
    arrange: ({ heldExerciseId }) => [`UPDATE exercise SET recorder_ids = ARRAY[author_id] WHERE id = $1 AND state = 'held'`, [heldExerciseId]],
  },
  'POST /api/exercises/:id/cancellation': {
    once: true,
    url: ({ exerciseId }) => `/api/exercises/${exerciseId}/cancellation`, body: () => ({ reason: 'The vault moves' }), version: ({ exerciseId }) => ['exercise', exerciseId], judge: byRole('exercise.manage', onActivity('exercise.manage')),
  },
  'POST /api/exercises/:id/findings/:findingId/action': {
    once: true,
    url: ({ heldExerciseId, findingId }) => `/api/exercises/${heldExerciseId}/findings/${findingId}/action`,
    body: ({ riskId, riskOwnerId }) => ({ riskId, title: 'Write a label', ownerId: riskOwnerId, dueDate: '2027-01-01' }),
    everyId: (place) => ({
      riskId: place.riskId, title: 'Write a label', ownerId: place.personId, dueDate: '2027-01-01', riskIds: [place.upperRiskId], objectiveIds: [place.objectiveId], target: { riskId: place.upperRiskId, level: 'L' },
    }),
    judge: (tester, place) => {
      const reads = onActivity('continuity.read')(tester, place);
      return reads === 'yes' ? onAction('action.plan')(tester, place) : reads;
    },
  },
  'GET /api/exercises/:id/log': { url: ({ exerciseId }) => `/api/exercises/${exerciseId}/log`, judge: onActivity('continuity.read') },
  'GET /api/exercises/:id/log/stream': { url: ({ exerciseId }) => `/api/exercises/${exerciseId}/log/stream`, judge: onActivity('continuity.read') },
  'POST /api/exercises/:id/log': {
    url: ({ exerciseId }) => `/api/exercises/${exerciseId}/log`, body: () => anEntry(), judge: onActivity('exercise.record'),
    everyId: ({ planId, rehearsedResourceId, personId }) => anEntry({ kind: 'resource-usable', planId, resourceId: rehearsedResourceId, personId }),
    turnsDown: (answer) => (answer as SentLogEntriesView).results.some(({ outcome }) => outcome === 'refused'),
  },
  'GET /api/exercise-calendar': { url: () => '/api/exercise-calendar?month=2026-03', judge: everybody },
  'GET /api/exercise-programmes': {
    url: () => '/api/exercise-programmes', judge: everybody, lists: { what: ({ programmeId }) => programmeId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'POST /api/exercise-programmes': {
    url: () => '/api/exercise-programmes', judge: (tester, place) => allowed(can(tester, 'exercise.manage', { unitPath: place.unitPath })), body: (place) => aProgramme(place, place.riskOwnerId),
    everyId: (place) => ({ ...aProgramme(place, place.personId), planIds: [place.approvedPlanId], resources: [{ resourceId: place.rehearsedResourceId, rtoMinutes: null, rpoMinutes: null }] }),
  },
  'GET /api/exercise-programmes/:id': { url: ({ programmeId }) => `/api/exercise-programmes/${programmeId}`, judge: onActivity('continuity.read') },
  'PATCH /api/exercise-programmes/:id': {
    url: ({ programmeId }) => `/api/exercise-programmes/${programmeId}`, body: () => ({ scenario: `A shelf fails ${fresh()}` }), version: ({ programmeId }) => ['exercise_programme', programmeId], judge: byRole('exercise.manage', onActivity('exercise.manage')),
    everyId: (place) => ({ unitId: place.teamId, ownerId: place.riskOwnerId, planIds: [place.approvedPlanId], resources: [{ resourceId: place.rehearsedResourceId, rtoMinutes: 60, rpoMinutes: null }] }),
  },
  'POST /api/exercise-programmes/:id/end': {
    once: true,
    url: ({ programmeId }) => `/api/exercise-programmes/${programmeId}/end`, body: () => ({ reason: 'The tapes are gone' }), version: ({ programmeId }) => ['exercise_programme', programmeId], judge: byRole('exercise.manage', onActivity('exercise.manage')),
  },
  'GET /api/plans/:id/proven-recovery': { url: ({ approvedPlanId }) => `/api/plans/${approvedPlanId}/proven-recovery`, judge: onActivity('continuity.read') },
  'GET /api/resources/:id/proven-recovery': { url: ({ rehearsedResourceId }) => `/api/resources/${rehearsedResourceId}/proven-recovery`, judge: onActivity('continuity.read') },
};
