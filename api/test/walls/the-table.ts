import { can, canAnywhere, CORPORATE_5X5, EMPTY_PLAN, mayGrant, wordingFor, type AttachmentSubject, type Permission, type Role } from '@holdfast/domain';
import { anAnalysis, type Place } from './a-place';

/** Somebody who tries: as the permission list of the domain sees them. */
export interface Tester {
  label: string;
  personId: string;
  organisationId: string;
  rootUnitId: string;
  roles: { role: Role; unitId: string }[];
  /** Owns registers, or risks, of the places in their own unit. */
  ownsSomething: boolean;
}

/** `yes`: done. `no`: refused with 403. `unseen`: refused with 404, as if it were not there. */
export type Verdict = 'yes' | 'no' | 'unseen';

export interface Row {
  url: (place: Place) => string;
  /** Of a POST, PATCH or PUT. */
  body?: (place: Place) => object;
  /** The body is a file. */
  file?: Buffer;
  /** Whose version is sent as If-Match. */
  version?: (place: Place) => [table: string, id: string];
  /** Can be done to a thing once: then the next one tries a new one. */
  once?: boolean;
  /** By the permission list, for a place in the tester's own organisation. */
  judge: (tester: Tester, place: Place) => Verdict;
  /**
   * A list: everybody gets 200 whom `judge` says yes to, and it holds this just if `holds` says so; null where that turns on
   * something else. It never holds anything of another organisation.
   */
  lists?: { what: (place: Place) => string; holds: (tester: Tester, place: Place) => boolean | null };
  /** Arranged through SQL before a try, in the tester's own organisation. */
  arrange?: (place: Place, tester: Tester) => [statement: string, values: unknown[]];
  /** A request with every id that its body takes, all of them right. Needed where the class of the body holds ids. */
  everyId?: (place: Place) => object;
}

/** About nobody but whoever is signed in: there is no id of anything else in them. */
export const OF_ONESELF = ['GET /api/session', 'DELETE /api/session', 'PUT /api/session/password', 'GET /api/digest', 'PATCH /api/digest'];

const allowed = (yes: boolean): Verdict => (yes ? 'yes' : 'no');
const everybody = (): Verdict => 'yes';

const readable = (tester: Tester, place: Place): ReturnType<typeof wordingFor> =>
  wordingFor(tester, { unitPath: place.unitPath, registerOwnerId: place.registerOwnerId, ownsRiskInIt: tester.personId === place.riskOwnerId });

/** Another register of the same place, in which the risk owner owns nothing. */
const readableWithoutRisk = (tester: Tester, place: Place): ReturnType<typeof wordingFor> =>
  wordingFor(tester, { unitPath: place.unitPath, registerOwnerId: place.registerOwnerId });

const inRegister = (permission: Permission, sees = readable) => (tester: Tester, place: Place): Verdict =>
  sees(tester, place) === null ? 'unseen' : allowed(can(tester, permission, { unitPath: place.unitPath, registerOwnerId: place.registerOwnerId, rootUnitId: tester.rootUnitId }));

const onRisk = (permission: Permission) => (tester: Tester, place: Place): Verdict =>
  readable(tester, place) === null
    ? 'unseen'
    : allowed(can(tester, permission, { unitPath: place.unitPath, registerOwnerId: place.registerOwnerId, riskOwnerId: place.riskOwnerId, rootUnitId: tester.rootUnitId }));

/** What belongs to the full wording of a risk: to a reader of the public one it is not there. */
const onRiskInFull = (permission: Permission) => (tester: Tester, place: Place): Verdict => (readable(tester, place) === 'full' ? onRisk(permission)(tester, place) : 'unseen');

const readsRiskInFull = (tester: Tester, place: Place): Verdict => (readable(tester, place) === 'full' ? 'yes' : 'unseen');

/** An action is planned, and then decided on, where its risk lies; whoever reads no full wording there has nothing of it. */
const onAction = (permission: Permission) => (tester: Tester, place: Place): Verdict =>
  readable(tester, place) !== 'full'
    ? 'unseen'
    : allowed(
        can(tester, permission, {
          unitPath: place.unitPath, registerOwnerId: place.registerOwnerId, riskOwnerId: place.riskOwnerId, measureOwnerId: place.riskOwnerId, rootUnitId: tester.rootUnitId,
        }),
      );
/** Of a register whose risks the tester reads in full. */
const inRegisterInFull = (permission: Permission) => (tester: Tester, place: Place): Verdict => (readable(tester, place) === 'full' ? inRegister(permission)(tester, place) : 'unseen');

/** A recommendation belongs to a unit, and its owner answers for it whatever their roles. */
const onRecommendation = (...permissions: Permission[]) => (tester: Tester, place: Place): Verdict => {
  const target = { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId };
  return can(tester, 'recommendation.read', target) ? allowed(permissions.some((permission) => can(tester, permission, target))) : 'unseen';
};
const readsRecommendations = onRecommendation('recommendation.read');

/** What comes with no owning is refused to whoever could do it nowhere, before anything is looked for. */
const byRole = (permission: Permission, judge: Row['judge'] = onRecommendation(permission)) => (tester: Tester, place: Place): Verdict => (canAnywhere(tester, permission) ? judge(tester, place) : 'no');

/** An auditor who owns it judges it no more than anybody else who owns it; whoever is no auditor says for whom. */
const judgesRecommendation = (tester: Tester, place: Place): Verdict =>
  tester.personId === place.riskOwnerId ? onRecommendation()(tester, place) : onRecommendation('recommendation.follow-up')(tester, place);

/** So does a partnership, which its lead keeps. */
const onPartnership = (permission: Permission) => (tester: Tester, place: Place): Verdict => {
  const target = { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId };
  return can(tester, 'partnership.read', target) ? allowed(can(tester, permission, target)) : 'unseen';
};

/** What goes on is read across units by whoever has a role that reads continuity, and kept where it lies. */
const onActivity = (permission: Permission) => (tester: Tester, place: Place): Verdict => {
  const target = { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId };
  return can(tester, 'continuity.read', target) ? allowed(can(tester, permission, target)) : 'unseen';
};

/** A plan is read by everybody at work in the organisation, and by its owner. */
const onPlan = (permission: Permission) => (tester: Tester, place: Place): Verdict => {
  const target = { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId };
  return can(tester, 'continuity.read', target) ? allowed(can(tester, permission, target)) : 'unseen';
};

const analysisIs = (step: 'draft' | 'submitted') => ({ analysisId }: Place): [string, unknown[]] => [`UPDATE impact_analysis SET step = $2, author_ids = ARRAY[author_id] WHERE id = $1`, [analysisId, step]];

const anExercise = ({ unitId }: Place, leadId: string) => ({ kind: 'restore-test', title: 'Restore a shelf', unitId, leadId, plannedFor: '2026-06-01' });
const aProgramme = ({ unitId }: Place, ownerId: string) => ({ name: 'Restore tests', kind: 'restore-test', unitId, ownerId, recurrence: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO', startsOn: '2026-06-01' });
const aResult = (resources: object[], findings: object[]) => ({
  lostAt: '2026-03-01T09:00', startedAt: '2026-03-01T09:00', endedAt: '2026-03-01T10:00', outcome: 'passed', summary: `It came back ${fresh()}`, backupSet: '', backupTakenAt: null, sample: '', objectives: [], resources, deviations: [], findings,
});

/** With a time in a working calendar in each place that takes one. */
const withTimes = (matrixVersionId: string, calendarId: string) => {
  const time = { minutes: 60, calendarId };
  return { ...anAnalysis(matrixVersionId), mtpdOverride: time, mtpdReason: 'The water rises', rto: time, rpo: time };
};
/** Owning the plan is not enough to approve it. */
const approvesPlan = byRole('plan.approve', (tester, place) => (onPlan('continuity.read')(tester, place) === 'unseen' ? 'unseen' : allowed(can(tester, 'plan.approve', { unitPath: place.unitPath }))));

const takesCopy = (tester: Tester, place: Place): boolean =>
  tester.personId === place.riskOwnerId || (['plan.manage', 'plan.approve', 'contact.read'] as const).some((permission) => can(tester, permission, { unitPath: place.unitPath }));
const takesCopyOfPlan = (tester: Tester, place: Place): Verdict => (onPlan('continuity.read')(tester, place) === 'unseen' ? 'unseen' : allowed(takesCopy(tester, place)));

/** A part of a plan: its id is the caller's to choose. */
const PART = '0198a000-0000-7000-8000-000000000001';

const somebody = ({ personId, plannedContactId }: Place) => ({ personId, contactId: plannedContactId, name: '', telephone: '' });

const aDraft = ({ planDraftId }: Pick<Place, 'planDraftId'>): [string, unknown[]] => [
  `UPDATE plan_version SET state = 'draft', digest = NULL, code = NULL, submitted_by = NULL, submitted_at = NULL WHERE id = $1`, [planDraftId],
];
const inReview = ({ submittedVersionId, personId }: Place): [string, unknown[]] => [
  `UPDATE plan_version SET state = 'in-review', digest = repeat('a', 64), code = upper(substr(md5(id::text), 1, 5) || '-' || substr(md5(id::text), 6, 5)), submitted_by = $2, submitted_at = now() WHERE id = $1`, [submittedVersionId, personId],
];

/** What continuity adds up to is of the whole organisation: any role that has to do with it, wherever. */
const ofContinuity = (permission: Permission) => (tester: Tester): Verdict => allowed(canAnywhere(tester, permission));

const keepsContinuity = onActivity('continuity.manage');
const addsContinuity = (tester: Tester, place: Place): Verdict => allowed(can(tester, 'continuity.manage', { unitPath: place.unitPath }));

const recommendationIs = (state: string) => ({ recommendationId }: Place): [string, unknown[]] => [
  'UPDATE recommendation SET state = $2, ended_at = NULL, response = NULL, verdict = NULL, superseded_by_id = NULL WHERE id = $1', [recommendationId, state],
];

const readsActions = (tester: Tester, place: Place): Verdict => (readable(tester, place) === 'full' ? 'yes' : 'unseen');

/** The files of a thing: read by whoever reads it in full, changed by whoever may change it. */
function attachedTo(type: AttachmentSubject, url: (place: Place) => string, judge: Row['judge'], arrange?: Row['arrange'], reads: Row['judge'] = readsRiskInFull): Record<string, Row> {
  return {
    [`GET /api/${type}s/:id/attachments`]: { url, judge: reads },
    [`POST /api/${type}s/:id/attachments`]: { url: (place) => `${url(place)}?name=flood.txt`, file: Buffer.from('It came to the second step.'), judge, ...(arrange ? { arrange } : {}) },
  };
}

/** Taken up or ended before, so that each try finds it as it has to be. */
const actionIs = (status: 'open' | 'done') => ({ actionId }: Place): [string, unknown[]] => [
  `UPDATE action SET status = '${status}', ended_at = ${status === 'open' ? 'NULL' : 'now()'} WHERE id = $1`, [actionId],
];

const inUnit = (permission: Permission) => (tester: Tester, place: Place): Verdict => allowed(can(tester, permission, { unitPath: place.unitPath, rootUnitId: tester.rootUnitId }));

/** Whoever may in the unit, and whoever answers for the thing itself. */
const answersFor = (permission: Permission) => (tester: Tester, place: Place): Verdict =>
  allowed(can(tester, permission, { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId, rootUnitId: tester.rootUnitId }));

const ofWhole = (permission: Permission) => (tester: Tester): Verdict => allowed(can(tester, permission, { rootUnitId: tester.rootUnitId }));

/** Everybody with a role has a register to read, since there is one in each unit of the tree that testers come from. */
const readsAnything = ({ roles, ownsSomething }: Tester): boolean => ownsSomething || roles.length > 0;

const readsMatrices = (tester: Tester): Verdict => allowed(tester.ownsSomething || can(tester, 'matrix.read', { rootUnitId: tester.rootUnitId }));

/** The account of a person whose one role is that of a risk owner in the unit. */
const managesPerson = (tester: Tester, place: Place): Verdict =>
  allowed(can(tester, 'person.manage', { unitPath: place.unitPath }) && mayGrant(tester, 'risk-owner', place.unitPath));

const grants = (role: Role) => (tester: Tester, place: Place): Verdict =>
  allowed(can(tester, 'role.grant', { unitPath: place.unitPath, rootUnitId: tester.rootUnitId }) && mayGrant(tester, role, place.unitPath));

/** A draft made the tester's own: to nobody else, but the owner of the register, it is there. */
const ownDraft = (place: Place, tester: Tester): [string, unknown[]] => ['UPDATE risk SET author_id = $2 WHERE id = $1', [place.draftId, tester.personId]];

/** Whoever may decide what comes into the register above; the owner of the risk reads it, and may not. */
const decides = (tester: Tester, place: Place): Verdict =>
  readable(tester, place) === 'full' ? allowed(can(tester, 'escalation.decide', { unitPath: place.unitPath, registerOwnerId: place.registerOwnerId, rootUnitId: tester.rootUnitId })) : 'unseen';

/** The proposal in a state of its life, as if nothing had come of it yet. */
const inState = (state: string) => (place: Place): [string, unknown[]] => [
  'UPDATE escalation SET state = $2, decided_by = NULL, decided_at = NULL, result_risk_id = NULL WHERE id = $1', [place.escalationId, state],
];

/** No proposal of any risk of the place waits. */
const nothingProposed = ({ registerId, upperRegisterId }: Place): [string, unknown[]] => [
  `UPDATE escalation SET state = 'withdrawn' WHERE from_register_id = ANY ($1) AND state <> 'accepted'`, [[registerId, upperRegisterId]],
];

/** The request, as if nothing had come of it yet. */
const exceptionWaits = ({ exceptionId }: Place): [string, unknown[]] => [
  `UPDATE policy_exception SET step = 'requested', decided_by = NULL, decided_at = NULL, expires_on = NULL WHERE id = $1`, [exceptionId],
];

const terms = { policy: 'Records policy', deviation: 'Papers in the cellar', reason: 'No other room', compensating: 'Shelves off the floor', askedUntil: '2026-12-31' };

let numbers = 0;
const fresh = (): string => (++numbers).toString(36).toUpperCase().padStart(5, '0');

let days = 0;
/** Never twice the same. */
const nextDay = (): string => new Date(Date.UTC(2028, 0, ++days)).toISOString().slice(0, 10);

/** Long ago, and never twice the same. */
const nextMoment = (): string => new Date(Date.UTC(2026, 1, 1) + ++days * 60_000).toISOString();

/** The register and its matrix were in the history from its beginning on. */
const wasThere = ({ registerId, matrixId, publishedVersionId }: Place): [string, unknown[]] => {
  const first = (table: string, id: string): string => `UPDATE history.${table} h SET recorded_from = '2026-01-02' WHERE h.id = ${id} AND h.recorded_from > '2026-01-02'
    AND NOT EXISTS (SELECT FROM history.${table} e WHERE e.id = h.id AND e.recorded_from < h.recorded_from)`;
  return [`WITH versions AS (${first('risk_matrix_version', '$2')}), matrices AS (${first('risk_matrix', '$3')}) ${first('register', '$1')}`, [registerId, publishedVersionId, matrixId]];
};

const asRegister = (tester: Tester, place: Place): boolean => readable(tester, place) !== null;
const readsRegister = (tester: Tester, place: Place): Verdict => (asRegister(tester, place) ? 'yes' : 'unseen');

/**
 * Every route that is not public, tried by everybody everywhere. Whoever adds a route adds a row, or `walls.db.spec.ts` fails.
 */
const verdictSuffices = (recommendationId: string) => ({ kinds: ['recommendation'], age: null, recommendationId });

export const TABLE: Readonly<Record<string, Row>> = {
  'GET /api/organisation': { url: () => '/api/organisation', judge: everybody, lists: { what: ({ organisationId }) => organisationId, holds: () => true } },
  'PATCH /api/organisation': {
    url: () => '/api/organisation', body: () => ({ timeZone: 'Europe/Dublin' }), version: (place) => ['organisation', place.organisationId], judge: ofWhole('organisation.configure'),
  },

  'GET /api/units': { url: () => '/api/units', judge: everybody, lists: { what: ({ unitId }) => unitId, holds: () => true } },
  'POST /api/units': {
    url: () => '/api/units', body: ({ unitId }) => ({ name: `Unit ${fresh()}`, kind: 'team', parentId: unitId }), judge: inUnit('unit.manage'),
    everyId: ({ unitId }) => ({ name: `Unit ${fresh()}`, kind: 'team', parentId: unitId }),
  },
  'PATCH /api/units/:id': {
    url: ({ unitId }) => `/api/units/${unitId}`, body: () => ({ name: `Unit ${fresh()}` }), version: ({ unitId }) => ['unit', unitId], judge: inUnit('unit.manage'),
    everyId: ({ unitPath }) => ({ parentId: unitPath[1] }),
  },
  'POST /api/units/:id/closure': {
    once: true,
    url: ({ emptyUnitId }) => `/api/units/${emptyUnitId}/closure`, body: () => ({ reason: 'Merged' }), version: ({ emptyUnitId }) => ['unit', emptyUnitId], judge: inUnit('unit.manage'),
  },

  'GET /api/people': {
    url: ({ word }) => `/api/people?q=${word}`, judge: ofWhole('person.read'), lists: { what: ({ personId }) => personId, holds: () => true },
  },
  'GET /api/people/:id': { url: ({ personId }) => `/api/people/${personId}`, judge: ofWhole('person.read') },
  'POST /api/people': {
    url: () => '/api/people', judge: managesPerson,
    body: ({ unitId }) => ({ name: 'A person', jobTitle: 'Officer', email: `${fresh()}@walls.example`, roles: [{ role: 'risk-owner', unitId }] }),
    everyId: ({ unitId }) => ({ name: 'A person', jobTitle: 'Officer', email: `${fresh()}@walls.example`, roles: [{ role: 'risk-owner', unitId }] }),
  },
  'PATCH /api/people/:id': {
    url: ({ personId }) => `/api/people/${personId}`, body: () => ({ email: `${fresh()}@walls.example` }), version: ({ personId }) => ['person', personId], judge: managesPerson,
  },
  'POST /api/people/:id/roles': {
    once: true,
    url: ({ personId }) => `/api/people/${personId}/roles`, body: ({ unitId }) => ({ role: 'viewer', unitId }), judge: grants('viewer'),
    everyId: ({ unitId }) => ({ role: 'viewer', unitId }),
  },
  'DELETE /api/people/:id/roles/:roleId': { once: true, url: ({ personId, roleId }) => `/api/people/${personId}/roles/${roleId}`, judge: grants('risk-owner') },
  'POST /api/people/:id/one-time-link': { url: ({ personId }) => `/api/people/${personId}/one-time-link`, body: () => ({}), judge: managesPerson },
  'POST /api/people/:id/departure': {
    once: true,
    url: ({ personId }) => `/api/people/${personId}/departure`, body: () => ({}), judge: managesPerson, everyId: ({ riskOwnerId }) => ({ successorId: riskOwnerId }),
  },

  'GET /api/registers': { url: () => '/api/registers', judge: everybody, lists: { what: ({ registerId }) => registerId, holds: asRegister } },
  'GET /api/registers/:id': { url: ({ registerId }) => `/api/registers/${registerId}`, judge: readsRegister },
  'POST /api/registers': {
    url: () => '/api/registers', judge: inUnit('register.create'),
    body: (place) => ({ name: 'A register', layer: 'service', prefix: `A${fresh()}`, unitId: place.unitId, ownerId: place.personId, matrixVersionId: place.publishedVersionId }),
    everyId: (place) => ({
      name: 'A register', layer: 'service', prefix: `A${fresh()}`, unitId: place.unitId, ownerId: place.personId, matrixVersionId: place.publishedVersionId, parentId: place.upperRegisterId,
    }),
  },
  'PATCH /api/registers/:id': {
    url: ({ registerId }) => `/api/registers/${registerId}`, body: () => ({ name: `Register ${fresh()}` }), version: ({ registerId }) => ['register', registerId], judge: inRegister('register.edit'),
    everyId: (place) => ({ unitId: place.teamId, ownerId: place.personId, matrixVersionId: place.otherPublishedVersionId, parentId: place.emptyRegisterId }),
  },
  'POST /api/registers/:id/closure': {
    once: true,
    url: ({ emptyRegisterId }) => `/api/registers/${emptyRegisterId}/closure`, body: () => ({ reason: 'Its project ended' }), version: ({ emptyRegisterId }) => ['register', emptyRegisterId],
    judge: inRegister('register.close', readableWithoutRisk),
  },
  'GET /api/registers/:id/heat-map': { url: ({ registerId }) => `/api/registers/${registerId}/heat-map`, judge: readsRegister },
  'GET /api/register-heat-maps': { url: () => '/api/register-heat-maps', judge: everybody, lists: { what: ({ registerId }) => registerId, holds: asRegister } },
  'GET /api/heat-map': { url: ({ word }) => `/api/heat-map?kind=residual&q=${word}`, judge: (tester) => (readsAnything(tester) ? 'yes' : 'unseen'), lists: { what: () => '"open":1,', holds: asRegister } },

  'GET /api/risks': { url: ({ word }) => `/api/risks?q=${word}`, judge: everybody, lists: { what: ({ riskId }) => riskId, holds: asRegister } },
  'GET /api/risk-owners': { url: ({ riskOwnerId }) => `/api/risk-owners?id=${riskOwnerId}`, judge: everybody, lists: { what: ({ riskOwnerId }) => riskOwnerId, holds: asRegister } },
  'GET /api/registers/:id/risks': { url: ({ registerId }) => `/api/registers/${registerId}/risks`, judge: readsRegister },
  'POST /api/registers/:id/risks': {
    url: ({ registerId }) => `/api/registers/${registerId}/risks`, body: ({ riskOwnerId }) => ({ title: 'A risk', status: 'open', ownerId: riskOwnerId }), judge: inRegister('risk.submit'),
    everyId: (place) => ({ title: 'A risk', status: 'open', ownerId: place.personId, categoryId: place.categoryId, unitId: place.teamId, objectiveIds: [place.objectiveId] }),
  },
  'GET /api/risks/:id': { url: ({ riskId }) => `/api/risks/${riskId}`, judge: readsRegister },
  'GET /api/risks/:id/assessments': { url: ({ riskId }) => `/api/risks/${riskId}/assessments`, judge: readsRegister },
  'GET /api/risks/:id/changes': {
    url: ({ riskId }) => `/api/risks/${riskId}/changes`,
    // Its values hold the full wording.
    judge: (tester, place) => (asRegister(tester, place) ? allowed(readable(tester, place) === 'full') : 'unseen'),
  },
  'PATCH /api/risks/:id': {
    url: ({ riskId }) => `/api/risks/${riskId}`, body: () => ({ title: `Risk ${fresh()}` }), version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.edit'),
    everyId: (place) => ({ ownerId: place.personId, categoryId: place.categoryId, unitId: place.teamId, objectiveIds: [place.objectiveId] }),
  },
  'DELETE /api/risks/:id': {
    once: true,
    url: ({ draftId }) => `/api/risks/${draftId}`, version: ({ draftId }) => ['risk', draftId], arrange: ownDraft, judge: readsRegister,
  },
  'POST /api/risks/:id/submission': {
    once: true,
    url: ({ draftId }) => `/api/risks/${draftId}/submission`, body: () => ({}), version: ({ draftId }) => ['risk', draftId], arrange: ownDraft, judge: inRegister('risk.submit'),
  },
  'POST /api/risks/:id/assessments': {
    url: ({ riskId }) => `/api/risks/${riskId}/assessments`, body: () => ({ kind: 'residual', likelihood: '2', impact: '3', rationale: 'Looked at again' }), version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.assess'),
    everyId: ({ controlId }) => ({ kind: 'residual', likelihood: '2', impact: '2', rationale: 'Pumps were added', leansOn: [controlId] }),
  },
  'POST /api/risks/:id/closure': {
    once: true,
    url: ({ riskId }) => `/api/risks/${riskId}/closure`, body: () => ({ reason: 'It came to pass' }), version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.close'),
  },
  'POST /api/risks/:id/upper-risk': {
    url: ({ riskId }) => `/api/risks/${riskId}/upper-risk`, body: ({ upperRiskId }) => ({ upperRiskId }), version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.link-upper'),
    everyId: ({ upperRiskId }) => ({ upperRiskId }),
  },
  'DELETE /api/risks/:id/upper-risk': { url: ({ riskId }) => `/api/risks/${riskId}/upper-risk`, version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.link-upper') },

  'GET /api/escalations': {
    url: ({ registerId }) => `/api/escalations?register=${registerId}`, judge: everybody, lists: { what: ({ escalationId }) => escalationId, holds: (tester, place) => readable(tester, place) === 'full' },
  },
  'GET /api/escalations/waiting': { url: () => '/api/escalations/waiting', judge: everybody },
  'GET /api/escalations/:id': { url: ({ escalationId }) => `/api/escalations/${escalationId}`, judge: readsRiskInFull },
  'GET /api/risks/:id/escalations': { url: ({ riskId }) => `/api/risks/${riskId}/escalations`, judge: readsRiskInFull },
  'GET /api/risks/:id/escalation-draft': {
    url: ({ proposedRiskId }) => `/api/risks/${proposedRiskId}/escalation-draft`, judge: onRiskInFull('escalation.propose'), arrange: nothingProposed,
  },
  'GET /api/risks/:id/de-escalation-drafts': { url: ({ upperRiskId }) => `/api/risks/${upperRiskId}/de-escalation-drafts`, judge: onRiskInFull('risk.close'), arrange: nothingProposed },
  'GET /api/risks/:id/move-targets': { url: ({ projectRiskId }) => `/api/risks/${projectRiskId}/move-targets`, judge: onRiskInFull('risk.close') },
  'POST /api/risks/:id/escalations': {
    url: ({ proposedRiskId }) => `/api/risks/${proposedRiskId}/escalations`, body: () => ({ title: 'Flood', reason: 'Too much for us' }), version: ({ proposedRiskId }) => ['risk', proposedRiskId],
    judge: onRiskInFull('escalation.propose'), arrange: nothingProposed,
  },
  'POST /api/risks/:id/de-escalations': {
    url: ({ upperRiskId }) => `/api/risks/${upperRiskId}/de-escalations`, body: ({ registerId }) => ({ title: 'Flood', reason: 'Under control', registerId }), version: ({ upperRiskId }) => ['risk', upperRiskId],
    judge: onRiskInFull('risk.close'), arrange: nothingProposed, everyId: ({ registerId }) => ({ title: 'Flood', reason: 'Under control', registerId }),
  },
  'POST /api/risks/:id/moves': {
    once: true,
    url: ({ projectRiskId }) => `/api/risks/${projectRiskId}/moves`, body: ({ registerId }) => ({ reason: 'It is built', registerId }), version: ({ projectRiskId }) => ['risk', projectRiskId],
    judge: onRiskInFull('risk.close'), everyId: ({ registerId }) => ({ reason: 'It is built', registerId }),
  },
  'POST /api/escalations/:id/acceptance': {
    once: true,
    url: ({ escalationId }) => `/api/escalations/${escalationId}/acceptance`, body: ({ riskOwnerId }) => ({ title: 'Flood', reason: 'It is for all of us', ownerId: riskOwnerId }),
    version: ({ escalationId }) => ['escalation', escalationId], judge: decides, arrange: inState('proposed'),
    everyId: ({ personId, categoryId }) => ({ title: 'Flood', reason: 'It is for all of us', ownerId: personId, categoryId }),
  },
  'POST /api/escalations/:id/linked-acceptance': {
    once: true,
    url: ({ escalationId }) => `/api/escalations/${escalationId}/linked-acceptance`, body: ({ upperRiskId }) => ({ reason: 'It is the same', riskId: upperRiskId }),
    version: ({ escalationId }) => ['escalation', escalationId], judge: decides, arrange: inState('proposed'), everyId: ({ upperRiskId }) => ({ reason: 'It is the same', riskId: upperRiskId }),
  },
  'POST /api/escalations/:id/question': {
    url: ({ escalationId }) => `/api/escalations/${escalationId}/question`, body: () => ({ reason: 'How high?' }), version: ({ escalationId }) => ['escalation', escalationId], judge: decides,
    arrange: inState('proposed'),
  },
  'POST /api/escalations/:id/answer': {
    url: ({ escalationId }) => `/api/escalations/${escalationId}/answer`, body: () => ({ answer: 'To the roof' }), version: ({ escalationId }) => ['escalation', escalationId],
    // Whoever answered decides it no more.
    once: true, judge: onRiskInFull('escalation.propose'), arrange: inState('returned'),
  },
  'POST /api/escalations/:id/refusal': {
    url: ({ escalationId }) => `/api/escalations/${escalationId}/refusal`, body: () => ({ reason: 'It is far away' }), version: ({ escalationId }) => ['escalation', escalationId], judge: decides,
    once: true, arrange: inState('proposed'),
  },
  'POST /api/escalations/:id/withdrawal': {
    url: ({ escalationId }) => `/api/escalations/${escalationId}/withdrawal`, body: () => ({ reason: 'It is dry' }), version: ({ escalationId }) => ['escalation', escalationId],
    judge: onRiskInFull('escalation.propose'), arrange: inState('proposed'),
  },
  'POST /api/escalations/:id/dismissal': {
    url: ({ escalationId }) => `/api/escalations/${escalationId}/dismissal`, body: () => ({ reason: 'We bear it' }), version: ({ escalationId }) => ['escalation', escalationId], judge: decides,
    arrange: inState('suggested'),
  },

  'GET /api/risks/:id/controls': { url: ({ riskId }) => `/api/risks/${riskId}/controls`, judge: readsRiskInFull },
  'POST /api/risks/:id/controls': {
    url: ({ riskId }) => `/api/risks/${riskId}/controls`, body: ({ riskOwnerId }) => ({ title: 'Spare pumps', ownerId: riskOwnerId }), judge: onRiskInFull('control.manage'),
    everyId: ({ personId, recommendationId }) => ({ title: 'Spare pumps', ownerId: personId, suffices: verdictSuffices(recommendationId) }),
  },
  'GET /api/controls/:id': { url: ({ controlId }) => `/api/controls/${controlId}`, judge: readsRiskInFull },
  'PATCH /api/controls/:id': {
    url: ({ controlId }) => `/api/controls/${controlId}`, body: () => ({ title: `Control ${fresh()}` }), version: ({ controlId }) => ['control', controlId], judge: onRiskInFull('control.manage'),
    everyId: ({ personId, recommendationId }) => ({ ownerId: personId, suffices: verdictSuffices(recommendationId) }),
  },
  'POST /api/controls/:id/assessments': {
    url: ({ controlId }) => `/api/controls/${controlId}/assessments`, body: () => ({ effectiveness: 'partial' }), version: ({ controlId }) => ['control', controlId], judge: onRiskInFull('control.assess'),
  },
  'POST /api/controls/:id/withdrawal': {
    once: true,
    url: ({ controlId }) => `/api/controls/${controlId}/withdrawal`, body: () => ({ reason: 'Switched off' }), version: ({ controlId }) => ['control', controlId], judge: onRiskInFull('control.manage'),
  },
  'POST /api/controls/:id/checks': {
    url: ({ controlId }) => `/api/controls/${controlId}/checks`, body: () => ({ outcome: 'failed', heldOn: '2026-01-05', note: 'The pump did not start' }), judge: onRiskInFull('control.assess'),
  },
  'POST /api/control-checks/:id/sign-off': { once: true, url: ({ checkId }) => `/api/control-checks/${checkId}/sign-off`, judge: onRiskInFull('control.assess') },
  'POST /api/risks/:id/leaning': {
    url: ({ riskId }) => `/api/risks/${riskId}/leaning`, body: ({ controlId }) => ({ controlIds: [controlId] }), judge: onRiskInFull('risk.assess'), everyId: ({ controlId }) => ({ controlIds: [controlId] }),
  },
  'GET /api/risks/:id/acceptances': { url: ({ riskId }) => `/api/risks/${riskId}/acceptances`, judge: readsRiskInFull },
  'POST /api/risks/:id/acceptances': {
    url: ({ riskId }) => `/api/risks/${riskId}/acceptances`, body: () => ({ reason: 'Cheaper to bear', expiresOn: '2026-12-31' }), version: ({ riskId }) => ['risk', riskId],
    judge: onRiskInFull('risk.accept'),
  },
  'POST /api/acceptances/:id/withdrawal': {
    once: true,
    url: ({ acceptanceId }) => `/api/acceptances/${acceptanceId}/withdrawal`, body: () => ({ reason: 'No longer cheaper' }), judge: onRiskInFull('risk.accept'),
    arrange: ({ riskId, acceptanceId }) => ['DELETE FROM risk_acceptance WHERE risk_id = $1 AND id <> $2', [riskId, acceptanceId]],
  },
  'GET /api/exceptions': {
    url: ({ exceptionRegisterId }) => `/api/exceptions?register=${exceptionRegisterId}`, judge: everybody,
    lists: { what: ({ exceptionId }) => exceptionId, holds: (tester, place) => readable(tester, place) === 'full' },
  },
  'GET /api/exceptions/overview': {
    url: () => '/api/exceptions/overview', judge: everybody, lists: { what: ({ word }) => `${word} policy`, holds: (tester, place) => readable(tester, place) === 'full' },
  },
  'GET /api/exceptions/waiting': { url: () => '/api/exceptions/waiting', judge: everybody },
  'GET /api/exceptions/:id': { url: ({ exceptionId }) => `/api/exceptions/${exceptionId}`, judge: readsRiskInFull },
  'GET /api/risks/:id/exceptions': { url: ({ exceptedRiskId }) => `/api/risks/${exceptedRiskId}/exceptions`, judge: readsRiskInFull },
  'GET /api/risks/:id/exception-draft': {
    url: ({ approvedRiskId, approvedExceptionId }) => `/api/risks/${approvedRiskId}/exception-draft?renews=${approvedExceptionId}`, judge: onRiskInFull('exception.request'),
  },
  'POST /api/risks/:id/exceptions': {
    once: true,
    url: ({ approvedRiskId }) => `/api/risks/${approvedRiskId}/exceptions`, body: () => terms, version: ({ approvedRiskId }) => ['risk', approvedRiskId], judge: onRiskInFull('exception.request'),
    everyId: ({ approvedControlId, approvedExceptionId }) => ({ ...terms, controlIds: [approvedControlId], renewsId: approvedExceptionId }),
  },
  'POST /api/exceptions/:id/approval': {
    once: true,
    url: ({ exceptionId }) => `/api/exceptions/${exceptionId}/approval`, body: () => ({ riskVersion: 1, expiresOn: '2026-12-31' }), version: ({ exceptionId }) => ['policy_exception', exceptionId],
    judge: onRiskInFull('exception.decide'), arrange: exceptionWaits,
  },
  'POST /api/exceptions/:id/refusal': {
    once: true,
    url: ({ exceptionId }) => `/api/exceptions/${exceptionId}/refusal`, body: () => ({ reason: 'The cellar floods' }), version: ({ exceptionId }) => ['policy_exception', exceptionId],
    judge: onRiskInFull('exception.decide'), arrange: exceptionWaits,
  },
  'POST /api/exceptions/:id/question': {
    url: ({ exceptionId }) => `/api/exceptions/${exceptionId}/question`, body: () => ({ reason: 'How many papers?' }), version: ({ exceptionId }) => ['policy_exception', exceptionId],
    judge: onRiskInFull('exception.decide'), arrange: exceptionWaits,
  },
  'POST /api/exceptions/:id/answer': {
    // Whoever answered decides it no more.
    once: true,
    url: ({ returnedExceptionId }) => `/api/exceptions/${returnedExceptionId}/answer`, body: () => ({ ...terms, answer: 'Two boxes' }), version: ({ returnedExceptionId }) => ['policy_exception', returnedExceptionId],
    judge: onRiskInFull('risk.edit'), everyId: ({ returnedControlId }) => ({ ...terms, answer: 'Two boxes', controlIds: [returnedControlId] }),
  },
  'POST /api/exceptions/:id/withdrawal': {
    url: ({ exceptionId }) => `/api/exceptions/${exceptionId}/withdrawal`, body: () => ({ reason: 'A room was found' }), version: ({ exceptionId }) => ['policy_exception', exceptionId],
    judge: onRiskInFull('risk.edit'), arrange: exceptionWaits,
  },
  'POST /api/exceptions/:id/revocation': {
    url: ({ approvedExceptionId }) => `/api/exceptions/${approvedExceptionId}/revocation`, body: () => ({ reason: 'The cellar flooded' }), version: ({ approvedExceptionId }) => ['policy_exception', approvedExceptionId],
    judge: onRiskInFull('exception.decide'),
    arrange: ({ approvedExceptionId }) => [`UPDATE policy_exception SET step = 'approved', expires_on = '2026-12-31', successor_id = NULL WHERE id = $1`, [approvedExceptionId]],
  },
  ...attachedTo('exception', ({ exceptionId }) => `/api/exceptions/${exceptionId}/attachments`, onRiskInFull('risk.edit'), exceptionWaits),
  'GET /api/risks/:id/reviews': { url: ({ riskId }) => `/api/risks/${riskId}/reviews`, judge: readsRiskInFull },
  'POST /api/risks/:id/reviews': {
    url: ({ riskId }) => `/api/risks/${riskId}/reviews`, body: () => ({ outcome: 'no-change', reason: 'Looked at again' }), version: ({ riskId }) => ['risk', riskId], judge: onRisk('risk.assess'),
    everyId: ({ sittingId }) => ({ outcome: 'no-change', reason: 'Looked at again', sittingId }),
  },
  'GET /api/review-sittings/outlook': {
    url: ({ registerId }) => `/api/review-sittings/outlook?scope=register&registerId=${registerId}`, judge: inRegisterInFull('risk.assess'),
  },
  'GET /api/review-sittings': {
    url: () => '/api/review-sittings', judge: everybody, lists: { what: ({ sittingId }) => sittingId, holds: ({ personId }, { registerOwnerId }) => personId === registerOwnerId },
  },
  'POST /api/review-sittings': {
    url: () => '/api/review-sittings', body: ({ registerId }) => ({ scope: 'register', registerId, reach: 'all' }), judge: inRegisterInFull('risk.assess'),
    everyId: ({ registerId, personId }) => ({ scope: 'register', registerId, reach: 'all', people: [personId] }),
  },
  'GET /api/registers/:id/review-sittings': { url: ({ registerId }) => `/api/registers/${registerId}/review-sittings`, judge: readsRiskInFull },
  'GET /api/review-sittings/:id': { url: ({ sittingId }) => `/api/review-sittings/${sittingId}`, judge: readsRiskInFull },
  'POST /api/review-sittings/:id/attendance': {
    url: ({ sittingId }) => `/api/review-sittings/${sittingId}/attendance`, body: () => ({ others: ['A supplier'] }), judge: inRegisterInFull('risk.assess'),
    everyId: ({ personId }) => ({ people: [personId] }),
  },
  'POST /api/review-sittings/:id/skips': {
    url: ({ sittingId }) => `/api/review-sittings/${sittingId}/skips`, body: ({ riskId }) => ({ riskId }), judge: inRegisterInFull('risk.assess'), everyId: ({ riskId }) => ({ riskId }),
  },
  'POST /api/review-sittings/:id/end': { once: true, url: ({ sittingId }) => `/api/review-sittings/${sittingId}/end`, body: () => ({ note: 'Done' }), judge: inRegisterInFull('risk.assess') },

  'GET /api/registers/:id/freezes': { url: ({ registerId }) => `/api/registers/${registerId}/freezes`, judge: readsRiskInFull },
  'POST /api/registers/:id/freezes': {
    url: ({ registerId }) => `/api/registers/${registerId}/freezes`, body: () => ({ name: `Freeze ${fresh()}`, asAt: nextMoment() }), judge: inRegisterInFull('register.freeze'), arrange: wasThere,
  },
  'GET /api/registers/:id/movement': { url: ({ registerId }) => `/api/registers/${registerId}/movement?from=2026-02-01`, judge: readsRegister, arrange: wasThere },
  'GET /api/freezes/:id': { url: ({ freezeId }) => `/api/freezes/${freezeId}`, judge: readsRiskInFull },
  'GET /api/freezes/:id/risks': { url: ({ freezeId }) => `/api/freezes/${freezeId}/risks`, judge: readsRiskInFull },
  'GET /api/freezes/:id/risks/:riskId': { url: ({ freezeId, riskId }) => `/api/freezes/${freezeId}/risks/${riskId}`, judge: readsRiskInFull },
  'GET /api/freezes/:id/check': { url: ({ freezeId }) => `/api/freezes/${freezeId}/check`, judge: readsRiskInFull },
  'GET /api/freezes/:id/rows': { url: ({ freezeId }) => `/api/freezes/${freezeId}/rows`, judge: readsRiskInFull },
  'POST /api/freezes/:id/errata': {
    url: ({ freezeId }) => `/api/freezes/${freezeId}/errata`, body: ({ riskId }) => ({ riskId, field: 'title', shouldSay: 'Flood', reason: 'It was wrong' }), judge: inRegisterInFull('register.freeze'),
    everyId: ({ riskId }) => ({ riskId, field: 'title', shouldSay: 'Flood', reason: 'It was wrong' }),
  },

  'GET /api/risks/:id/contradictions': { url: ({ riskId }) => `/api/risks/${riskId}/contradictions`, judge: readsRiskInFull },
  'GET /api/registers/:id/contradictions': { url: ({ registerId }) => `/api/registers/${registerId}/contradictions`, judge: readsRiskInFull },
  'GET /api/registers/:id/mitigation-appendix': { url: ({ registerId }) => `/api/registers/${registerId}/mitigation-appendix`, judge: readsRiskInFull },

  'GET /api/actions': {
    url: ({ word }) => `/api/actions?q=${word}`, judge: everybody, lists: { what: ({ actionId }) => actionId, holds: (tester, place) => readable(tester, place) === 'full' },
  },
  'GET /api/roadmap': { url: () => '/api/roadmap', judge: everybody, lists: { what: ({ actionId }) => actionId, holds: (tester, place) => readable(tester, place) === 'full' } },
  'GET /api/risks/:id/actions': { url: ({ riskId }) => `/api/risks/${riskId}/actions`, judge: readsActions },
  'POST /api/risks/:id/actions': {
    url: ({ riskId }) => `/api/risks/${riskId}/actions`, body: ({ riskOwnerId }) => ({ title: 'An action', ownerId: riskOwnerId, dueDate: '2027-01-01' }), judge: onAction('action.manage'),
    everyId: (place) => ({
      title: 'An action', ownerId: place.personId, dueDate: '2027-01-01', riskIds: [place.upperRiskId], objectiveIds: [place.objectiveId], target: { riskId: place.upperRiskId, level: 'L' },
    }),
  },
  'GET /api/actions/:id': { url: ({ actionId }) => `/api/actions/${actionId}`, judge: readsActions },
  'PATCH /api/actions/:id': {
    url: ({ actionId }) => `/api/actions/${actionId}`, body: () => ({ title: `Action ${fresh()}` }), version: ({ actionId }) => ['action', actionId], judge: onAction('action.manage'),
    everyId: (place) => ({ ownerId: place.personId, riskIds: [place.upperRiskId], objectiveIds: [place.objectiveId], target: { riskId: place.upperRiskId, level: 'L' } }),
  },
  'POST /api/actions/:id/progress': {
    url: ({ actionId }) => `/api/actions/${actionId}/progress`, body: () => ({ progress: 50, note: 'Half way' }), version: ({ actionId }) => ['action', actionId], judge: onAction('action.progress'),
  },
  'POST /api/actions/:id/due-dates': {
    url: ({ actionId }) => `/api/actions/${actionId}/due-dates`, body: () => ({ dueDate: nextDay(), reason: 'It takes longer' }), version: ({ actionId }) => ['action', actionId],
    judge: onAction('action.manage'),
  },
  'POST /api/actions/:id/resumption': {
    url: ({ actionId }) => `/api/actions/${actionId}/resumption`, body: () => ({ reason: 'Not done after all' }), version: ({ actionId }) => ['action', actionId], judge: onAction('action.progress'),
    arrange: actionIs('done'),
  },
  'POST /api/actions/:id/completion': {
    url: ({ actionId }) => `/api/actions/${actionId}/completion`, body: () => ({}), version: ({ actionId }) => ['action', actionId], judge: onAction('action.progress'), arrange: actionIs('open'),
  },
  'POST /api/actions/:id/cancellation': {
    url: ({ actionId }) => `/api/actions/${actionId}/cancellation`, body: () => ({ reason: 'Not needed' }), version: ({ actionId }) => ['action', actionId], judge: onAction('action.manage'),
    arrange: actionIs('open'),
  },

  'GET /api/recommendations': {
    url: ({ word }) => `/api/recommendations?q=${word}`, judge: everybody,
    lists: { what: ({ recommendationId }) => recommendationId, holds: (tester, place) => readsRecommendations(tester, place) === 'yes' },
  },
  'POST /api/recommendations': {
    url: () => '/api/recommendations', judge: (tester, place) => allowed(can(tester, 'recommendation.raise', { unitPath: place.unitPath })),
    body: (place) => ({ source: 'external-audit', reportTitle: 'Accounts', reportDate: '2026-02-01', title: 'Lock the door', priority: 'high', unitId: place.unitId, ownerId: place.riskOwnerId }),
    everyId: (place) => ({ source: 'external-audit', reportTitle: 'Accounts', reportDate: '2026-02-01', title: 'Lock the door', priority: 'high', unitId: place.unitId, ownerId: place.riskOwnerId }),
  },
  'GET /api/recommendations/:id': { url: ({ recommendationId }) => `/api/recommendations/${recommendationId}`, judge: readsRecommendations },
  'GET /api/risks/:id/recommendations': { url: ({ riskId }) => `/api/risks/${riskId}/recommendations`, judge: readsRiskInFull },
  'GET /api/actions/:id/recommendations': { url: ({ actionId }) => `/api/actions/${actionId}/recommendations`, judge: readsActions },
  'PATCH /api/recommendations/:id': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}`, body: () => ({ title: `Lock the door ${fresh()}` }), version: ({ recommendationId }) => ['recommendation', recommendationId],
    judge: byRole('recommendation.raise'), everyId: ({ teamId, personId }) => ({ unitId: teamId, ownerId: personId }),
  },
  'POST /api/recommendations/:id/response': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/response`, body: () => ({ response: 'agreed', note: 'A lock is ordered', dueDate: '2027-01-01' }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: onRecommendation('recommendation.respond'), arrange: recommendationIs('raised'),
  },
  'POST /api/recommendations/:id/due-dates': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/due-dates`, body: () => ({ dueDate: nextDay(), reason: 'No lock to be had' }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: byRole('recommendation.raise'), arrange: recommendationIs('responded'),
  },
  'POST /api/recommendations/:id/claim': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/claim`, body: () => ({ note: 'It is locked' }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: onRecommendation('recommendation.respond'), arrange: recommendationIs('responded'),
  },
  'POST /api/recommendations/:id/follow-ups': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/follow-ups`,
    body: () => ({ verdict: 'partly-implemented', note: 'One of two doors', heldOn: '2026-03-01', enteredFor: 'Outside auditors' }),
    everyId: ({ evidenceId }) => ({ verdict: 'partly-implemented', note: 'One of two doors', heldOn: '2026-03-01', enteredFor: 'Outside auditors', evidenceId }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: byRole('recommendation.follow-up', judgesRecommendation), arrange: recommendationIs('claimed'),
  },
  'POST /api/recommendations/:id/closure': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/closure`, body: () => ({ as: 'risk-accepted', reason: 'The board bears it' }),
    everyId: ({ otherRecommendationId }) => ({ as: 'superseded', reason: 'Said again', supersededById: otherRecommendationId }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: byRole('recommendation.follow-up', judgesRecommendation), arrange: recommendationIs('responded'),
  },
  'POST /api/recommendations/:id/links': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/links`, body: () => ({ riskIds: [], actionIds: [] }),
    everyId: ({ riskId, actionId }) => ({ riskIds: [riskId], actionIds: [actionId] }),
    version: ({ recommendationId }) => ['recommendation', recommendationId], judge: onRecommendation('recommendation.respond', 'recommendation.raise'), arrange: recommendationIs('responded'),
  },
  'POST /api/recommendations/:id/actions': {
    url: ({ recommendationId }) => `/api/recommendations/${recommendationId}/actions`,
    body: ({ riskId, riskOwnerId }) => ({ riskId, title: 'Order a lock', ownerId: riskOwnerId, dueDate: '2027-01-01' }),
    everyId: (place) => ({
      riskId: place.riskId, title: 'Order a lock', ownerId: place.personId, dueDate: '2027-01-01', riskIds: [place.upperRiskId], objectiveIds: [place.objectiveId], target: { riskId: place.upperRiskId, level: 'L' },
    }),
    judge: (tester, place) => {
      const links = onRecommendation('recommendation.respond', 'recommendation.raise')(tester, place);
      return links === 'yes' ? onAction('action.manage')(tester, place) : links;
    },
    arrange: recommendationIs('responded'),
  },

  'GET /api/partnerships': {
    url: ({ word }) => `/api/partnerships?q=${word}`, judge: everybody, lists: { what: ({ partnershipId }) => partnershipId, holds: (tester, place) => onPartnership('partnership.read')(tester, place) === 'yes' },
  },
  'POST /api/partnerships': {
    url: () => '/api/partnerships', judge: (tester, place) => allowed(can(tester, 'partnership.manage', { unitPath: place.unitPath })),
    body: (place) => ({ name: 'Flood partnership', unitId: place.unitId, leadId: place.riskOwnerId, meets: 'quarterly', nextReview: '2026-06-01' }),
    everyId: (place) => ({ name: 'Flood partnership', unitId: place.unitId, leadId: place.personId, meets: 'quarterly', nextReview: '2026-06-01', riskIds: [place.riskId] }),
  },
  'GET /api/partnerships/:id': { url: ({ partnershipId }) => `/api/partnerships/${partnershipId}`, judge: onPartnership('partnership.read') },
  'PATCH /api/partnerships/:id': {
    url: ({ partnershipId }) => `/api/partnerships/${partnershipId}`, body: () => ({ name: `Flood ${fresh()}` }), version: ({ partnershipId }) => ['partnership', partnershipId],
    judge: onPartnership('partnership.manage'), everyId: ({ teamId, personId, riskId }) => ({ unitId: teamId, leadId: personId, riskIds: [riskId] }),
  },
  'POST /api/partnerships/:id/reviews': {
    url: ({ partnershipId }) => `/api/partnerships/${partnershipId}/reviews`, body: () => ({ heldOn: '2026-03-01', note: 'It holds', nextReview: '2026-06-01' }),
    version: ({ partnershipId }) => ['partnership', partnershipId], judge: onPartnership('partnership.manage'),
  },
  'POST /api/partnerships/:id/end': {
    once: true,
    url: ({ partnershipId }) => `/api/partnerships/${partnershipId}/end`, body: () => ({ reason: 'The river was moved' }), version: ({ partnershipId }) => ['partnership', partnershipId],
    judge: onPartnership('partnership.manage'),
  },
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
  'GET /api/impact-bands': { url: () => '/api/impact-bands', judge: everybody },
  'PATCH /api/impact-bands': {
    url: () => '/api/impact-bands', body: () => ({ ends: [60, 240, 1440] }), version: ({ organisationId }) => ['(SELECT organisation_id AS id, version FROM impact_bands) bands', organisationId], judge: ofWhole('working-calendar.manage'),
    arrange: ({ organisationId }) => [`UPDATE impact_bands SET ends = '[60, 240]' WHERE organisation_id = $1`, [organisationId]],
  },
  'GET /api/impact-analyses': {
    url: ({ word }) => `/api/impact-analyses?q=${word}`, judge: everybody, lists: { what: ({ analysisId }) => analysisId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'GET /api/activities/:id/impact-analysis': { url: ({ activityId }) => `/api/activities/${activityId}/impact-analysis`, judge: onActivity('continuity.read') },
  'POST /api/activities/:id/impact-analyses': {
    url: ({ otherActivityId }) => `/api/activities/${otherActivityId}/impact-analyses`, body: ({ publishedVersionId }) => anAnalysis(publishedVersionId), judge: onActivity('continuity.manage'),
    everyId: ({ publishedVersionId, workingCalendarId }) => withTimes(publishedVersionId, workingCalendarId),
    arrange: ({ otherActivityId }) => [`UPDATE impact_analysis SET step = 'withdrawn' WHERE activity_id = $1 AND step = 'draft'`, [otherActivityId]],
  },
  'GET /api/impact-analyses/:id': { url: ({ analysisId }) => `/api/impact-analyses/${analysisId}`, judge: onActivity('continuity.read') },
  'PATCH /api/impact-analyses/:id': {
    url: ({ analysisId }) => `/api/impact-analyses/${analysisId}`, body: ({ publishedVersionId }) => ({ ...anAnalysis(publishedVersionId), mbco: `Doors open ${fresh()}` }),
    everyId: ({ publishedVersionId, workingCalendarId }) => withTimes(publishedVersionId, workingCalendarId),
    version: ({ analysisId }) => ['impact_analysis', analysisId], judge: onActivity('continuity.manage'), arrange: analysisIs('draft'),
  },
  'POST /api/impact-analyses/:id/submission': {
    url: ({ analysisId }) => `/api/impact-analyses/${analysisId}/submission`, body: () => ({}), version: ({ analysisId }) => ['impact_analysis', analysisId], judge: onActivity('continuity.manage'), arrange: analysisIs('draft'),
  },
  'POST /api/impact-analyses/:id/return': {
    url: ({ analysisId }) => `/api/impact-analyses/${analysisId}/return`, body: () => ({ reason: 'Ask the wardens' }), version: ({ analysisId }) => ['impact_analysis', analysisId],
    judge: onActivity('impact-analysis.approve'), arrange: analysisIs('submitted'),
  },
  'POST /api/impact-analyses/:id/approval': {
    once: true,
    url: ({ analysisId }) => `/api/impact-analyses/${analysisId}/approval`, body: () => ({ nextReview: '2026-12-31' }), version: ({ analysisId }) => ['impact_analysis', analysisId],
    judge: onActivity('impact-analysis.approve'), arrange: analysisIs('submitted'),
  },
  'POST /api/impact-analyses/:id/withdrawal': {
    once: true,
    url: ({ analysisId }) => `/api/impact-analyses/${analysisId}/withdrawal`, body: () => ({ reason: 'Begun twice' }), version: ({ analysisId }) => ['impact_analysis', analysisId],
    judge: onActivity('continuity.manage'), arrange: analysisIs('draft'),
  },
  'POST /api/impact-analyses/:id/reviews': {
    url: ({ approvedAnalysisId }) => `/api/impact-analyses/${approvedAnalysisId}/reviews`, body: () => ({ note: 'Still right', nextReview: '2026-12-31' }), version: ({ approvedAnalysisId }) => ['impact_analysis', approvedAnalysisId],
    judge: onActivity('impact-analysis.approve'),
  },
  'GET /api/plans': { url: ({ word }) => `/api/plans?q=${word}`, judge: everybody, lists: { what: ({ planId }) => planId, holds: (tester, place) => onPlan('continuity.read')(tester, place) === 'yes' } },
  'POST /api/plans': {
    url: () => '/api/plans', judge: byRole('plan.manage', (tester, place) => allowed(can(tester, 'plan.manage', { unitPath: place.unitPath }))),
    body: ({ unitId, riskOwnerId }) => ({ kind: 'team', name: 'Flood plan', unitId, ownerId: riskOwnerId, reviewMonths: 12 }),
    everyId: ({ unitId, personId, approvedPlanId }) => ({ kind: 'team', name: 'Flood plan', unitId, ownerId: personId, reviewMonths: 12, parentId: approvedPlanId }),
  },
  'GET /api/plans/:id': { url: ({ planId }) => `/api/plans/${planId}`, judge: onPlan('continuity.read') },
  'PATCH /api/plans/:id': {
    url: ({ planId }) => `/api/plans/${planId}`, body: () => ({ name: `Flood ${fresh()}` }), version: ({ planId }) => ['plan', planId], judge: onPlan('plan.manage'),
    everyId: ({ teamId, personId, approvedPlanId }) => ({ unitId: teamId, ownerId: personId, parentId: approvedPlanId }),
  },
  'GET /api/plans/:id/versions/:number': { url: ({ planId }) => `/api/plans/${planId}/versions/1`, judge: onPlan('continuity.read') },
  'POST /api/plans/:id/drafts': {
    url: ({ approvedPlanId }) => `/api/plans/${approvedPlanId}/drafts`, version: ({ approvedPlanId }) => ['plan', approvedPlanId], judge: onPlan('plan.manage'),
    arrange: ({ approvedPlanId }) => [`UPDATE plan_version SET state = 'dropped' WHERE plan_id = $1 AND state = 'draft'`, [approvedPlanId]],
  },
  'PATCH /api/plans/:id/draft': {
    url: ({ planId }) => `/api/plans/${planId}/draft`, version: ({ planDraftId }) => ['plan_version', planDraftId], judge: onPlan('plan.manage'), arrange: aDraft,
    body: () => ({ content: { ...EMPTY_PLAN, purpose: `Flood ${fresh()}` } }),
    everyId: (place) => ({
      content: {
        ...EMPTY_PLAN, activityIds: [place.plannedActivityId], resourceIds: [place.plannedResourceId], riskIds: [place.riskId],
        roles: [{ id: PART, title: 'Leader', duties: '', holder: somebody(place), deputies: [somebody(place)] }],
        calls: [{ id: PART, callerRoleId: PART, roleId: null, person: somebody(place), message: '' }],
        resources: [{ id: PART, resourceId: place.plannedResourceId, name: '', note: '' }], sites: [{ id: PART, resourceId: place.plannedResourceId, name: '', note: '' }],
      },
    }),
  },
  'POST /api/plans/:id/draft/submission': {
    once: true,
    url: ({ submittedPlanId }) => `/api/plans/${submittedPlanId}/draft/submission`, body: () => ({}), version: ({ submittedVersionId }) => ['plan_version', submittedVersionId], judge: onPlan('plan.manage'),
    arrange: ({ submittedVersionId }) => aDraft({ planDraftId: submittedVersionId }),
  },
  'POST /api/plans/:id/draft/withdrawal': {
    url: ({ submittedPlanId }) => `/api/plans/${submittedPlanId}/draft/withdrawal`, body: () => ({}), version: ({ submittedVersionId }) => ['plan_version', submittedVersionId], judge: onPlan('plan.manage'), arrange: inReview,
  },
  'POST /api/plans/:id/draft/return': {
    url: ({ submittedPlanId }) => `/api/plans/${submittedPlanId}/draft/return`, body: () => ({ reason: 'Too short' }), version: ({ submittedVersionId }) => ['plan_version', submittedVersionId], judge: approvesPlan, arrange: inReview,
  },
  'POST /api/plans/:id/draft/approval': {
    once: true,
    url: ({ submittedPlanId }) => `/api/plans/${submittedPlanId}/draft/approval`, body: () => ({}), version: ({ submittedVersionId }) => ['plan_version', submittedVersionId], judge: approvesPlan,
  },
  'POST /api/plans/:id/draft/drop': {
    once: true,
    url: ({ planId }) => `/api/plans/${planId}/draft/drop`, body: () => ({ reason: 'Not needed' }), version: ({ planDraftId }) => ['plan_version', planDraftId], judge: onPlan('plan.manage'),
  },
  'POST /api/plans/:id/reviews': {
    url: ({ planId }) => `/api/plans/${planId}/reviews`, body: () => ({ note: 'It holds' }), version: ({ planId }) => ['plan', planId], judge: onPlan('plan.manage'),
  },
  'POST /api/plans/:id/retirement': {
    once: true,
    url: ({ planId }) => `/api/plans/${planId}/retirement`, body: () => ({ reason: 'The river was moved' }), version: ({ planId }) => ['plan', planId], judge: onPlan('plan.manage'),
  },
  'GET /api/plans/:id/pack': { url: ({ planId }) => `/api/plans/${planId}/pack`, judge: takesCopyOfPlan },
  'GET /api/plans/:id/pdf': { url: ({ planId }) => `/api/plans/${planId}/pdf`, judge: takesCopyOfPlan },
  'GET /api/units/:id/plan-pack': { url: ({ unitId }) => `/api/units/${unitId}/plan-pack`, judge: (tester, place) => (can(tester, 'continuity.read', { unitPath: place.unitPath }) ? allowed(takesCopy(tester, place)) : 'unseen') },
  'GET /api/plan-codes/:code': { url: (place) => `/api/plan-codes/${place.planCode}`, judge: onPlan('continuity.read') },
  'GET /api/gaps': {
    url: ({ word }) => `/api/gaps?q=${word}`, judge: ofContinuity('continuity.read'), lists: { what: ({ gapResourceId }) => gapResourceId, holds: (tester) => ofContinuity('continuity.read')(tester) === 'yes' },
  },
  'POST /api/gaps/:id/risks': {
    url: ({ gapResourceId }) => `/api/gaps/${gapResourceId}/risks`, body: ({ riskId }) => ({ riskId }), everyId: ({ riskId }) => ({ riskId }),
    judge: (tester, place) => (ofContinuity('continuity.read')(tester) === 'no' ? 'no' : inRegisterInFull('risk.draft')(tester, place)),
  },
  'POST /api/what-ifs': { url: () => '/api/what-ifs', body: ({ gapResourceId }) => ({ lostIds: [gapResourceId] }), everyId: ({ gapResourceId }) => ({ lostIds: [gapResourceId] }), judge: ofContinuity('continuity.read') },
  'GET /api/scenarios': {
    url: () => '/api/scenarios', judge: ofContinuity('continuity.read'), lists: { what: ({ scenarioId }) => scenarioId, holds: (tester) => ofContinuity('continuity.read')(tester) === 'yes' },
  },
  'POST /api/scenarios': {
    url: () => '/api/scenarios', body: ({ gapResourceId }) => ({ name: 'Fire', lostIds: [gapResourceId] }), everyId: ({ gapResourceId }) => ({ name: 'Fire', lostIds: [gapResourceId] }), judge: ofContinuity('continuity.manage'),
  },
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
  'GET /api/resources': {
    url: ({ word }) => `/api/resources?q=${word}`, judge: everybody, lists: { what: ({ resourceId }) => resourceId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'POST /api/resources': {
    url: () => '/api/resources', judge: addsContinuity, body: (place) => ({ kind: 'application', name: 'Payroll system', unitId: place.unitId, ownerId: place.riskOwnerId }),
    everyId: (place) => ({
      kind: 'application', name: 'Payroll system', unitId: place.unitId, ownerId: place.personId, locatedAtId: place.siteId, supplierId: place.supplierId, declared: { minutes: 60, calendarId: place.workingCalendarId },
      contractual: { minutes: 60, calendarId: place.workingCalendarId },
    }),
  },
  'GET /api/resources/:id': { url: ({ resourceId }) => `/api/resources/${resourceId}`, judge: onActivity('continuity.read') },
  'PATCH /api/resources/:id': {
    url: ({ resourceId }) => `/api/resources/${resourceId}`, body: () => ({ description: `Kept ${fresh()}` }), version: ({ resourceId }) => ['resource', resourceId], judge: keepsContinuity,
    everyId: ({ teamId, personId, siteId, supplierId, workingCalendarId: calendarId }) => ({
      unitId: teamId, ownerId: personId, locatedAtId: siteId, supplierId, declared: { minutes: 60, calendarId }, contractual: { minutes: 60, calendarId },
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
  'PATCH /api/contacts/:id': { url: ({ contactId }) => `/api/contacts/${contactId}`, body: () => ({ note: `Nights ${fresh()}` }), version: ({ contactId }) => ['contact', contactId], judge: keepsContinuity },
  'POST /api/contacts/:id/retirement': {
    once: true, url: ({ contactId }) => `/api/contacts/${contactId}/retirement`, body: () => ({ reason: 'Over' }), version: ({ contactId }) => ['contact', contactId], judge: keepsContinuity,
  },
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
  'GET /api/exercises': {
    url: ({ word }) => `/api/exercises?q=${word}`, judge: everybody, lists: { what: ({ exerciseId }) => exerciseId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'POST /api/exercises': {
    url: () => '/api/exercises', judge: (tester, place) => allowed(can(tester, 'exercise.manage', { unitPath: place.unitPath })), body: (place) => anExercise(place, place.riskOwnerId),
    everyId: (place) => ({
      ...anExercise(place, place.personId), programmeId: place.programmeId, participants: [{ personId: place.personId, name: '', role: '' }], resources: [{ resourceId: place.rehearsedResourceId, rtoMinutes: null, rpoMinutes: null }],
    }),
  },
  'GET /api/exercises/:id': { url: ({ exerciseId }) => `/api/exercises/${exerciseId}`, judge: onActivity('continuity.read') },
  'PATCH /api/exercises/:id': {
    url: ({ exerciseId }) => `/api/exercises/${exerciseId}`, body: () => ({ scenario: `A shelf fails ${fresh()}` }), version: ({ exerciseId }) => ['exercise', exerciseId], judge: byRole('exercise.manage', onActivity('exercise.manage')),
    everyId: (place) => ({ unitId: place.teamId, leadId: place.riskOwnerId, participants: [{ personId: place.personId, name: '', role: '' }], resources: [{ resourceId: place.rehearsedResourceId, rtoMinutes: 60, rpoMinutes: null }] }),
  },
  'POST /api/exercises/:id/result': {
    url: ({ heldExerciseId }) => `/api/exercises/${heldExerciseId}/result`, body: ({ findingId }) => aResult([], [{ id: findingId, text: 'The label was wrong' }]), version: ({ heldExerciseId }) => ['exercise', heldExerciseId], judge: onActivity('exercise.record'),
    everyId: ({ rehearsedResourceId, findingId }) => aResult([{ resourceId: rehearsedResourceId, usableAt: '2026-03-01T09:30', abandonedAt: null, dataAsOf: null, effortMinutes: null, note: '' }], [{ id: findingId, text: 'The label was wrong' }]),
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
      return reads === 'yes' ? onAction('action.manage')(tester, place) : reads;
    },
  },
  'GET /api/exercise-calendar': { url: () => '/api/exercise-calendar?month=2026-03', judge: everybody },
  'GET /api/exercise-programmes': {
    url: () => '/api/exercise-programmes', judge: everybody, lists: { what: ({ programmeId }) => programmeId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'POST /api/exercise-programmes': {
    url: () => '/api/exercise-programmes', judge: (tester, place) => allowed(can(tester, 'exercise.manage', { unitPath: place.unitPath })), body: (place) => aProgramme(place, place.riskOwnerId),
    everyId: (place) => ({ ...aProgramme(place, place.personId), resources: [{ resourceId: place.rehearsedResourceId, rtoMinutes: null, rpoMinutes: null }] }),
  },
  'GET /api/exercise-programmes/:id': { url: ({ programmeId }) => `/api/exercise-programmes/${programmeId}`, judge: onActivity('continuity.read') },
  'PATCH /api/exercise-programmes/:id': {
    url: ({ programmeId }) => `/api/exercise-programmes/${programmeId}`, body: () => ({ scenario: `A shelf fails ${fresh()}` }), version: ({ programmeId }) => ['exercise_programme', programmeId], judge: byRole('exercise.manage', onActivity('exercise.manage')),
    everyId: (place) => ({ unitId: place.teamId, ownerId: place.riskOwnerId, resources: [{ resourceId: place.rehearsedResourceId, rtoMinutes: 60, rpoMinutes: null }] }),
  },
  'POST /api/exercise-programmes/:id/end': {
    once: true,
    url: ({ programmeId }) => `/api/exercise-programmes/${programmeId}/end`, body: () => ({ reason: 'The tapes are gone' }), version: ({ programmeId }) => ['exercise_programme', programmeId], judge: byRole('exercise.manage', onActivity('exercise.manage')),
  },
  'GET /api/resources/:id/proven-recovery': { url: ({ rehearsedResourceId }) => `/api/resources/${rehearsedResourceId}/proven-recovery`, judge: onActivity('continuity.read') },
  'GET /api/assurance/:id': {
    // Everybody knows the units.
    url: ({ unitId }) => `/api/assurance/${unitId}`, judge: (tester, place) => allowed(can(tester, 'recommendation.read', { unitPath: place.unitPath })),
  },
  'GET /api/unit-dues': { url: () => '/api/unit-dues', judge: everybody, lists: { what: ({ unitId }) => unitId, holds: () => null } },

  ...attachedTo('risk', ({ riskId }) => `/api/risks/${riskId}/attachments`, onRiskInFull('risk.edit')),
  ...attachedTo('control', ({ controlId }) => `/api/controls/${controlId}/attachments`, onRiskInFull('control.manage')),
  ...attachedTo('action', ({ actionId }) => `/api/actions/${actionId}/attachments`, onAction('action.manage'), actionIs('open')),
  ...attachedTo('review', ({ reviewId }) => `/api/reviews/${reviewId}/attachments`, onRiskInFull('risk.edit')),
  ...attachedTo('recommendation', ({ recommendationId }) => `/api/recommendations/${recommendationId}/attachments`, onRecommendation('recommendation.respond', 'recommendation.raise'), recommendationIs('responded'), readsRecommendations),
  'GET /api/attachments/:id/content': { url: ({ attachmentId }) => `/api/attachments/${attachmentId}/content`, judge: readsRiskInFull },
  'POST /api/attachments/:id/withdrawal': {
    url: ({ attachmentId }) => `/api/attachments/${attachmentId}/withdrawal`, body: () => ({ reason: 'Of another year' }), judge: onRiskInFull('risk.edit'),
    arrange: ({ attachmentId }) => ['UPDATE attachment SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_reason = NULL WHERE id = $1', [attachmentId]],
  },

  'GET /api/home': { url: () => '/api/home', judge: everybody, lists: { what: ({ word }) => word, holds: (tester, place) => (asRegister(tester, place) ? null : false) } },
  'GET /api/notices': { url: () => '/api/notices', judge: everybody, lists: { what: ({ word }) => word, holds: (tester, place) => (asRegister(tester, place) ? null : false) } },
  'GET /api/notices/count': { url: () => '/api/notices/count', judge: everybody },
  'POST /api/notices/readings': { url: () => '/api/notices/readings', body: () => ({ noticeIds: ['00000000-0000-8000-8000-000000000000'], read: true }), judge: everybody },
  'POST /api/notices/reading-of-all': { url: () => '/api/notices/reading-of-all', body: () => ({ until: '2026-03-02T09:00:00.000Z' }), judge: everybody },
  'GET /api/search': { url: ({ word }) => `/api/search?q=${word}`, judge: ofWhole('search'), lists: { what: ({ riskId }) => riskId, holds: asRegister } },

  'GET /api/audit-events': {
    url: ({ riskId }) => `/api/audit-events?subject=${riskId}`, judge: ofWhole('audit.read'), lists: { what: ({ riskId }) => riskId, holds: () => true },
  },
  'GET /api/audit-head': { url: () => '/api/audit-head', judge: ofWhole('audit.read') },
  'GET /api/people/:id/role-history': { url: ({ personId }) => `/api/people/${personId}/role-history`, judge: ofWhole('audit.read') },

  'GET /api/categories': { url: () => '/api/categories', judge: everybody, lists: { what: ({ categoryId }) => categoryId, holds: () => true } },
  'POST /api/categories': { url: () => '/api/categories', body: () => ({ name: `Category ${fresh()}` }), judge: ofWhole('category.manage') },
  'PATCH /api/categories/:id': {
    url: ({ categoryId }) => `/api/categories/${categoryId}`, body: () => ({ name: `Category ${fresh()}` }), version: ({ categoryId }) => ['category', categoryId], judge: ofWhole('category.manage'),
  },
  'POST /api/categories/:id/closure': {
    once: true,
    url: ({ categoryId }) => `/api/categories/${categoryId}/closure`, body: () => ({ reason: 'Nobody uses it' }), version: ({ categoryId }) => ['category', categoryId],
    judge: ofWhole('category.manage'),
  },
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
  'GET /api/indicators': { url: ({ word }) => `/api/indicators?q=${word}`, judge: everybody, lists: { what: ({ indicatorId }) => indicatorId, holds: () => true } },
  'GET /api/indicators/:id': { url: ({ indicatorId }) => `/api/indicators/${indicatorId}`, judge: everybody },
  'GET /api/readings-due': { url: () => '/api/readings-due', judge: everybody, lists: { what: ({ indicatorId }) => indicatorId, holds: (tester, place) => answersFor('indicator.report')(tester, place) === 'yes' && null } },
  'GET /api/risks/:id/indicators': { url: ({ riskId }) => `/api/risks/${riskId}/indicators`, judge: readsRiskInFull },
  'POST /api/indicators': {
    url: () => '/api/indicators', judge: inUnit('indicator.manage'),
    body: ({ unitId, personId }) => ({ code: `I${fresh()}`, title: 'An indicator', measure: '%', direction: 'higher', period: 'month', startsOn: '2026-04-01', unitId, ownerId: personId }),
    everyId: ({ unitId, personId, objectiveId, riskId }) => ({
      code: `I${fresh()}`, title: 'An indicator', measure: '%', direction: 'higher', period: 'month', startsOn: '2026-04-01', unitId, ownerId: personId, objectiveIds: [objectiveId], riskIds: [riskId],
    }),
  },
  'PATCH /api/indicators/:id': {
    url: ({ indicatorId }) => `/api/indicators/${indicatorId}`, body: () => ({ title: `Indicator ${fresh()}` }), version: ({ indicatorId }) => ['indicator', indicatorId], judge: inUnit('indicator.manage'),
    everyId: ({ teamId, personId, objectiveId, upperRiskId }) => ({ unitId: teamId, ownerId: personId, objectiveIds: [objectiveId], riskIds: [upperRiskId] }),
  },
  'POST /api/indicators/:id/closure': {
    once: true,
    url: ({ indicatorId }) => `/api/indicators/${indicatorId}/closure`, body: () => ({ reason: 'Nobody asks' }), version: ({ indicatorId }) => ['indicator', indicatorId], judge: inUnit('indicator.manage'),
  },
  'POST /api/indicators/:id/readings': {
    once: true,
    url: ({ indicatorId }) => `/api/indicators/${indicatorId}/readings`, body: () => ({ periodStart: '2020-04-01', value: 94.5 }), judge: answersFor('indicator.report'),
  },
  'POST /api/indicator-readings/:id/corrections': {
    once: true,
    url: ({ readingId }) => `/api/indicator-readings/${readingId}/corrections`, body: () => ({ value: 94.5, reason: 'Mistyped' }), judge: answersFor('indicator.report'),
  },
  'PATCH /api/objectives/:id': {
    url: ({ objectiveId }) => `/api/objectives/${objectiveId}`, body: () => ({ title: `Objective ${fresh()}` }), version: ({ objectiveId }) => ['objective', objectiveId],
    judge: inUnit('objective.manage'), everyId: ({ teamId, areaId, riskOwnerId }) => ({ unitId: teamId, parentId: areaId, officerId: riskOwnerId }),
  },
  'POST /api/objectives/:id/closure': {
    once: true,
    url: ({ objectiveId }) => `/api/objectives/${objectiveId}/closure`, body: () => ({ reason: 'Reached' }), version: ({ objectiveId }) => ['objective', objectiveId], judge: inUnit('objective.manage'),
  },

  'GET /api/matrices': { url: () => '/api/matrices', judge: readsMatrices, lists: { what: ({ publishedVersionId }) => publishedVersionId, holds: () => true } },
  'POST /api/matrices': { url: () => '/api/matrices', body: () => ({ name: `Matrix ${fresh()}`, definition: CORPORATE_5X5.matrix }), judge: ofWhole('matrix.manage') },
  'PATCH /api/matrices/:id': {
    url: ({ matrixId }) => `/api/matrices/${matrixId}`, body: () => ({ name: `Matrix ${fresh()}` }), version: ({ matrixId }) => ['risk_matrix', matrixId], judge: ofWhole('matrix.manage'),
  },
  'POST /api/matrices/:id/versions': { once: true, url: ({ publishedMatrixId }) => `/api/matrices/${publishedMatrixId}/versions`, body: () => ({}), judge: ofWhole('matrix.manage') },
  'GET /api/matrix-versions/:id': { url: ({ publishedVersionId }) => `/api/matrix-versions/${publishedVersionId}`, judge: readsMatrices },
  'PUT /api/matrix-versions/:id': {
    url: ({ draftVersionId }) => `/api/matrix-versions/${draftVersionId}`, body: () => ({ definition: CORPORATE_5X5.matrix }), version: ({ draftVersionId }) => ['risk_matrix_version', draftVersionId],
    judge: ofWhole('matrix.manage'),
  },
  'DELETE /api/matrix-versions/:id': {
    once: true,
    url: ({ draftVersionId }) => `/api/matrix-versions/${draftVersionId}`, version: ({ draftVersionId }) => ['risk_matrix_version', draftVersionId], judge: ofWhole('matrix.manage'),
  },
  'POST /api/matrix-versions/:id/publication': {
    once: true,
    url: ({ draftVersionId }) => `/api/matrix-versions/${draftVersionId}/publication`, body: () => ({}), version: ({ draftVersionId }) => ['risk_matrix_version', draftVersionId],
    judge: ofWhole('matrix.manage'),
  },
  'GET /api/ready-made-matrices': { url: () => '/api/ready-made-matrices', judge: readsMatrices },
  'GET /api/crosswalks': { url: () => '/api/crosswalks', judge: readsMatrices, lists: { what: ({ crosswalkId }) => crosswalkId, holds: () => true } },
  'GET /api/crosswalks/:id': { url: ({ crosswalkId }) => `/api/crosswalks/${crosswalkId}`, judge: readsMatrices },
  'GET /api/crosswalk-proposals': { url: (place) => `/api/crosswalk-proposals?from=${place.publishedVersionId}&to=${place.otherPublishedVersionId}`, judge: readsMatrices },
  'POST /api/crosswalks': {
    url: () => '/api/crosswalks', judge: ofWhole('crosswalk.declare'),
    body: (place) => ({ fromVersionId: place.publishedVersionId, toVersionId: place.otherPublishedVersionId, mapping: ONTO_ITSELF }),
    everyId: (place) => ({ fromVersionId: place.publishedVersionId, toVersionId: place.otherPublishedVersionId, mapping: ONTO_ITSELF }),
  },
};

const { likelihood, impact, levels } = CORPORATE_5X5.matrix;
/** Every matrix of the places is the same one. */
const ONTO_ITSELF = {
  cells: likelihood.flatMap((l) => impact.map((i) => ({ from: { likelihood: l.code, impact: i.code }, to: { likelihood: l.code, impact: i.code } }))),
  levels: levels.map(({ code }) => ({ from: code, to: code })),
};
