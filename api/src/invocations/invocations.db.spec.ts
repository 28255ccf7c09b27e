import { randomUUID } from 'node:crypto';
import type { InvocationRow, InvocationsNowView, InvocationView, Page, ProblemView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { invokedPlans } from '../../test/invoked-plans';
import { faults, type Answer } from '../../test/speak';

let at: AtTheCouncil;
const { resource, contentOf, plan, declare, declared, device, log, standDown } = invokedPlans(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-05-11T09:00:00Z'));
afterAll(() => at.close());

const problem = (answer: Answer<unknown>): Pick<ProblemView, 'status' | 'title'> => ({ status: answer.status, title: (answer.body as ProblemView).title });
const read = async (id: string, as = at.as.auditor): Promise<InvocationView> => (await as.get<InvocationView>(`invocations/${id}`)).body;

describe('declaring an invocation', () => {
  it('fixes the approved version of each plan, gives whom it names a part, and tells them', async () => {
    const { riskOwner, otherRiskOwner } = at.council.people;
    const storage = await resource('Storage');
    const ict = await plan(contentOf(riskOwner.id, [storage], otherRiskOwner.id));
    const { status, body } = await declare([ict.id], at.as.continuityManager, { lostIds: [storage], reason: 'The offices burn' });
    expect([status, body]).toEqual([201, expect.objectContaining({ state: 'running', title: 'Fire at the offices', outageAt: '2026-05-11T06:00:00.000Z', declaredAt: '2026-05-11T09:00:00.000Z', nextReportDue: '2026-05-11T13:00:00.000Z' })]);
    expect(body.reference).toMatch(/^INV-\d{3}$/);
    expect(body.invoked).toMatchObject([{ planId: ict.id, versionId: ict.versionId, number: 1, asDraft: false, reason: '' }]);
    expect(body.resources).toMatchObject([{ id: storage, lost: true, rtoMinutes: null, measured: null }]);
    expect(body.people.map(({ id }) => id).sort()).toEqual([riskOwner.id, otherRiskOwner.id, at.council.people.continuityManager.id].sort());
    expect((await read(body.id, at.as.riskOwner)).mayRecord).toBe(true);
    const notices = (await at.as.otherRiskOwner.get<Page<{ line: string; path: string }>>('notices')).body;
    expect(notices.items).toContainEqual(expect.objectContaining({ line: 'A recovery plan that you have a part in is invoked', path: `/invocations/${body.id}` }));
  });

  it('is for whom the plan names to activate it, and for who keeps the continuity of its unit', async () => {
    const mine = await plan(contentOf(at.council.people.riskOwner.id, []));
    const others = await plan(contentOf(at.council.people.otherRiskOwner.id, []));
    expect((await declare([others.id], at.as.riskOwner)).status).toBe(403);
    expect(problem(await declare([mine.id, others.id], at.as.riskOwner)).title).toMatch(/is invoked by whom it names to activate it, or by a continuity manager or risk manager of its unit/);
    expect((await declare([mine.id], at.as.riskOwner)).status).toBe(201);
    expect((await declare([others.id], at.as.auditor)).status).toBe(403);
    expect((await declare([others.id], at.as.member)).status).toBe(403);
  });

  it('of a plan that was never approved invokes the draft as it is at that moment, and says so', async () => {
    const draft = await plan(contentOf(null, []), { state: 'draft' });
    const made = await declared([draft.id], at.as.continuityManager);
    expect(made.invoked).toMatchObject([{ asDraft: true, steps: [{ title: 'Open the site' }, { title: 'Restore the storage' }] }]);
    await at.council.sql(`UPDATE plan_version SET content = jsonb_set(content, '{steps}', '[]') WHERE id = $1`, [draft.versionId]);
    expect((await read(made.id)).invoked[0]!.steps).toHaveLength(2);
  });

  it('says of each plan when it was to be reviewed, so that one past it is not taken at its word', async () => {
    const [late, unapproved] = [await plan(contentOf(null, [])), await plan(contentOf(null, []), { state: 'draft' })];
    await at.council.sql(`UPDATE plan SET next_review = '2026-03-03' WHERE id = $1`, [late.id]);
    const made = await declared([late.id, unapproved.id], at.as.continuityManager);
    expect(made.invoked.map(({ nextReview }) => nextReview)).toEqual(['2026-03-03', null]);
  });

  it('of a plan that runs already is refused with where it runs, also when two do it at once', async () => {
    const one = await plan(contentOf(null, []));
    const answers = await Promise.all([declare([one.id], at.as.continuityManager), declare([one.id], at.as.riskManager)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const made = answers.find(({ status }) => status === 201)!.body;
    expect(problem(answers.find(({ status }) => status === 409)!).title).toBe(`${made.invoked[0]!.reference} is invoked already, in ${made.reference}. Open that one, and pull further plans into it.`);
  });

  it('refuses times that cannot be, and what is not there', async () => {
    const one = await plan(contentOf(null, []));
    expect(faults(await declare([one.id], at.as.continuityManager, { outageAt: '2026-05-11T11:00' }))).toEqual({ outageAt: 'The start of the outage lies in the future: choose a time that has passed', declaredAt: 'It was declared before the outage began: correct one of the two times' });
    expect(faults(await declare([one.id], at.as.continuityManager, { declaredAt: '2026-05-11T06:00' }))).toEqual({ declaredAt: 'It was declared before the outage began: correct one of the two times' });
    expect(faults(await declare([randomUUID()], at.as.continuityManager))).toEqual({ planIds: 'Choose the plan from the list of plans in use' });
    expect(faults(await declare([], at.as.continuityManager))).toEqual({ planIds: 'Choose at least one plan to invoke' });
    expect(faults(await declare([one.id], at.as.continuityManager, { lostIds: [randomUUID()], leadId: randomUUID() }))).toEqual({ lostIds: 'Choose what is lost from the list of resources in use', leadId: 'Choose who leads it from the list' });
  });

  it('sent twice with one key makes one', async () => {
    const one = await plan(contentOf(null, []));
    const body = { title: 'Flood', outageAt: '2026-05-11T07:00', planIds: [one.id] };
    const [first, second] = [await at.as.continuityManager.post<InvocationView>('invocations', { body, idempotencyKey: 'k1' }), await at.as.continuityManager.post<InvocationView>('invocations', { body, idempotencyKey: 'k1' })];
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
  });
});

describe('an invocation that runs', () => {
  it('is pulled into by further plans, whose steps and people join, and the log says so', async () => {
    const [ict, team] = [await plan(contentOf(null, [])), await plan(contentOf(at.council.people.otherRiskOwner.id, []))];
    const made = await declared([ict.id], at.as.continuityManager);
    const pull = (planId: string, as = at.as.continuityManager) => as.post<InvocationView>(`invocations/${made.id}/plans`, { body: { planId, reason: 'Benefits cannot pay' } });
    expect((await pull(team.id, at.as.otherRiskOwner)).status).toBe(403);
    const { status, body } = await pull(team.id);
    expect([status, body.invoked.map(({ planId, reason }) => [planId, reason])]).toEqual([201, [[ict.id, ''], [team.id, 'Benefits cannot pay']]]);
    expect((await read(made.id, at.as.otherRiskOwner)).mayRecord).toBe(true);
    expect((await pull(team.id)).status).toBe(409);
    expect((await log(made.id, at.as.auditor)).items.map(({ kind, planId, text, author }) => [kind, planId, text, author.id])).toEqual([['plan-pulled-in', team.id, 'Benefits cannot pay', at.council.people.continuityManager.id]]);
  });

  it('takes entries from everybody with a part in it, once each and in order; from two who finish one step the first time counts', async () => {
    const { riskOwner, otherRiskOwner } = at.council.people;
    const ict = await plan(contentOf(riskOwner.id, [], otherRiskOwner.id));
    const made = await declared([ict.id], at.as.continuityManager);
    const [step] = ict.content.steps;
    const [one, other] = [device(), device()];
    const finished = (of: ReturnType<typeof device>, time: string) => of.typed('step-finished', time, { planId: ict.id, stepId: step!.id });
    const [late, early] = [finished(one, '2026-05-11T08:40:00.000Z'), finished(other, '2026-05-11T08:30:00.000Z')];
    expect((await one.send(made.id, [late], at.as.riskOwner)).body.results).toMatchObject([{ outcome: 'received', position: 1 }]);
    expect((await other.send(made.id, [early], at.as.otherRiskOwner)).body.results).toMatchObject([{ outcome: 'received', position: 2 }]);
    expect((await one.send(made.id, [late], at.as.riskOwner)).body.results).toMatchObject([{ outcome: 'already-received', position: 1 }]);
    expect((await log(made.id, at.as.auditor)).items.map(({ id }) => id)).toEqual([late.id, early.id]);
    expect((await one.send(made.id, [one.typed('note', '2026-05-11T08:50:00.000Z', { text: 'Hello' })], at.as.auditor)).status).toBe(403);
    const after = (await standDown(made, at.as.continuityManager)).body;
    expect(after.standDown?.openSteps).toEqual(['Restore the storage']);
  });

  it('is written by whoever was given a role in its log, and read by them', async () => {
    const newcomer = await at.council.addPerson({ jobTitle: 'Facilities Officer' });
    const as = await at.signIn(newcomer);
    const ict = await plan(contentOf(null, []));
    const made = await declared([ict.id], at.as.continuityManager);
    expect((await as.get(`invocations/${made.id}`)).status).toBe(404);
    const one = device();
    await one.send(made.id, [one.typed('role-filled', '2026-05-11T08:20:00.000Z', { planId: ict.id, roleId: ict.content.roles[0]!.id, personId: newcomer.id })], at.as.continuityManager);
    expect(await read(made.id, as)).toMatchObject({ mine: true, mayRecord: true, mayManage: false });
    expect((await as.get<InvocationsNowView>('invocations/now')).body.running).toMatchObject([{ id: made.id, day: 1, mine: true }]);
  });

  it('asks its lead for a situation report when it is due, and for the next one after it', async () => {
    const ict = await plan(contentOf(null, []));
    const made = await declared([ict.id], at.as.continuityManager);
    const lines = async (): Promise<string[]> => (await at.as.continuityManager.get<Page<{ line: string; path: string }>>('notices')).body.items.filter(({ path }) => path.endsWith(made.id)).map(({ line }) => line);
    expect(await lines()).toEqual(['A recovery plan that you have a part in is invoked']);
    at.clock.set('2026-05-11T13:30:00Z');
    expect(await lines()).toEqual(['A situation report is due']);
    const one = device();
    await one.send(made.id, [one.typed('situation-report', '2026-05-11T13:30:00.000Z', { text: 'Storage is on its way' })], at.as.continuityManager);
    expect(await read(made.id)).toMatchObject({ lastReportAt: '2026-05-11T13:30:00.000Z', nextReportDue: '2026-05-11T17:30:00.000Z' });
    expect(await lines()).toEqual(['A recovery plan that you have a part in is invoked']);
    const asked = await at.as.continuityManager.patch<InvocationView>(`invocations/${made.id}`, { body: { reportEveryMinutes: null }, version: made.version });
    expect(asked.body.nextReportDue).toBeNull();
  });

  it('that somebody changed meanwhile is shown as it is now', async () => {
    const made = await declared([(await plan(contentOf(null, []))).id], at.as.continuityManager);
    await at.as.riskManager.patch(`invocations/${made.id}`, { body: { title: 'Fire at both offices' }, version: 1 });
    const { status, body } = await at.as.continuityManager.patch<{ current: InvocationView }>(`invocations/${made.id}`, { body: { title: 'Other' }, version: 1 });
    expect([status, body.current.title]).toEqual([412, 'Fire at both offices']);
  });
});

describe('an invocation that was stood down', () => {
  it('names what was left open, and never changes; its log stays open for what comes in late', async () => {
    const ict = await plan(contentOf(at.council.people.riskOwner.id, []));
    const made = await declared([ict.id], at.as.continuityManager);
    expect((await standDown(made, at.as.riskOwner)).status).toBe(403);
    expect(faults(await standDown(made, at.as.continuityManager, { stoodDownAt: '2026-05-11T09:30' }))).toEqual({ stoodDownAt: 'It was stood down before it was declared' });
    const { body } = await standDown(made, at.as.continuityManager);
    expect(body).toMatchObject({ state: 'stood-down', standDown: { reason: 'All of it is back', openSteps: ['Open the site', 'Restore the storage'] }, mayManage: false, mayReview: true });
    expect(problem(await standDown(body, at.as.continuityManager))).toEqual({ status: 409, title: 'This invocation was stood down already.' });
    await expect(at.council.sql(`UPDATE invocation SET title = 'other' WHERE id = $1`, [made.id])).rejects.toThrow(/never changes/);
    const one = device();
    expect((await one.send(made.id, [one.typed('note', '2026-05-11T08:30:00.000Z', { text: 'From the cellar' })], at.as.riskOwner)).body.results).toMatchObject([{ outcome: 'received' }]);
  });

  it('passes to a successor while it runs, and keeps who led it afterwards', async () => {
    const leaver = await at.council.addPerson({ jobTitle: 'Duty Manager' });
    const [running, over] = [await declared([(await plan(contentOf(null, []))).id], at.as.continuityManager, { leadId: leaver.id }), await declared([(await plan(contentOf(null, []))).id], at.as.continuityManager, { leadId: leaver.id })];
    await standDown(over, at.as.continuityManager);
    await at.as.administrator.post(`people/${leaver.id}/departure`, { body: { successorId: at.council.people.riskOwner.id } });
    expect([(await read(running.id)).lead.id, (await read(over.id)).lead.id]).toEqual([at.council.people.riskOwner.id, leaver.id]);
  });
});

describe('the list of invocations', () => {
  it('is narrowed by what they touch, and never shows a member anything', async () => {
    const storage = await resource('Tape library');
    const ict = await plan(contentOf(null, []));
    const made = await declared([ict.id], at.as.continuityManager, { title: 'Tapes melt', lostIds: [storage] });
    const titles = async (query: string, as = at.as.auditor): Promise<string[]> => (await as.get<Page<InvocationRow>>(`invocations?${query}`)).body.items.map(({ title }) => title);
    expect(await titles(`resource=${storage}`)).toEqual(['Tapes melt']);
    expect(await titles(`plan=${ict.id}&state=running`)).toEqual(['Tapes melt']);
    expect(await titles(`plan=${ict.id}&state=stood-down`)).toEqual([]);
    expect(await titles('q=tapes+melt')).toEqual(['Tapes melt']);
    expect(await titles('', at.as.member)).toEqual([]);
    expect((await at.as.member.get(`invocations/${made.id}`)).status).toBe(404);
    expect((await at.as.member.get(`invocations/${made.id}/log`)).status).toBe(404);
    for (const sort of ['reference', 'title', '-outageAt', 'state', 'lead', 'unit']) expect((await at.as.auditor.get(`invocations?sort=${sort}`)).status).toBe(200);
  });

  it('shows as at a past day what stood then', async () => {
    const made = await declared([(await plan(contentOf(null, []))).id], at.as.continuityManager, { title: 'Old fire' });
    at.clock.set('2026-05-13T09:00:00Z');
    await standDown(made, at.as.continuityManager);
    expect((await at.as.auditor.get<InvocationView>(`invocations/${made.id}?asAt=2026-05-12`)).body).toMatchObject({ state: 'running', standDown: null, invoked: [{ asDraft: false }] });
    expect((await read(made.id)).state).toBe('stood-down');
  });
});
