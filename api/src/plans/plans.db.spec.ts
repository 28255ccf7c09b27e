import { randomUUID } from 'node:crypto';
import type { HomeView, Page, PlanCodeView, PlanRow, PlanVersionView, PlanView, ProblemView } from '@holdfast/contracts';
import { EMPTY_PLAN, type PlanContent, type PlanStep } from '@holdfast/domain';
import pg from 'pg';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer, type Speaker } from '../../test/speak';
import { textOfPdf } from '../../test/text-of-pdf';

let at: AtTheCouncil;
let owner: pg.Client;
beforeAll(async () => {
  at = await atTheCouncil();
  owner = new pg.Client({ connectionString: at.database.ownerUrl });
  await owner.connect();
  activityId = await insertActivity('Social care records');
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(async () => {
  await owner.end();
  await at.close();
});

let activityId: string;

const insertActivity = async (name: string): Promise<string> => {
  const id = randomUUID();
  await owner.query(
    `INSERT INTO activity (organisation_id, id, number, reference, name, unit_id, owner_id, author_id, created_at)
     SELECT $1, $2, n, 'ACT-' || n, $3, $4, $5, $5, now() FROM (SELECT coalesce(max(number), 0) + 1 AS n FROM activity WHERE organisation_id = $1) next`,
    [at.council.organisationId, id, name, at.council.units.ict, at.council.people.riskOwner.id],
  );
  return id;
};

const start = (body: object = {}, as: Speaker = at.as.continuityManager): Promise<Answer<PlanView>> =>
  as.post<PlanView>('plans', { body: { kind: 'ict', name: 'ICT recovery', unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id, reviewMonths: 12, ...body } });
const started = async (body: object = {}): Promise<PlanView> => {
  const { status, body: plan } = await start(body);
  expect([status, plan]).toEqual([201, expect.objectContaining({ standing: 'none', openNumber: 1, openState: 'draft' })]);
  return plan;
};
const step = (title: string, roleId: string, change: Partial<PlanStep> = {}): PlanStep => ({ id: randomUUID(), title, roleId, what: '', where: '', how: '', minutes: 30, after: [], clock: null, ...change });
const content = (change: Partial<PlanContent> = {}): PlanContent => {
  const leader = { id: randomUUID(), title: 'Recovery leader', duties: '', holder: { personId: at.council.people.riskOwner.id, contactId: null, name: '', telephone: '07700 900123' }, deputies: [] };
  return { ...EMPTY_PLAN, purpose: 'Bring the systems back', activityIds: [activityId], activation: 'The building is lost', activatorIds: [leader.id], roles: [leader], steps: [step('Open the site', leader.id)], ...change };
};
const save = (id: string, what: PlanContent, version: number, as: Speaker = at.as.continuityManager): Promise<Answer<PlanVersionView>> => as.patch<PlanVersionView>(`plans/${id}/draft`, { body: { content: what }, version });
const say = (id: string, verb: string, version: number, as: Speaker = at.as.continuityManager, body: object = {}): Promise<Answer<PlanVersionView>> => as.post<PlanVersionView>(`plans/${id}/draft/${verb}`, { body, version });
const read = async (id: string, as: Speaker = at.as.auditor): Promise<PlanView> => (await as.get<PlanView>(`plans/${id}`)).body;
/** A file, as it comes. */
const taken = async (url: string, as: keyof AtTheCouncil['as'] = 'riskOwner'): Promise<{ status: number; text: string; bytes: Buffer }> => {
  const reply = await at.app.inject({ method: 'GET', url: `/api/${url}`, headers: { ...(await at.council.signIn(at.council.people[as])) } });
  return { status: reply.statusCode, text: reply.rawPayload.toString('latin1'), bytes: reply.rawPayload };
};
const list = async (query = '', as: Speaker = at.as.auditor): Promise<Page<PlanRow>> => (await as.get<Page<PlanRow>>(`plans?${query}`)).body;

/** A plan with an approved first version. */
const approved = async (change: Partial<PlanContent> = {}, body: object = {}): Promise<{ id: string; content: PlanContent; code: string }> => {
  const plan = await started(body);
  const whole = content(change);
  expect((await save(plan.id, whole, 1)).status).toBe(200);
  expect((await say(plan.id, 'submission', 2)).status).toBe(201);
  const { status, body: version } = await say(plan.id, 'approval', 3, at.as.registerOwner);
  expect([status, version.state]).toEqual([201, 'approved']);
  return { id: plan.id, content: whole, code: version.code! };
};

describe('a recovery plan', () => {
  it('is written, submitted, and approved by somebody else', async () => {
    const plan = await started({ name: 'From draft to approval' });
    expect(plan.reference).toMatch(/^PLN-\d{3}$/);
    const { body: saved } = await save(plan.id, content(), 1);
    expect(saved).toMatchObject({ state: 'draft', version: 2, code: null, names: { activities: [{ name: 'Social care records' }], people: [{ jobTitle: 'Service Desk Manager' }] } });
    const { body: submitted } = await say(plan.id, 'submission', 2);
    expect(submitted).toMatchObject({ state: 'in-review', code: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/) as string });
    expect((await say(plan.id, 'approval', 3)).body).toMatchObject({ status: 403, title: 'You wrote in this version, so somebody else approves it.' });
    expect((await say(plan.id, 'approval', 3, at.as.registerOwner)).body).toMatchObject({ state: 'approved', approvedBy: { jobTitle: 'Head of ICT' } });
    expect(await read(plan.id)).toMatchObject({ standing: 'current', approvedNumber: 1, openNumber: null, nextReview: '2027-03-02' });
  });

  it('says what it lacks before it can be approved', async () => {
    const plan = await started();
    expect(Object.keys(faults(await say(plan.id, 'submission', 1)))).toEqual(['content.purpose', 'content.activityIds', 'content.activation', 'content.activatorIds', 'content.roles', 'content.steps']);
  });

  it('is not approved while a step waits for itself', async () => {
    const plan = await started();
    const whole = content();
    const [a, b] = [step('Start the network', whole.roles[0]!.id), step('Start the servers', whole.roles[0]!.id)];
    await save(plan.id, { ...whole, steps: [{ ...a, after: [b.id] }, { ...b, after: [a.id] }] }, 1);
    expect(faults(await say(plan.id, 'submission', 2))).toEqual({ 'content.steps.0.after': 'These steps wait for one another: step 1, Start the network; step 2, Start the servers. Take one of the waits out' });
  });

  it('goes back with a reason, or is taken back, and is then written again', async () => {
    const plan = await started();
    await save(plan.id, content(), 1);
    await say(plan.id, 'submission', 2);
    expect((await save(plan.id, content(), 3)).body).toMatchObject({ status: 409, title: 'This version waits for its approval. Withdraw it to go on writing.' });
    expect((await say(plan.id, 'return', 3, at.as.registerOwner, { reason: 'The provider is not named' })).body).toMatchObject({ state: 'draft', code: null });
    expect((await save(plan.id, content(), 4)).status).toBe(200);
    await say(plan.id, 'submission', 5);
    expect((await say(plan.id, 'withdrawal', 6)).body).toMatchObject({ state: 'draft' });
    expect((await read(plan.id)).entries.map(({ kind, note }) => [kind, note])).toEqual([['withdrawn', ''], ['submitted', ''], ['returned', 'The provider is not named'], ['submitted', ''], ['started', '']]);
  });

  it('keeps the approved version while another is written, and then says which took its place', async () => {
    const plan = await approved();
    const { version } = await read(plan.id);
    const { body: draft } = await at.as.continuityManager.post<PlanVersionView>(`plans/${plan.id}/drafts`, { version });
    expect(draft).toMatchObject({ number: 2, state: 'draft', content: { steps: [{ id: plan.content.steps[0]!.id }] } });
    expect((await at.as.continuityManager.post(`plans/${plan.id}/drafts`, { version })).body).toMatchObject({ status: 409, title: 'Version 2 is being written already. Go on with that one.' });
    expect((await save(plan.id, { ...plan.content, activation: 'Two hours without the building' }, 1)).status).toBe(200);
    await say(plan.id, 'submission', 2);
    await say(plan.id, 'approval', 3, at.as.registerOwner);
    const versions = (await read(plan.id)).versions.map(({ number, state }) => [number, state]);
    expect(versions).toEqual([[2, 'approved'], [1, 'superseded']]);
    const code = await at.as.auditor.get<PlanCodeView>(`plan-codes/${plan.code.toLowerCase().replace('-', ' ')}`);
    expect(code.body).toMatchObject({ verdict: 'superseded', number: 1, currentNumber: 2 });
  });

  it('does not change once it was submitted, whoever tries', async () => {
    const plan = await approved();
    await expect(owner.query(`UPDATE plan_version SET content = '{}' WHERE plan_id = $1`, [plan.id])).rejects.toThrow(/does not change/);
    await expect(owner.query(`UPDATE plan_version SET state = 'draft' WHERE plan_id = $1`, [plan.id])).rejects.toThrow(/only be superseded/);
  });

  it('is not overwritten by somebody who read an older draft', async () => {
    const plan = await started();
    await save(plan.id, content(), 1);
    const { status, body } = await save(plan.id, content({ purpose: 'Mine' }), 1);
    expect([status, (body as unknown as ProblemView).current]).toEqual([412, expect.objectContaining({ version: 2, content: expect.objectContaining({ purpose: 'Bring the systems back' }) as object })]);
  });

  it('names only what is to be had', async () => {
    const plan = await started();
    const stranger = randomUUID();
    const whole = content();
    expect(faults(await save(plan.id, {
      ...whole, activityIds: [stranger], resourceIds: [stranger], riskIds: [stranger], sites: [{ id: randomUUID(), resourceId: stranger, name: '', note: '' }],
      roles: [{ ...whole.roles[0]!, holder: { personId: stranger, contactId: null, name: '', telephone: '' } }],
    }, 1))).toEqual({
      'content.activityIds': 'Choose activities from the list', 'content.resourceIds': 'Choose resources from the list', 'content.riskIds': 'Choose risks from the list',
      'content.sites.0.resourceId': 'Choose the resource from the list', 'content.roles.0.holder.personId': 'Choose the person from the list',
    });
  });

  it('says when it is past its review, and is reviewed without a new version where it still holds', async () => {
    const plan = await approved({}, { reviewMonths: 6 });
    at.clock.set('2026-09-03T09:00:00Z');
    const late = await read(plan.id);
    expect(late).toMatchObject({ standing: 'overdue', nextReview: '2026-09-02' });
    expect((await list('due=overdue')).items.map(({ id }) => id)).toContain(plan.id);
    // Wherever somebody may come to go by it: the version, the pack, the paper, the code, and what its owner has to do.
    expect((await at.as.auditor.get<PlanVersionView>(`plans/${plan.id}/versions/1`)).body.standing).toBe('overdue');
    expect((await taken(`plans/${plan.id}/pack`)).bytes.toString('utf8')).toContain('data-review="2026-09-02">This plan is past its review date: it was due on 2 September 2026.');
    expect((await textOfPdf((await taken(`plans/${plan.id}/pdf`)).bytes)).join(' ')).toContain('This plan is past its review date: it was due on 2 September 2026.');
    expect((await at.as.auditor.get<PlanCodeView>(`plan-codes/${plan.code}`)).body.overdue).toBe(true);
    expect((await at.as.riskOwner.get<HomeView>('home')).body.plans.find(({ row }) => row.id === plan.id)?.row.standing).toBe('overdue');
    const review = (body: object) => at.as.continuityManager.post<PlanView>(`plans/${plan.id}/reviews`, { body, version: late.version });
    expect(faults(await review({ note: 'x', nextReview: '2027-09-01' }))).toEqual({ nextReview: 'This plan is reviewed at least every 6 months: choose 2027-03-03 or earlier' });
    expect((await review({ note: 'Numbers tried, all answered' })).body).toMatchObject({ standing: 'current', nextReview: '2027-03-03' });
  });

  it('says who of its people has left, and passes to a successor of its owner', async () => {
    const leaver = await at.council.addPerson({ jobTitle: 'Network Manager' });
    const leader = { id: randomUUID(), title: 'Network lead', duties: '', holder: { personId: leaver.id, contactId: null, name: '', telephone: '' }, deputies: [] };
    const plan = await approved({ roles: [leader], activatorIds: [leader.id], steps: [step('Open', leader.id)] }, { ownerId: leaver.id });
    expect(faults(await at.as.administrator.post(`people/${leaver.id}/departure`, { body: {} }))).toEqual({ successorId: 'The Network Manager owns 1 recovery plan. Choose who takes over' });
    await at.as.administrator.post(`people/${leaver.id}/departure`, { body: { successorId: at.council.people.riskOwner.id } });
    expect(await read(plan.id)).toMatchObject({ owner: { id: at.council.people.riskOwner.id }, left: 1, leavers: [{ person: { jobTitle: 'Network Manager' }, roles: ['Network lead'] }] });
    expect((await list('left=true')).items.map(({ id }) => id)).toEqual([plan.id]);
  });

  it('hangs below a plan of the right kind, and never below itself', async () => {
    const corporate = await started({ kind: 'corporate', name: 'Council' });
    const department = await started({ kind: 'departmental', name: 'Resources', parentId: corporate.id });
    expect(faults(await start({ kind: 'corporate', parentId: department.id }))).toEqual({ parentId: 'A corporate plan is the top of the tree: it has no plan above it.' });
    expect(faults(await start({ kind: 'team', parentId: randomUUID() }))).toEqual({ parentId: 'Choose the plan above from the list' });
    expect((await read(corporate.id)).children).toMatchObject([{ id: department.id }]);
    expect((await at.as.continuityManager.post(`plans/${corporate.id}/retirement`, { body: { reason: 'x' }, version: 1 })).body).toMatchObject({ status: 409 });
  });

  it('is retired with a reason, and is then read only', async () => {
    const plan = await approved();
    const { version } = await read(plan.id);
    const { body } = await at.as.continuityManager.post<PlanView>(`plans/${plan.id}/retirement`, { body: { reason: 'The service was outsourced' }, version });
    expect(body).toMatchObject({ standing: 'retired', retiredReason: 'The service was outsourced', mayManage: false });
    expect((await at.as.continuityManager.post(`plans/${plan.id}/drafts`, { version: body.version })).status).toBe(409);
    expect((await at.as.auditor.get<PlanCodeView>(`plan-codes/${plan.code}`)).body.verdict).toBe('retired');
  });

  it('is read by everybody at work and by whoever has a part in it; telephone numbers by fewer', async () => {
    const plan = await approved();
    expect((await at.as.member.get(`plans/${plan.id}`)).status).toBe(404);
    expect((await at.as.member.get(`plan-codes/${plan.code}`)).status).toBe(404);
    const seen = (await at.as.otherRegisterOwner.get<PlanVersionView>(`plans/${plan.id}/versions/1`)).body;
    expect(seen).toMatchObject({ contactsHidden: true, content: { roles: [{ holder: { telephone: '' } }] } });
    expect((await at.as.otherRegisterOwner.get(`plans/${plan.id}/pack`)).status).toBe(403);
    expect((await at.as.riskOwner.get<PlanVersionView>(`plans/${plan.id}/versions/1`)).body).toMatchObject({ contactsHidden: false, content: { roles: [{ holder: { telephone: '07700 900123' } }] } });
    expect((await start({}, at.as.riskOwner)).status).toBe(403);
  });

  it('is shown as it was at a past day', async () => {
    at.clock.set('2026-04-01T09:00:00Z');
    const plan = await approved({}, { name: 'Gateway' });
    at.clock.set('2026-04-03T09:00:00Z');
    const { version } = await read(plan.id);
    await at.as.continuityManager.post(`plans/${plan.id}/retirement`, { body: { reason: 'Over' }, version });
    expect((await at.as.auditor.get<PlanView>(`plans/${plan.id}?asAt=2026-04-02`)).body).toMatchObject({ standing: 'current', approvedNumber: 1 });
    expect((await list('q=gateway&asAt=2026-04-02')).total).toBe(1);
    expect((await list('q=gateway&asAt=2026-03-31')).total).toBe(0);
    expect((await at.as.auditor.get<PlanVersionView>(`plans/${plan.id}/versions/1?asAt=2026-04-02`)).body).toMatchObject({ state: 'approved' });
  });
});

describe('notices of plans', () => {
  it('tell whoever may approve a version, and did not write in it, that it waits; and the owner that a review is due', async () => {
    const told = async (as: Speaker) => (await as.get<Page<{ path: string; line: string; overdue: boolean; title: string }>>('notices?kind=plan')).body.items.filter(({ title }) => title.startsWith('Told ')).map(({ path, line, overdue }) => [path, line, overdue]);
    const plan = await started({ name: 'Told of a version' });
    await save(plan.id, content(), 1);
    await say(plan.id, 'submission', 2);
    expect(await told(at.as.registerOwner)).toEqual([[`/plans/${plan.id}/versions/1`, 'A recovery plan waits for your approval', false]]);
    expect(await told(at.as.continuityManager)).toEqual([]);
    await say(plan.id, 'approval', 3, at.as.registerOwner);
    expect(await told(at.as.riskOwner)).toEqual([]);
    at.clock.set('2027-03-03T09:00:00Z');
    expect(await told(at.as.riskOwner)).toEqual([[`/plans/${plan.id}`, 'A recovery plan to review', true]]);
  });
});

describe('plans on Home', () => {
  it('wait for whoever may approve a version and did not write in it; owners see what they write and what is due for review', async () => {
    const told = async (as: Speaker) => (await as.get<HomeView>('home')).body.plans.filter(({ row }) => row.name.startsWith('Home ')).map(({ row, toApprove }) => [row.name, toApprove]);
    const plan = await started({ name: 'Home of a version' });
    expect(await told(at.as.riskOwner)).toEqual([['Home of a version', false]]);
    await save(plan.id, content(), 1);
    await say(plan.id, 'submission', 2);
    expect([await told(at.as.riskOwner), await told(at.as.continuityManager), await told(at.as.registerOwner)]).toEqual([[], [], [['Home of a version', true]]]);
    await say(plan.id, 'approval', 3, at.as.registerOwner);
    expect([await told(at.as.riskOwner), await told(at.as.registerOwner)]).toEqual([[], []]);
    at.clock.set('2027-03-01T09:00:00Z');
    expect([await told(at.as.riskOwner), await told(at.as.otherRiskOwner)]).toEqual([[['Home of a version', false]], []]);
  });
});

describe('a copy to carry away', () => {
  it('is one file that escapes all that was typed, and who took it is on record', async () => {
    const nasty = '<script>alert(1)</script> "&';
    const plan = await approved({ purpose: nasty });
    const { status, text } = await taken(`plans/${plan.id}/pack`);
    expect(status).toBe(200);
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;');
    expect(text).toContain(plan.code);
    expect(text).toContain('href="tel:07700900123"');
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect((await read(plan.id)).entries[0]).toMatchObject({ kind: 'pack-pulled', number: 1, author: { jobTitle: 'Service Desk Manager' } });
  });

  it('holds the plans of a unit and below', async () => {
    const plan = await approved({}, { unitId: at.council.units.ict });
    const draft = await started({ name: 'Payroll by hand', unitId: at.council.units.ict });
    const { text } = await taken(`units/${at.council.units.ict}/plan-pack`, 'continuityManager');
    expect(text).toContain(plan.code);
    // Whoever looks for it in the car park learns that it is not there, and why.
    expect(text).toContain(`${draft.reference} Payroll by hand (never approved)`);
    expect(text).not.toContain(`id="${draft.reference}"`);
  });

  it('is a tagged PDF, each page of which says of itself which version it is, when it was printed, its code and its number', async () => {
    const leader = { id: randomUUID(), title: 'Recovery leader', duties: '', holder: { personId: at.council.people.riskOwner.id, contactId: null, name: '', telephone: '07700 900123' }, deputies: [] };
    const steps = Array.from({ length: 40 }, (_, index) => step(index === 0 ? 'Open the site' : `Start system ${index}`, leader.id, { what: 'As its sheet says.' }));
    const plan = await approved({ roles: [leader], activatorIds: [leader.id], steps });
    const { status, text, bytes } = await taken(`plans/${plan.id}/pdf`);
    expect([status, text.slice(0, 8)]).toEqual([200, '%PDF-1.7']);
    expect(text).toMatch(/\/MarkInfo[\s\S]*\/StructTreeRoot|\/StructTreeRoot[\s\S]*\/MarkInfo/);
    const pages = (await textOfPdf(bytes)).map((page) => page.replace(/\s+/g, ' '));
    for (const said of ['Social care records', 'The building is lost', 'Recovery leader', '07700 900123', 'Open the site', 'Start system 39']) expect(pages.join(' ')).toContain(said);
    const { reference, entries } = await read(plan.id);
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page).toMatch(new RegExp(`${reference} version 1, printed 2 March 2026(?: at|,) 09:00\\. Code ${plan.code}`));
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    });
    expect(entries[0]).toMatchObject({ kind: 'pdf-pulled' });
  });

  it('is not to be had of a plan that was never approved', async () => {
    const plan = await started();
    expect((await at.as.continuityManager.get(`plans/${plan.id}/pack`)).status).toBe(409);
  });

  it('is confirmed by its code, which is read as people type it', async () => {
    const plan = await approved();
    expect((await at.as.auditor.get<PlanCodeView>(`plan-codes/${plan.code}`)).body).toMatchObject({ verdict: 'current', number: 1, currentNumber: 1, overdue: false });
    expect((await at.as.auditor.get('plan-codes/00000-00000')).status).toBe(404);
    expect(faults(await at.as.auditor.get('plan-codes/abc'))).toHaveProperty('code');
  });
});

describe('the list of plans', () => {
  it('is filtered, sorted and counted', async () => {
    const owner = await at.council.addPerson({ jobTitle: 'Owner' });
    const [a, b] = [await approved({}, { ownerId: owner.id, name: 'Alpha' }), await started({ ownerId: owner.id, name: 'Beta', kind: 'team' })];
    const ids = async (query: string) => (await list(`owner=${owner.id}&${query}`)).items.map(({ id }) => id);
    expect((await list(`owner=${owner.id}`)).total).toBe(2);
    expect(await ids('sort=-name')).toEqual([b.id, a.id]);
    expect(await ids('sort=nextReview')).toEqual([a.id, b.id]);
    expect(await ids('sort=-nextReview')).toEqual([a.id, b.id]);
    expect(await ids('kind=team')).toEqual([b.id]);
    expect(await ids('standing=none')).toEqual([b.id]);
    expect(await ids('version=draft')).toEqual([b.id]);
    expect(await ids(`activity=${activityId}`)).toEqual([a.id]);
    expect(await ids(`person=${at.council.people.riskOwner.id}`)).toEqual([a.id]);
    expect(await ids(`unit=${at.council.units.housing}`)).toEqual([]);
    expect(await ids('q=bet')).toEqual([b.id]);
  });
});
