import type { ExerciseProgrammeView, ExerciseScopeView, ExerciseView, LiveExerciseView, LogPageView, Page, PaperStepsView, PlanProvenView, PlanRow, PlanVersionView, PlanView, ProblemView } from '@holdfast/contracts';
import { progressOf, type LiveStep } from '@holdfast/domain';
import { v7 } from 'uuid';
import { anApprovedPlan } from '../../test/an-approved-plan';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { verifyOrganisation } from '../audit';
import { textOfPdf } from '../../test/text-of-pdf';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
let storage: string;
let planId: string;
beforeAll(async () => {
  at = await atTheCouncil();
  const { council } = at;
  storage = v7();
  const activity = v7();
  const dependency = v7();
  const people = [council.units.ict, council.people.riskOwner.id];
  await council.sql(
    `INSERT INTO resource (organisation_id, id, number, reference, kind, name, unit_id, owner_id, author_id, created_at) VALUES ($1, $2, 901, 'RES-901', 'infrastructure', 'Storage restore', $3, $4, $4, now())`,
    [council.organisationId, storage, ...people],
  );
  await council.sql(`INSERT INTO activity (organisation_id, id, number, reference, name, unit_id, owner_id, author_id, created_at) VALUES ($1, $2, 901, 'ACT-901', 'Care', $3, $4, $4, now())`, [council.organisationId, activity, ...people]);
  await council.sql('INSERT INTO dependency (organisation_id, id, dependent_activity_id, needed, author_id, created_at) VALUES ($1, $2, $3, 1, $4, now())', [council.organisationId, dependency, activity, people[1]!]);
  await council.sql('INSERT INTO dependency_member (organisation_id, id, dependency_id, resource_id) VALUES ($1, $2, $3, $4)', [council.organisationId, v7(), dependency, storage]);
  at.clock.set('2026-05-01T09:00:00Z');
  planId = (await anApprovedPlan(at, 'ICT disaster recovery plan', { activityIds: [activity], resourceIds: [storage] })).id;
  await council.sql(
    `INSERT INTO impact_analysis (organisation_id, id, activity_id, number, step, content, matrix_version_id, unknowns, author_ids, author_id, changed_at, created_at, approved_by, approved_at, next_review, rto_minutes, rpo_minutes)
     SELECT $1, $2, $3, 1, 'approved', '{}', v.id, 0, ARRAY[$4::uuid], $4, now(), now(), $5, now(), '2027-01-01', 360, 60 FROM risk_matrix_version v WHERE v.organisation_id = $1 LIMIT 1`,
    [council.organisationId, v7(), activity, people[1]!, council.people.registerOwner.id],
  );
});
beforeEach(() => at.clock.set('2026-05-09T09:00:00Z'));
afterAll(() => at.close());

const ask = (body: object = {}, as: Speaker = at.as.continuityManager): Promise<Answer<ExerciseView>> =>
  as.post<ExerciseView>('exercises', {
    body: {
      kind: 'full-failover', title: 'Full failover', unitId: at.council.units.ict, leadId: at.council.people.riskOwner.id, plannedFor: '2026-05-09', planIds: [planId],
      resources: [{ resourceId: storage, rtoMinutes: null, rpoMinutes: null }], ...body,
    },
  });
const start = (of: ExerciseView, body: object = { lostAt: '2026-05-09T08:50' }, as: Speaker = at.as.riskOwner): Promise<Answer<ExerciseView>> => as.post<ExerciseView>(`exercises/${of.id}/start`, { body, version: of.version });
const end = (of: ExerciseView, body: object = {}, as: Speaker = at.as.riskOwner): Promise<Answer<ExerciseView>> => as.post<ExerciseView>(`exercises/${of.id}/end`, { body, version: of.version });

describe('the scope of a rehearsal', () => {
  it('is brought by its plans, each resource with what the analyses ask of it', async () => {
    const { body } = await at.as.continuityManager.get<ExerciseScopeView>(`exercise-scope?plan=${planId}`);
    expect(body).toMatchObject({ plans: [{ planId, versionNumber: 1, kind: 'ict' }], resources: [{ resourceId: storage, planIds: [planId], neededRtoMinutes: 360, neededRpoMinutes: 60 }] });
    const { body: made } = await ask();
    expect(made).toMatchObject({ plans: [{ planId, versionNumber: 1, readable: true }], scope: [{ rtoMinutes: 360, rpoMinutes: 60, neededRtoMinutes: 360, neededRpoMinutes: 60, neededOn: '2026-05-09', requirementNote: '' }] });
  });

  it('is measured by something else only with the reason, and both are shown', async () => {
    const resources = [{ resourceId: storage, rtoMinutes: 480, rpoMinutes: null }];
    expect(faults(await ask({ resources }))).toEqual({ 'resources.0.note': 'The analyses ask for the RTO of 6 h: say why it is measured by something else' });
    const { body } = await ask({ resources: [{ ...resources[0], note: 'As the contract says' }] });
    expect(body.scope[0]).toMatchObject({ rtoMinutes: 480, neededRtoMinutes: 360, requirementNote: 'As the contract says' });
  });

  it('takes no plan that is out of sight, or twice', async () => {
    expect(faults(await ask({ planIds: [v7()] }))).toEqual({ 'planIds.0': 'Choose the plan from the list' });
    expect(faults(await ask({ planIds: [planId, planId] }))).toEqual({ 'planIds.1': 'This plan is in the list already' });
  });

  it('comes from its programme, which names plans too', async () => {
    const { status, body } = await at.as.continuityManager.post<ExerciseProgrammeView>('exercise-programmes', {
      body: { name: 'Yearly failover', kind: 'full-failover', unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id, recurrence: 'FREQ=YEARLY;INTERVAL=1;BYMONTH=6;BYMONTHDAY=9', startsOn: '2026-05-05', planIds: [planId] },
    });
    expect([status, body.plans]).toEqual([201, [expect.objectContaining({ planId, versionNumber: 1 })]]);
    const { body: without } = await at.as.continuityManager.patch<ExerciseProgrammeView>(`exercise-programmes/${body.id}`, { body: { planIds: [] }, version: 1 });
    expect(without.plans).toEqual([]);
  });
});

describe('a rehearsal that runs', () => {
  it('counts from the stated loss, fixes the version of its plans, and ends before its result is recorded', async () => {
    const { body: planned } = await ask();
    const { status, body: running } = await start(planned);
    expect([status, running]).toEqual([201, expect.objectContaining({ state: 'running', lostAt: '2026-05-09T07:50:00.000Z', startedAt: '2026-05-09T09:00:00.000Z', endedAt: null, outcome: null })]);
    expect(running.plans).toMatchObject([{ versionNumber: 1 }]);
    expect((await at.as.riskOwner.post(`exercises/${planned.id}/result`, { version: running.version, body: RESULT() })).body as unknown as ProblemView).toMatchObject({ status: 409, title: 'This rehearsal is running. End it first.' });
    at.clock.set('2026-05-09T17:10:30Z');
    const { body: ended } = await end(running);
    expect(ended).toMatchObject({ state: 'ended', endedAt: '2026-05-09T17:10:00.000Z', outcome: null });
    const { status: recorded, body: held } = await at.as.riskOwner.post<ExerciseView>(`exercises/${planned.id}/result`, { version: ended.version, body: RESULT() });
    expect([recorded, held.state]).toEqual([201, 'held']);
  });

  it('is done by the steps of its plans as they were approved when it started, each with who does it', async () => {
    const { body: running } = await start((await ask()).body);
    const { body: live } = await at.as.auditor.get<LiveExerciseView>(`exercises/${running.id}/live`);
    expect(live.steps).toMatchObject([{ planId, title: 'Open the site', who: 'Service Desk Manager', minutes: 30 }]);
    expect(JSON.stringify(live)).not.toContain('07700 900123');
  });

  it('starts neither in the future nor twice, and never with a plan that nobody has approved', async () => {
    const { body: planned } = await ask();
    expect(faults(await start(planned, { lostAt: '2026-05-09T11:00' }))).toEqual({ lostAt: 'The loss lies in the future: choose a time that has passed' });
    const { body: running } = await start(planned);
    expect((await start(running)).body as unknown as ProblemView).toMatchObject({ status: 409, title: 'This rehearsal is running. End it first.' });
    const { body: draft } = await at.as.continuityManager.post<{ id: string; reference: string }>('plans', { body: { kind: 'ict', name: 'Not yet', unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id, reviewMonths: 12 } });
    const { body: other } = await ask({ planIds: [draft.id] });
    expect((await start(other)).body as unknown as ProblemView).toMatchObject({ status: 409, title: `${draft.reference} Not yet has no approved version to rehearse. Approve it first, or take it out of scope.` });
  });

  it('ends neither before it starts nor in the future', async () => {
    const { body: running } = await start((await ask()).body);
    expect(faults(await end(running, { endedAt: '2026-05-09T09:30' }))).toEqual({ endedAt: 'It ends before it starts' });
    expect(faults(await end(running, { endedAt: '2026-05-09T12:30' }))).toEqual({ endedAt: 'The end lies in the future: choose a time that has passed' });
  });

  it('is started and ended by who leads it, not by who takes part; and who takes part reads it without a role', async () => {
    const person = await at.council.addPerson({ jobTitle: 'Night Porter' });
    const porter = await at.signIn(person);
    const { body: planned } = await ask({ participants: [{ personId: person.id, name: '', role: 'Opens the doors' }] });
    const { body: seen } = await porter.get<ExerciseView>(`exercises/${planned.id}`);
    expect(seen).toMatchObject({ mayTakePart: true, mayRecord: false, mayManage: false, plans: [{ name: 'ICT disaster recovery plan', readable: false }] });
    expect((await porter.get<{ items: { id: string }[] }>('exercises')).body.items.map(({ id }) => id)).toEqual([planned.id]);
    expect((await start(planned, undefined, porter)).status).toBe(403);
    const { body: other } = await ask();
    expect((await porter.get(`exercises/${other.id}`)).status).toBe(404);
    expect((await at.as.auditor.get<ExerciseView>(`exercises/${planned.id}`)).body.mayTakePart).toBe(false);
  });
});

describe('a rehearsal that is typed in from paper', () => {
  it('keeps the versions that were approved when it was held, and none of a plan that had none, whatever is approved later', async () => {
    const { body: planned } = await ask();
    at.clock.set('2026-05-20T09:00:00Z');
    const { id: laterId } = await anApprovedPlan(at, 'Written afterwards', { resourceIds: [storage] });
    const { body: both } = await at.as.continuityManager.patch<ExerciseView>(`exercises/${planned.id}`, { version: planned.version, body: { planIds: [planId, laterId] } });
    expect(versions(both)).toEqual({ [planId]: 1, [laterId]: 1 });
    await approveAnother(planId);
    expect(versions((await at.as.auditor.get<ExerciseView>(`exercises/${planned.id}`)).body)).toEqual({ [planId]: 2, [laterId]: 1 });
    const { body: held } = await at.as.riskOwner.post<ExerciseView>(`exercises/${planned.id}/result`, { version: both.version, body: RESULT() });
    expect(versions(held)).toEqual({ [planId]: 1, [laterId]: null });
    const { body: live } = await at.as.auditor.get<LiveExerciseView>(`exercises/${planned.id}/live`);
    expect(new Set(live.steps.map((step) => step.planId))).toEqual(new Set([planId]));
    const { body: signed } = await at.as.continuityManager.post<ExerciseView>(`exercises/${planned.id}/sign-off`, { version: held.version, body: { note: 'Seen' } });
    expect([signed.state, versions(signed)]).toEqual(['signed-off', { [planId]: 1, [laterId]: null }]);
    expect(await at.council.sql(`SELECT subject_id FROM exercise_verdict WHERE exercise_id = $1 AND subject_type = 'plan'`, [planned.id])).toEqual([{ subject_id: planId }]);
  });
});

describe('the proven recovery time of a plan', () => {
  const proven = async (id: string, as: Speaker = at.as.auditor): Promise<Answer<PlanProvenView>> => as.get<PlanProvenView>(`plans/${id}/proven-recovery`);

  it('is what its last signed-off rehearsal measured of what it covers, and more than that where it was given up', async () => {
    const { id } = await anApprovedPlan(at, 'Storage recovery', { resourceIds: [storage] });
    expect((await proven(id)).body).toEqual({ last: null, inUse: null, results: [] });
    const held = async (result: object): Promise<ExerciseView> => {
      const { body: planned } = await ask({ planIds: [id] });
      const { body: said } = await at.as.riskOwner.post<ExerciseView>(`exercises/${planned.id}/result`, { version: planned.version, body: { ...RESULT(), ...result } });
      return (await at.as.continuityManager.post<ExerciseView>(`exercises/${planned.id}/sign-off`, { version: said.version, body: { note: 'Seen' } })).body;
    };
    at.clock.set('2026-06-20T09:00:00Z');
    const back = await held({});
    // 08:50 to 14:00
    expect((await proven(id)).body).toMatchObject({
      last: { outcome: 'passed', versionNumber: 1, changedSince: false },
      results: [{ kind: 'full-failover', source: { id: back.id, reference: back.reference }, outcome: 'passed', measured: { minutes: 310, moreThan: false }, resources: { measured: 1, covered: 1 }, proves: true }],
    });
    expect((await at.as.auditor.get<Page<PlanRow>>(`plans?resource=${storage}&sort=-reference`)).body.items[0]).toMatchObject({ id, rehearsed: { outcome: 'passed', versionNumber: 1 } });
    const given = await held({ lostAt: '2026-06-10T08:00', startedAt: '2026-06-10T09:00', endedAt: '2026-06-10T16:00', outcome: 'failed', resources: [{ ...RESULT().resources[0]!, usableAt: null, abandonedAt: '2026-06-10T15:00' }] });
    const { body: after } = await proven(id);
    expect(after.last).toMatchObject({ outcome: 'failed', failedBy: 'abandoned' });
    expect(after.results.map(({ source, measured }) => [source?.id, measured])).toEqual([[given.id, { minutes: 420, moreThan: true }], [back.id, { minutes: 310, moreThan: false }]]);
    // Back in time, with data of the evening before: its RPO is an hour.
    await held({ lostAt: '2026-06-12T08:00', startedAt: '2026-06-12T08:00', endedAt: '2026-06-12T10:00', outcome: 'passed', resources: [{ ...RESULT().resources[0]!, usableAt: '2026-06-12T09:00', dataAsOf: '2026-06-11T22:00' }] });
    expect((await proven(id)).body.last).toMatchObject({ outcome: 'failed', failedBy: 'over-rpo' });
  });

  it('is read by those who read the plan', async () => {
    expect((await proven(planId, at.as.member)).status).toBe(404);
  });
});

describe('the steps of a rehearsal that is typed in from paper', () => {
  const stepsOf = async ({ id }: ExerciseView, startedAt = '2026-05-09T10:00'): Promise<LiveStep[]> => (await at.as.riskOwner.get<PaperStepsView>(`exercises/${id}/paper-steps?startedAt=${startedAt}`)).body.steps;
  const onPaper = ({ planId: ofPlan, id }: Pick<LiveStep, 'planId' | 'id'>, over: object = {}) => ({ planId: ofPlan, stepId: id, title: '', startedAt: null, finishedAt: null, skippedAt: null, why: '', ...over });
  const added = (over: object = {}) => ({ planId: null, stepId: null, title: 'Borrow a drive', startedAt: null, finishedAt: null, skippedAt: null, why: '', ...over });
  const record = (of: ExerciseView, body: object, as: Speaker = at.as.riskOwner) => as.post<ExerciseView>(`exercises/${of.id}/result`, { version: of.version, body: { ...RESULT(), ...body } });
  const standing = async ({ id, lostAt }: ExerciseView) => {
    const { body: live } = await at.as.auditor.get<LiveExerciseView>(`exercises/${id}/live`);
    const { body: log } = await at.as.auditor.get<LogPageView>(`exercises/${id}/log`);
    const { steps, faults: wrong } = progressOf(live.steps, log.items, lostAt!);
    expect(wrong).toEqual([]);
    return { told: steps.map(({ step, state, started, minutes, skipped }) => [step.title, state, started?.at ?? null, minutes, skipped?.text ?? null]), entries: log.items };
  };

  it('have the times at which they happened, and are measured beside what the plan expects', async () => {
    const { body: planned } = await ask();
    at.clock.set('2026-05-20T09:00:00Z');
    const [open] = await stepsOf(planned);
    const { status, body: held } = await record(planned, { steps: [onPaper(open!, { startedAt: '2026-05-09T10:05', finishedAt: '2026-05-09T10:50' }), added({ startedAt: '2026-05-09T11:00', finishedAt: '2026-05-09T11:20' }), added({ title: 'Ring the county', why: 'Nobody answered' })] });
    expect([status, held.ranLive]).toEqual([201, false]);
    const { told, entries } = await standing(held);
    expect(told).toEqual([
      ['Open the site', 'finished', '2026-05-09T09:05:00.000Z', 45, null], ['Borrow a drive', 'finished', '2026-05-09T10:00:00.000Z', 20, null], ['Ring the county', 'skipped', null, null, 'Nobody answered'],
    ]);
    expect(entries.every(({ typedAt }) => typedAt === '2026-05-20T09:00:00.000Z')).toBe(true);
    const paper = await at.app.inject({ method: 'GET', url: `/api/exercises/${held.id}/report.pdf`, headers: { ...(await at.council.signIn(at.council.people.auditor)) } });
    expect((await textOfPdf(paper.rawPayload)).join('\n').replace(/\s+/g, ' ')).toContain('1 Open the site Service Desk Manager 30 45');
  });

  it('are corrected by entries until it is signed off, and what is left out stays', async () => {
    const { body: planned } = await ask();
    at.clock.set('2026-05-20T09:00:00Z');
    const [open] = await stepsOf(planned);
    const { body: first } = await record(planned, { steps: [onPaper(open!, { startedAt: '2026-05-09T10:05', finishedAt: '2026-05-09T10:50' })] });
    const { body: kept } = await record(first, {});
    expect((await standing(kept)).told).toEqual([['Open the site', 'finished', '2026-05-09T09:05:00.000Z', 45, null]]);
    const { body: corrected } = await record(kept, { steps: [onPaper(open!, { startedAt: '2026-05-09T10:15', finishedAt: '2026-05-09T10:50' })] });
    const { told, entries } = await standing(corrected);
    expect(told).toEqual([['Open the site', 'finished', '2026-05-09T09:15:00.000Z', 35, null]]);
    expect(entries.map(({ kind }) => kind)).toEqual(['step-started', 'step-finished', 'correction']);
    await at.as.continuityManager.post(`exercises/${planned.id}/sign-off`, { version: corrected.version, body: {} });
    expect((await record({ ...corrected, version: corrected.version + 1 }, { steps: [] })).status).toBe(409);
  });

  it('are refused where they cannot be, each time on its field', async () => {
    const { body: planned } = await ask();
    at.clock.set('2026-05-09T18:00:00Z');
    const [open] = await stepsOf(planned);
    const refused = async (...steps: object[]) => faults(await record(planned, { steps }));
    expect(await refused(onPaper(open!, { startedAt: '2026-05-09T11:00', finishedAt: '2026-05-09T10:30' }))).toEqual({ 'steps.0.finishedAt': 'It was finished before it was started' });
    expect(await refused(onPaper(open!, { startedAt: '2026-05-09T09:59', finishedAt: '2026-05-09T18:20' }))).toEqual({
      'steps.0.startedAt': 'It was started before the rehearsal started: correct this time, or let it start earlier', 'steps.0.finishedAt': 'It was finished after the rehearsal ended: correct this time, or let it end later',
    });
    expect(await refused(onPaper(open!, { finishedAt: '2026-05-09T19:01' }))).toEqual({ 'steps.0.finishedAt': 'This lies in the future: choose a time that has passed' });
    expect(await refused(onPaper(open!, { startedAt: '2026-05-09T10:30' }), onPaper(open!, { startedAt: '2026-05-09T10:40' }))).toEqual({ 'steps.1.stepId': 'This step has two clocks: leave one out' });
    expect(await refused(onPaper({ planId, id: v7() }))).toEqual({ 'steps.0.stepId': 'No version of these plans that was approved then has this step' });
    expect(await refused(onPaper({ planId: v7(), id: open!.id }), added({ planId: v7() }))).toEqual({ 'steps.0.planId': 'This plan is not in scope of the rehearsal', 'steps.1.planId': 'This plan is not in scope of the rehearsal' });
    expect((await at.as.auditor.get<LogPageView>(`exercises/${planned.id}/log`)).body.items).toEqual([]);
  });

  it('of one that ran live stand in its log alone', async () => {
    const { body: running } = await start((await ask()).body);
    at.clock.set('2026-05-09T17:30:00Z');
    const { body: ended } = await end(running);
    expect(ended.ranLive).toBe(true);
    expect(faults(await record(ended, { steps: [] }))).toEqual({ steps: 'This rehearsal ran live: its steps stand in its log, and are corrected there' });
  });

  it('and its plans are those of another version once its start is corrected', async () => {
    const { body: planned } = await ask();
    at.clock.set('2026-06-01T09:00:00Z');
    await approveAnother(planId);
    const before = (await at.council.sql<{ number: number }>(`SELECT max(number)::int AS number FROM plan_version WHERE plan_id = $1 AND state = 'approved'`, [planId]))[0]!.number;
    at.clock.set('2026-06-20T09:00:00Z');
    const held = (day: string) => ({ lostAt: `${day}T08:50`, startedAt: `${day}T10:00`, endedAt: `${day}T18:10`, resources: [{ ...RESULT().resources[0], usableAt: `${day}T14:00` }] });
    const { body: early } = await record(planned, held('2026-05-09'));
    expect(versions(early)).toEqual({ [planId]: 1 });
    const { body: late } = await record(early, held('2026-06-10'));
    expect(versions(late)).toEqual({ [planId]: before });
    const { body: never } = await record(late, held('2026-04-10'));
    expect(versions(never)).toEqual({ [planId]: null });
    const { body: back } = await record(never, held('2026-05-09'));
    expect(versions(back)).toEqual({ [planId]: 1 });
    const { body: live } = await at.as.auditor.get<LiveExerciseView>(`exercises/${planned.id}/live`);
    expect(live.steps.map(({ title }) => title)).toEqual(['Open the site']);
    const { body: running } = await start((await ask()).body, { lostAt: '2026-06-20T09:00' });
    expect(versions(running)).toEqual({ [planId]: before });
    at.clock.set('2026-06-20T12:00:00Z');
    const { body: ended } = await end(running);
    const { body: told } = await record(ended, { ...held('2026-05-09'), resources: [] });
    expect(versions(told)).toEqual({ [planId]: before });
    const { differences } = await verifyOrganisation(at.database.ownerUrl, at.council.organisationId);
    expect(differences.first.filter((line) => line.startsWith('The rehearsal'))).toEqual([]);
  });
});

const versions = ({ plans }: ExerciseView): Record<string, number | null> => Object.fromEntries(plans.map((one) => [one.planId, one.versionNumber]));

async function approveAnother(id: string): Promise<void> {
  const { body: plan } = await at.as.continuityManager.get<PlanView>(`plans/${id}`);
  const { body: draft } = await at.as.continuityManager.post<PlanVersionView>(`plans/${id}/drafts`, { body: {}, version: plan.version });
  const { body: sent } = await at.as.continuityManager.post<PlanVersionView>(`plans/${id}/draft/submission`, { body: {}, version: draft.version });
  expect((await at.as.registerOwner.post(`plans/${id}/draft/approval`, { body: {}, version: sent.version })).status).toBeLessThan(300);
}

const RESULT = () => ({
  lostAt: '2026-05-09T08:50', startedAt: '2026-05-09T10:00', endedAt: '2026-05-09T18:10', outcome: 'passed', summary: 'Back', backupSet: '', backupTakenAt: null, sample: '', objectives: [], deviations: [], findings: [],
  resources: [{ resourceId: storage, usableAt: '2026-05-09T14:00', abandonedAt: null, dataAsOf: null, effortMinutes: null, note: '' }],
});
