import { randomBytes, randomUUID } from 'node:crypto';
import { canonicalRows, CORPORATE_5X5, EMPTY_PLAN, planCode, type FrozenRow } from '@holdfast/domain';
import { PASSWORD_HASH, type Council, type SignedIn } from '@holdfast/testing';
import type pg from 'pg';
import { v7 } from 'uuid';
import type { TestApp } from '../start-app';

/** Ids of one of everything, in one unit. */
export interface Place {
  /** In the name or title of whatever has one, so that lists can be searched for this place alone. */
  word: string;
  /** Capital letters, unlike any other place's. */
  prefix: string;
  organisationId: string;
  unitId: string;
  unitPath: string[];
  /** A unit under it. */
  teamId: string;
  /** Another, with nothing in it. */
  emptyUnitId: string;
  registerOwnerId: string;
  riskOwnerId: string;
  /** With one role, as risk owner, in the unit. */
  personId: string;
  roleId: string;
  /** A token of that person, with that role. */
  tokenId: string;
  upperRegisterId: string;
  upperRiskId: string;
  registerId: string;
  emptyRegisterId: string;
  riskId: string;
  draftId: string;
  /** Open in the register, and proposed to the one above. */
  proposedRiskId: string;
  escalationId: string;
  /** A project below the register, with a risk in it. */
  projectRegisterId: string;
  projectRiskId: string;
  /** Of individual assessments, below the register. A person of the unit asked for an exception on each of its risks. */
  exceptionRegisterId: string;
  /** One waits for its decision. */
  exceptedRiskId: string;
  exceptionId: string;
  /** One went back with a question. */
  returnedRiskId: string;
  returnedControlId: string;
  returnedExceptionId: string;
  /** And one was approved. */
  approvedRiskId: string;
  approvedControlId: string;
  approvedExceptionId: string;
  /** Planned on the risk, and owned by its owner. */
  actionId: string;
  /** On the risk, which is tolerated above appetite; owned by the risk's owner. */
  controlId: string;
  checkId: string;
  acceptanceId: string;
  /** Of the register, hosted by its owner; it goes through the risk. */
  sittingId: string;
  reviewId: string;
  /** Of the register, with the risk in it. */
  freezeId: string;
  /** Made by the owner of the register. */
  reportId: string;
  /** Attached to the risk. */
  attachmentId: string;
  /** Of the unit, owned by the owner of the risk; another one beside it, and a file of the first. */
  recommendationId: string;
  otherRecommendationId: string;
  evidenceId: string;
  /** Of the unit, led by the owner of the risk. */
  partnershipId: string;
  /** Of the unit; an activity with an RTO that is too short for it leans on it. A scenario loses it. */
  gapResourceId: string;
  scenarioId: string;
  /** A file that an officer of the unit looks at, and one that they brought in. */
  importDraftId: string;
  importId: string;
  /** A register's file that an officer looks at, for a register without risks, and how such files are read. */
  registerDraftId: string;
  writingDraftId: string;
  importJobId: string;
  /** The same for the register that holds the risk. */
  fullRegisterDraftId: string;
  importProfileId: string;
  /** A file that an officer of the unit has ready, on record; and one that is still being made. */
  exportId: string;
  runningExportId: string;
  /** Of the unit, owned by the owner of the risk; another one beside it that nobody has analysed. */
  activityId: string;
  otherActivityId: string;
  /** Of the activity: at work, and, of a third one, in force. */
  analysisId: string;
  approvedAnalysisId: string;
  workingCalendarId: string;
  /** Of the unit, owned by the owner of the risk: with an approved version and a draft; with an approved version alone; and one that waits for approval. */
  planId: string;
  planDraftId: string;
  planCode: string;
  approvedPlanId: string;
  submittedPlanId: string;
  submittedVersionId: string;
  plannedActivityId: string;
  plannedResourceId: string;
  plannedContactId: string;
  resourceId: string;
  siteId: string;
  supplierId: string;
  retiredActivityId: string;
  retiredResourceId: string;
  dependencyId: string;
  criticalUserId: string;
  contactId: string;
  /** Of the unit, led by the owner of the risk: planned, and held with a result that an officer of the unit typed in. */
  exerciseId: string;
  heldExerciseId: string;
  runningExerciseId: string;
  findingId: string;
  programmeId: string;
  /** In scope of them all. */
  rehearsedResourceId: string;
  /** Of the unit, led by the owner of the risk: one that runs on an approved plan, and a review of a failure that an officer of the unit wrote. */
  invocationId: string;
  failureReviewId: string;
  lessonId: string;
  categoryId: string;
  objectiveId: string;
  /** The risk owner answers for them. */
  milestoneId: string;
  indicatorId: string;
  readingId: string;
  areaId: string;
  matrixId: string;
  draftVersionId: string;
  /** Of a matrix whose versions are all published. */
  publishedMatrixId: string;
  publishedVersionId: string;
  otherPublishedVersionId: string;
  crosswalkId: string;
}

/** In whose organisation, under which unit, and owned by whom places are made. */
export interface Ground {
  council: Council;
  under: string;
  registerOwnerId: string;
  riskOwnerId: string;
  /** Adds the risks. */
  riskManager: SignedIn;
}

let places = 0;
/** Beyond what is raised through the program. */
let recommendations = 100_000;
let gapResources = 200_000;
let activities = 100_000;
let exercises = 100_000;

/** An analysis in which nothing is known yet. */
export const anAnalysis = (matrixVersionId: string) => ({
  bands: [60, 240], matrixVersionId, impacts: [{ category: 'overall', levels: [null, null], note: '' }], intolerable: null, mtpdOverride: null, mtpdReason: '', rto: null, rpo: null, mbco: '', mbcoPercent: null,
  peaks: [], people: [null, null], seats: [null, null], equipment: [],
});

/** One of everything, in a new unit. `owner` is a connection of the role that owns the tables. */
export async function aPlace({ app }: TestApp, owner: pg.Client, { council, under, registerOwnerId, riskOwnerId, riskManager }: Ground): Promise<Place> {
  const code = (++places).toString(36).padStart(4, '0');
  const [word, prefix] = [`place${code}x`, `P${code.toUpperCase()}`];
  const { organisationId } = council;
  const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const made = { organisation_id: organisationId, id: v7(), ...row };
    const columns = Object.keys(made);
    await owner.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`, Object.values(made));
    return made.id;
  };

  const { rows } = await owner.query<{ path: string[] }>('SELECT path FROM unit WHERE id = $1', [under]);
  const [unitId, teamId, emptyUnitId] = [v7(), v7(), v7()];
  const unitPath = [...(rows[0]?.path ?? []), unitId];
  await insert('unit', { id: unitId, parent_id: under, name: word, kind: 'team', path: unitPath });
  await insert('unit', { id: teamId, parent_id: unitId, name: `${word} team`, kind: 'team', path: [...unitPath, teamId] });
  await insert('unit', { id: emptyUnitId, parent_id: unitId, name: `${word} empty`, kind: 'team', path: [...unitPath, emptyUnitId] });

  const personId = await insert('person', { email: `${word}@walls.example`, name: `Officer of ${word}`, job_title: 'Officer', password_hash: PASSWORD_HASH });
  const roleId = await insert('role_assignment', { person_id: personId, unit_id: unitId, role: 'risk-owner' });
  const tokenId = await insert('api_token', {
    person_id: personId, name: `${word} token`, role_assignment_id: roleId, read_only: false, shown_start: 'hfk_abcdefgh', token_hash: randomBytes(32), created_at: new Date('2026-03-01T09:00:00Z'),
    expires_at: new Date('2026-12-31T00:00:00Z'),
  });

  const matrixId = await insert('risk_matrix', { name: `${word} matrix` });
  const publishedMatrixId = await insert('risk_matrix', { name: `${word} published` });
  const version = (ofMatrix: string, number: number, published: boolean) =>
    insert('risk_matrix_version', {
      matrix_id: ofMatrix, number, definition: JSON.stringify(CORPORATE_5X5.matrix), published_at: published ? new Date('2026-01-05T09:00:00Z') : null,
    });
  const publishedVersionId = await version(matrixId, 1, true);
  const draftVersionId = await version(matrixId, 2, false);
  const otherPublishedVersionId = await version(publishedMatrixId, 1, true);
  const crosswalkId = await insert('crosswalk', {
    from_version_id: publishedVersionId, to_version_id: otherPublishedVersionId, number: 1, mapping: '{"cells":[],"levels":[]}', declared_at: new Date(),
  });

  const register = async (letter: string, parentId: string | null, path: string[] = parentId ? [parentId] : [], layer = 'service') => {
    const id = v7();
    await insert('register', {
      id, name: `${word} ${letter}`, layer, prefix: `${prefix}${letter}`, unit_id: unitId, owner_id: registerOwnerId, matrix_version_id: publishedVersionId,
      parent_id: parentId, path: [...path, id], appetite: 'VL',
    });
    await owner.query('INSERT INTO register_numbering (organisation_id, register_id) VALUES ($1, $2)', [organisationId, id]);
    return id;
  };
  const upperRegisterId = await register('U', null);
  const registerId = await register('R', upperRegisterId);
  const emptyRegisterId = await register('E', null);
  const projectRegisterId = await register('P', registerId, [upperRegisterId, registerId], 'project');

  const risk = async (inRegister: string, title: string, status: 'open' | 'draft') => {
    const answer = await app.inject({
      method: 'POST', url: `/api/registers/${inRegister}/risks`, headers: { ...riskManager }, payload: { title, status, ownerId: riskOwnerId, treatment: 'tolerate', residual: { likelihood: '5', impact: '5' } },
    });
    if (answer.statusCode !== 201) throw new Error(`no risk for a place: ${answer.body}`);
    return answer.json<{ id: string }>().id;
  };
  const riskId = await risk(registerId, `Flood at ${word}`, 'open');
  const upperRiskId = await risk(upperRegisterId, 'Flood above', 'open');
  const draftId = await risk(registerId, 'Flood draft', 'draft');
  const projectRiskId = await risk(projectRegisterId, 'Flood of the building site', 'open');
  const proposedRiskId = await risk(registerId, 'Flood proposed', 'open');
  const words = JSON.stringify({ title: `Flood of ${word}`, cause: '', event: '', consequence: '', residual: {} });
  const escalationId = await insert('escalation', {
    kind: 'escalation', state: 'proposed', risk_id: proposedRiskId, from_register_id: registerId, to_register_id: upperRegisterId, proposer_id: personId, proposed_at: new Date(), changed_at: new Date(),
    words, source: words,
  });
  await insert('escalation_entry', { escalation_id: escalationId, kind: 'proposed', note: 'Too much for us', author_id: personId, recorded_at: new Date() });

  const controlId = await insert('control', {
    risk_id: riskId, title: `${word} control`, owner_id: riskOwnerId, effectiveness: 'not-assessed', author_id: riskOwnerId, created_at: new Date(), evidence_kinds: ['manual-check'], evidence_second_person: true,
  });
  const checkId = await insert('control_check', { control_id: controlId, held_on: '2026-01-05', outcome: 'passed', note: `${word} pump ran`, awaits_sign_off: true, author_id: personId, recorded_at: new Date() });
  const acceptanceId = await insert('risk_acceptance', {
    risk_id: riskId, matrix_version_id: publishedVersionId, likelihood: '5', impact: '5', level: 'VH', score: 25, reason: 'Borne', expires_on: '2027-01-01', author_id: registerOwnerId, recorded_at: new Date(),
  });

  const exceptionRegisterId = await register('I', registerId, [upperRegisterId, registerId], 'individual-assessment');
  const exceptedRiskId = await risk(exceptionRegisterId, 'Flood of the cellar store', 'open');
  const returnedRiskId = await risk(exceptionRegisterId, 'Flood of the loading bay', 'open');
  const approvedRiskId = await risk(exceptionRegisterId, 'Flood of the pump room', 'open');
  const pump = (riskId: string): Promise<string> =>
    insert('control', { risk_id: riskId, title: `${word} pump`, owner_id: riskOwnerId, effectiveness: 'not-assessed', author_id: riskOwnerId, created_at: new Date() });
  const [returnedControlId, approvedControlId] = [await pump(returnedRiskId), await pump(approvedRiskId)];
  const exception = async (ofRisk: string, row: Record<string, unknown>): Promise<string> => {
    const id = await insert('policy_exception', {
      risk_id: ofRisk, policy: `${word} policy`, deviation: 'Papers are kept in the cellar', reason: 'There is no other room', compensating: '', controls: '[]', asked_until: '2026-12-31',
      matrix_version_id: publishedVersionId, likelihood: '5', impact: '5', level: 'VH', score: 25, requester_id: personId, requested_at: new Date(), changed_at: new Date(), ...row,
    });
    await insert('policy_exception_entry', { exception_id: id, kind: 'requested', note: 'There is no other room', author_id: personId, recorded_at: new Date() });
    return id;
  };
  const exceptionId = await exception(exceptedRiskId, { step: 'requested' });
  const returnedExceptionId = await exception(returnedRiskId, { step: 'returned' });
  const approvedExceptionId = await exception(approvedRiskId, { step: 'approved', expires_on: '2026-12-31', decided_by: registerOwnerId, decided_at: new Date() });

  const action = await app.inject({
    method: 'POST', url: `/api/risks/${riskId}/actions`, headers: { ...riskManager }, payload: { title: `${word} action`, ownerId: riskOwnerId, dueDate: '2027-01-01', replacement: { system: `${word} system`, from: 2026, to: 2027 } },
  });
  if (action.statusCode !== 201) throw new Error(`no action for a place: ${action.body}`);
  const actionId = action.json<{ id: string }>().id;

  const attachmentId = await insert('attachment', {
    subject_type: 'risk', subject_id: riskId, name: 'flood.txt', media_type: 'text/plain', size: 5, digest: Buffer.alloc(32), author_id: riskOwnerId, recorded_at: new Date(),
  });
  await owner.query(`INSERT INTO attachment_content (organisation_id, attachment_id, content) VALUES ($1, $2, 'flood')`, [organisationId, attachmentId]);

  const sittingId = await insert('review_sitting', {
    scope: 'register', register_id: registerId, reach: 'all', held_on: '2026-03-02', author_id: registerOwnerId, recorded_at: new Date('2026-03-02T09:00:00Z'),
  });
  await owner.query(`INSERT INTO review_sitting_risk (organisation_id, sitting_id, risk_id, position, recorded_at) VALUES ($1, $2, $3, 1, '2026-03-02T09:00:00Z')`, [organisationId, sittingId, riskId]);

  const reviewId = await insert('review', {
    risk_id: riskId, outcome: 'no-change', reason: 'As before', author_id: registerOwnerId, recorded_at: new Date('2026-03-02T09:00:00Z'),
  });

  const recommend = (title: string) =>
    insert('recommendation', {
      number: ++recommendations, reference: `REC-${recommendations}`, source: 'external-audit', report_title: 'Locks and doors', report_date: '2026-01-05', title, priority: 'high', unit_id: unitId,
      owner_id: riskOwnerId, state: 'responded', author_id: personId, created_at: new Date(),
    });
  const recommendationId = await recommend(`${word} recommendation`);
  const otherRecommendationId = await recommend('Lock the other door');
  const evidenceId = await insert('attachment', {
    subject_type: 'recommendation', subject_id: recommendationId, name: 'lock.txt', media_type: 'text/plain', size: 5, digest: Buffer.alloc(32), author_id: riskOwnerId, recorded_at: new Date(),
  });
  const freezeId = await insert('register_freeze', {
    register_id: registerId, name: `${word} freeze`, moment: new Date('2026-03-01T09:00:00Z'), form: 1, digest: Buffer.alloc(32), row_count: 5, open_risks: 1, closed_risks: 0, head_unsealed: 0,
    author_id: registerOwnerId, recorded_at: new Date('2026-03-02T09:00:00Z'),
  });
  const frozen = frozenPlace({ organisationId, registerId, unitId, registerOwnerId, matrixVersionId: publishedVersionId, riskId, word });
  const reportId = await insert('made_report', {
    report: 'corporate-register', format: 'pdf', part: 'A', register_id: registerId, moment: '2026-03-01T00:00:00Z', exempt: 0, file_name: 'Register.pdf', size: 1, digest: Buffer.alloc(32), content_digest: Buffer.alloc(32), author_id: registerOwnerId,
    recorded_at: '2026-03-01T00:00:00Z',
  });
  await owner.query('INSERT INTO freeze_row (organisation_id, freeze_id, position, content) SELECT $1, $2, r.n, r.content FROM unnest($3::text[]) WITH ORDINALITY r (content, n)', [organisationId, freezeId, frozen]);

  const partnershipId = await insert('partnership', {
    name: `${word} partnership`, unit_id: unitId, lead_id: riskOwnerId, significance: '{"money":null,"services":null,"duty":null,"people":null,"reputation":null}', meets: 'yearly', next_review: '2027-01-01',
    author_id: personId, created_at: new Date(),
  });

  const workingCalendarId = await insert('working_calendar', {
    name: `${word} hours`, weekly: '[{"weekday":1,"from":"08:00","to":"18:00"}]', author_id: personId, created_at: new Date(),
  });
  const activity = (name: string): Promise<string> => {
    activities += 1;
    return insert('activity', { number: activities, reference: `ACT-${activities}`, name, unit_id: unitId, owner_id: riskOwnerId, author_id: personId, created_at: new Date() });
  };
  const [activityId, otherActivityId, approvedActivityId] = [await activity(`${word} activity`), await activity('Opening hours'), await activity('Flood wardens')];
  const analysis = (ofActivity: string, row: Record<string, unknown>): Promise<string> =>
    insert('impact_analysis', {
      activity_id: ofActivity, number: 1, content: JSON.stringify(anAnalysis(publishedVersionId)), matrix_version_id: publishedVersionId, unknowns: 5, author_ids: [personId], author_id: personId,
      changed_at: new Date(), created_at: new Date(), ...row,
    });
  const analysisId = await analysis(activityId, { step: 'draft' });
  const approvedAnalysisId = await analysis(approvedActivityId, { step: 'approved', approved_by: registerOwnerId, approved_at: new Date(), next_review: '2026-12-31' });
  const plannedActivityId = await insert('activity', { number: ++planned, reference: `ACT-${planned}`, name: `${word} planned activity`, unit_id: unitId, owner_id: riskOwnerId, author_id: personId, created_at: new Date() });
  const plannedResourceId = await insert('resource', { number: ++planned, reference: `RES-${planned}`, kind: 'site', name: `${word} planned site`, unit_id: unitId, owner_id: riskOwnerId, author_id: personId, created_at: new Date() });
  const plannedContactId = await insert('contact', { name: `${word} planned contact`, unit_id: unitId, author_id: personId, created_at: new Date() });
  const plans = await plansOf({ insert, word, unitId, riskOwnerId, personId, approverId: registerOwnerId, activityId: plannedActivityId });

  const gapActivityId = await activity(`${word} gap`);
  await analysis(gapActivityId, { step: 'approved', approved_by: registerOwnerId, approved_at: new Date(), next_review: '2026-12-31', rto_minutes: 60 });
  gapResources += 1;
  const gapResourceId = await insert('resource', {
    number: gapResources, reference: `RES-${gapResources}`, kind: 'site', name: `${word} site`, unit_id: unitId, owner_id: riskOwnerId, declared_minutes: 600, author_id: personId, created_at: new Date(),
  });
  const gapDependencyId = await insert('dependency', { dependent_activity_id: gapActivityId, needed: 1, author_id: personId, created_at: new Date() });
  await insert('dependency_member', { dependency_id: gapDependencyId, resource_id: gapResourceId });
  const scenarioId = await insert('scenario', { name: `${word} fire`, everything: false, basis: 'declared', author_id: personId, recorded_at: new Date() });
  await owner.query('INSERT INTO scenario_loss (organisation_id, scenario_id, resource_id, recorded_at) VALUES ($1, $2, $3, now())', [organisationId, scenarioId, gapResourceId]);
  const file = { about: 'continuity', file_name: `${word}.csv`, media_type: 'text/csv', size: 5, digest: Buffer.alloc(32), choices: '{"sheets":[],"mended":[],"leftOut":[],"taken":[]}', author_id: personId, recorded_at: new Date() };
  const { rows: [keeper] } = await owner.query<{ email: string; unit: string }>('SELECT p.email, u.name AS unit FROM person p, unit u WHERE p.id = $1 AND u.id = $2', [personId, council.units.ict]);
  const aDraft = async (row: Record<string, unknown>, content: Buffer): Promise<string> => {
    const id = await insert('import_draft', row);
    await owner.query('INSERT INTO import_draft_piece (organisation_id, draft_id, position, content) VALUES ($1, $2, 0, $3)', [organisationId, id, content]);
    return id;
  };
  const importDraftId = await aDraft({ ...file }, Buffer.from(`Name,Kind,Unit,Owner\n${word} imported,Application,${keeper?.unit},${keeper?.email}\n`));
  const registerDraftId = await aDraft({ ...file, about: 'risks', register_id: emptyRegisterId, choices: '{}' }, Buffer.from(`Risk,Risk owner\n${word} imported,${keeper?.email}\n`));
  const fullRegisterDraftId = await aDraft({ ...file, about: 'risks', register_id: registerId, choices: '{}' }, Buffer.from(`Risk,Risk owner\n${word} imported,${keeper?.email}\n`));
  const writingDraftId = randomUUID();
  // Later than any, so that it is told before the others.
  const importJobId = await insert('import_job', { draft_id: writingDraftId, register_id: registerId, file_name: `${word}.csv`, looked_at: Buffer.alloc(32), author_id: personId, recorded_at: new Date('2999-01-01T09:00:00Z') });
  const importProfileId = await insert('import_profile', { name: `${word} return`, headers: ['Risk'], choices: '{}', author_id: personId, saved_at: new Date() });
  const importId = await insert('import', { ...file, things: ['resources'], sheets: '[]', added: 1, changed: 0, same: 0, left_out: 0 });
  await owner.query('INSERT INTO import_content (organisation_id, import_id, position, content) VALUES ($1, $2, 0, $3)', [organisationId, importId, Buffer.from('Name\n')]);
  // Later than any, so that no other takes its place.
  const asked = { author_id: personId, format: 'csv', part: 'B', holds: 'risks', below: false, basis: 'claimed', filter: '', recorded_at: new Date('2999-01-01T09:00:00Z') };
  const exported = { file_name: `${word}.csv`, size: 5, digest: Buffer.alloc(32), rows_digest: Buffer.alloc(32) };
  const job = { ...asked, bom: false, request: '{}', total: 1, started_at: new Date() };
  const exportId = await insert('export_job', { ...job, ...exported, registers: '[]', exemption: '', ended_at: new Date(), expires_at: new Date('2999-01-08T09:00:00Z') });
  await owner.query('INSERT INTO export_piece (organisation_id, export_id, position, content) VALUES ($1, $2, 0, $3)', [organisationId, exportId, Buffer.from('a;b;c')]);
  await insert('register_export', { ...asked, ...exported, id: exportId, moment: new Date(), risks: 1, exempt: 0 });
  const runningExportId = await insert('export_job', job);
  const continuing = { unit_id: unitId, owner_id: riskOwnerId, author_id: personId, created_at: new Date('2026-01-05T09:00:00Z') };
  // Numbers that the program gives come after those that stand here.
  await owner.query('INSERT INTO continuity_numbering (organisation_id, last_activity_number, last_resource_number) VALUES ($1, 1000000, 1000000) ON CONFLICT DO NOTHING', [organisationId]);
  const resource = (at: number, kind: string, more: object = {}) => insert('resource', { number: places * 10 + at, reference: `${prefix}-RES${at}`, kind, name: `${word} resource ${at}`, ...continuing, ...more });
  const retired = { retired_at: new Date('2026-02-01T09:00:00Z'), retired_reason: 'Over' };
  const retiredActivityId = await activity('Ferry');
  await owner.query(`UPDATE activity SET retired_at = now(), retired_reason = 'Over' WHERE id = $1`, [retiredActivityId]);
  const [siteId, supplierId, resourceId, retiredResourceId] = [await resource(1, 'site'), await resource(2, 'supplier'), await resource(3, 'application'), await resource(4, 'application', retired)];
  const dependencyId = await insert('dependency', { dependent_activity_id: activityId, needed: 1, author_id: personId, created_at: new Date('2026-01-05T09:00:00Z') });
  await insert('dependency_member', { dependency_id: dependencyId, resource_id: siteId });
  const criticalUserId = await insert('critical_user', { activity_id: activityId, name: `${word} users`, solution: 'On paper', author_id: personId, created_at: new Date() });
  const contactId = await insert('contact', { unit_id: unitId, resource_id: resourceId, name: `${word} contact`, author_id: personId, created_at: new Date() });

  exercises += 1;
  const rehearsedResourceId = await insert('resource', { number: exercises + 3_000_000, reference: `RES-${exercises + 3_000_000}`, kind: 'infrastructure', name: `${word} storage`, unit_id: unitId, owner_id: riskOwnerId, author_id: personId, created_at: new Date() });
  const programmeId = await insert('exercise_programme', {
    name: `${word} programme`, kind: 'restore-test', unit_id: unitId, owner_id: riskOwnerId, recurrence: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO', starts_on: '2026-01-01', next_due: '2027-01-04', author_id: personId, created_at: new Date(),
  });
  const exercise = async (row: Record<string, unknown>): Promise<string> => {
    exercises += 1;
    const id = await insert('exercise', {
      number: exercises, reference: `EXR-${exercises}`, kind: 'restore-test', title: `${word} rehearsal`, unit_id: unitId, lead_id: riskOwnerId, planned_for: '2026-03-01', author_id: personId, created_at: new Date(), ...row,
    });
    await owner.query('INSERT INTO exercise_resource (organisation_id, exercise_id, resource_id) VALUES ($1, $2, $3)', [organisationId, id, rehearsedResourceId]);
    return id;
  };
  const exerciseId = await exercise({ state: 'planned' });
  const moment = new Date('2026-03-01T09:00:00Z');
  const runningExerciseId = await exercise({ state: 'running', ran_live: true, lost_at: moment, started_at: moment });
  const heldExerciseId = await exercise({ state: 'held', lost_at: moment, started_at: moment, ended_at: moment, outcome: 'passed', summary: 'It came back', recorder_ids: [personId] });
  const findingId = await insert('exercise_finding', { exercise_id: heldExerciseId, position: 0, text: 'The label was wrong' });

  exercises += 1;
  const invocationId = await insert('invocation', {
    number: exercises, reference: `INV-${exercises}`, title: `${word} flood`, unit_id: unitId, lead_id: riskOwnerId, state: 'running', outage_at: moment, declared_at: moment, declared_by: personId, created_at: moment,
  });
  await owner.query(
    `INSERT INTO invocation_plan (organisation_id, invocation_id, plan_id, plan_version_id, position, joined_by, joined_at) SELECT $1, $2, v.plan_id, v.id, 0, $4, now() FROM plan_version v WHERE v.plan_id = $3 AND v.state = 'approved'`,
    [organisationId, invocationId, plans.approvedPlanId, personId],
  );
  const failureReviewId = await insert('failure_review', {
    number: exercises, reference: `SFR-${exercises}`, title: `${word} failure`, resource_id: rehearsedResourceId, unit_id: unitId, lead_id: riskOwnerId, state: 'open', started_at: moment, ended_at: moment, summary: 'It was wet', cause: 'Rain',
    root_cause: 'A drain', writer_ids: [personId], author_id: personId, created_at: moment,
  });
  const lessonId = await insert('failure_lesson', { failure_review_id: failureReviewId, position: 0, text: 'Clear the drain' });

  const categoryId = await insert('category', { name: `${word} category` });
  const priorityId = await insert('objective', { code: `${prefix}P`, title: `${word} priority`, kind: 'corporate-priority', unit_id: unitId });
  const areaId = await insert('objective', { code: `${prefix}A`, title: `${word} area`, kind: 'area-of-focus', parent_id: priorityId, unit_id: unitId });
  const objectiveId = await insert('objective', { code: prefix, title: `${word} objective`, unit_id: unitId, officer_id: riskOwnerId });
  const milestoneId = await insert('milestone', { objective_id: objectiveId, title: `${word} milestone`, financial_year: 2026, due_date: '2026-12-31', created_at: new Date('2026-01-05T09:00:00Z') });
  const indicatorId = await insert('indicator', {
    code: prefix, title: `${word} indicator`, measure: '%', direction: 'higher', period: 'quarter', starts_on: '2020-01-01', unit_id: unitId, owner_id: riskOwnerId, created_at: new Date('2026-01-05T09:00:00Z'),
  });
  const readingId = await insert('indicator_reading', { indicator_id: indicatorId, period_start: '2020-01-01', value: 95, author_id: riskOwnerId, recorded_at: new Date('2026-01-05T09:00:00Z') });
  await owner.query('INSERT INTO indicator_risk (organisation_id, indicator_id, risk_id) VALUES ($1, $2, $3)', [organisationId, indicatorId, riskId]);

  return {
    word, prefix, organisationId, unitId, unitPath, teamId, emptyUnitId, registerOwnerId, riskOwnerId, personId, roleId, tokenId, upperRegisterId, upperRiskId, registerId, emptyRegisterId, riskId, draftId, proposedRiskId, escalationId, projectRegisterId, projectRiskId, exceptionRegisterId, exceptedRiskId, exceptionId, returnedRiskId, returnedControlId, returnedExceptionId, approvedRiskId, approvedControlId,
    approvedExceptionId, actionId, controlId, checkId, acceptanceId, sittingId, reviewId, freezeId, reportId,
    attachmentId, recommendationId, otherRecommendationId, evidenceId, partnershipId, gapResourceId, scenarioId, importDraftId, importId, exportId, runningExportId, registerDraftId, fullRegisterDraftId, writingDraftId, importJobId, importProfileId, activityId, otherActivityId, analysisId, approvedAnalysisId, workingCalendarId,
    plannedActivityId, plannedResourceId, plannedContactId, ...plans,
    resourceId, siteId, supplierId, retiredActivityId, retiredResourceId, dependencyId, criticalUserId, contactId,
    exerciseId, heldExerciseId, runningExerciseId, findingId, programmeId, rehearsedResourceId, invocationId, failureReviewId, lessonId,
    categoryId, objectiveId, milestoneId, indicatorId, readingId, areaId, matrixId, draftVersionId, publishedMatrixId, publishedVersionId, otherPublishedVersionId, crosswalkId,
  };
}

/** Numbers that the program has not come to. */
let planned = 9000;

interface PlansOf {
  insert: (table: string, row: Record<string, unknown>) => Promise<string>;
  word: string;
  unitId: string;
  riskOwnerId: string;
  personId: string;
  approverId: string;
  activityId: string;
}

async function plansOf({ insert, word, unitId, riskOwnerId, personId, approverId, activityId }: PlansOf): Promise<Pick<Place, 'planId' | 'planDraftId' | 'planCode' | 'approvedPlanId' | 'submittedPlanId' | 'submittedVersionId'>> {
  const [roleId, moment] = [randomUUID(), new Date('2026-01-05T09:00:00Z')];
  const holder = { personId: null, contactId: null, name: 'Duty officer', telephone: '01632 960001' };
  const content = JSON.stringify({
    ...EMPTY_PLAN, purpose: word, activityIds: [activityId], activation: word, activatorIds: [roleId], roles: [{ id: roleId, title: 'Leader', duties: '', holder, deputies: [] }],
    steps: [{ id: randomUUID(), title: word, roleId, what: '', where: '', how: '', minutes: 5, after: [], clock: null }],
  });
  const plan = (kind: string, next_review: string | null): Promise<string> => insert('plan', {
    number: ++planned, reference: `PLN-${planned}`, kind, name: `${word} plan`, unit_id: unitId, owner_id: riskOwnerId, review_months: 12, next_review, author_id: personId, created_at: moment,
  });
  const digest = (): { digest: string; code: string } => {
    const made = randomBytes(32).toString('hex');
    return { digest: made, code: planCode(made) };
  };
  const version = (plan_id: string, number: number, row: Record<string, unknown>): Promise<string> => insert('plan_version', { plan_id, number, content, editor_ids: [personId], author_id: personId, started_at: moment, ...row });
  const submitted = { submitted_by: personId, submitted_at: moment };
  const approved = { state: 'approved', ...submitted, approved_by: approverId, approved_at: moment };
  const [planId, approvedPlanId, submittedPlanId] = [await plan('team', '2027-01-05'), await plan('departmental', '2027-01-05'), await plan('ict', null)];
  const coded = digest();
  await version(planId, 1, { ...approved, ...coded });
  await version(approvedPlanId, 1, { ...approved, ...digest() });
  return {
    planId, planCode: coded.code, planDraftId: await version(planId, 2, { state: 'draft' }), approvedPlanId, submittedPlanId,
    submittedVersionId: await version(submittedPlanId, 1, { state: 'in-review', ...submitted, ...digest() }),
  };
}

function frozenPlace({ organisationId, registerId, unitId, registerOwnerId, matrixVersionId, riskId, word }: Pick<Place, 'organisationId' | 'registerId' | 'unitId' | 'registerOwnerId' | 'riskId' | 'word'> & { matrixVersionId: string }): string[] {
  const rows: FrozenRow[] = [
    { kind: 'freeze', format: 'holdfast-register-freeze', form: 1, registerId, asAt: '2026-03-01T09:00:00.000000Z' },
    { kind: 'organisation', id: organisationId, name: word, timeZone: 'Europe/London' },
    {
      kind: 'register', id: registerId, name: word, description: '', layer: 'service', prefix: 'P', unitId, ownerId: registerOwnerId, matrixVersionId, appetite: null, reviewMonths: 3, reviewMonthsByLevel: {},
      parentId: null, closedAt: null,
    },
    { kind: 'matrix', id: matrixVersionId, name: word, number: 1, definition: CORPORATE_5X5.matrix },
    {
      kind: 'risk', id: riskId, number: 1, reference: 'P-001', status: 'open', title: `Flood at ${word}`, cause: '', event: '', consequence: '', categoryId: null, ownerId: null, unitId, treatment: null,
      proximity: null, exemptGround: null, publicTitle: null, publicDescription: null, upperRiskId: null, objectiveIds: [], openedAt: null, closedAt: null, closeReason: null, nextReview: null, targetDate: null,
      inherent: null, residual: null, target: null,
    },
  ];
  return canonicalRows(rows);
}

/** The same shape with ids of nothing at all: what lies in another organisation has to be answered like this. */
export const nowhere = (like: Place): Place => {
  const made = Object.fromEntries(Object.entries(like).map(([key, value]) => [key, key.endsWith('Id') ? v7() : value])) as unknown as Place;
  return { ...made, word: like.word, prefix: like.prefix, unitPath: [made.unitId] };
};
