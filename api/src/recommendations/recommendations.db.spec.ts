import type { ActionView, HomeView, Page, ProblemView, RecommendationRow, RecommendationView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
const { openRisk, planned } = planActions(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const raise = (body: object = {}, as: Speaker = at.as.auditor): Promise<Answer<RecommendationView>> =>
  as.post<RecommendationView>('recommendations', {
    body: {
      source: 'internal-audit', reportTitle: 'Backup and recovery', reportDate: '2026-02-16', reportReference: 'R4', title: 'Restore one system each month', priority: 'high',
      unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id, ...body,
    },
  });
const raised = async (body: object = {}, as?: Speaker): Promise<RecommendationView> => {
  const { status, body: made } = await raise(body, as);
  expect([status, made]).toEqual([201, expect.objectContaining({ state: 'raised' })]);
  return made;
};
const say = (of: { id: string }, what: string, body: object, version: number, as: Speaker = at.as.riskOwner): Promise<Answer<RecommendationView>> =>
  as.post<RecommendationView>(`recommendations/${of.id}/${what}`, { body, version });
const respond = (of: { id: string }, body: object = {}, version = 1, as?: Speaker) => say(of, 'response', { response: 'agreed', note: 'A timetable is being made', dueDate: '2026-06-30', ...body }, version, as);
const claim = (of: { id: string }, version: number, as?: Speaker) => say(of, 'claim', { note: 'Four systems were restored' }, version, as);
const followUp = (of: { id: string }, body: object, version: number, as: Speaker = at.as.auditor) => say(of, 'follow-ups', { verdict: 'implemented', note: 'The log shows it', heldOn: '2026-03-02', ...body }, version, as);
const list = async (query: string, as: Speaker = at.as.auditor): Promise<Page<RecommendationRow>> => (await as.get<Page<RecommendationRow>>(`recommendations?${query}`)).body;
const read = (of: { id: string }, as: Speaker = at.as.auditor) => as.get<RecommendationView>(`recommendations/${of.id}`);

describe('a recommendation', () => {
  it('is raised by an auditor, answered and claimed by its owner, and closed by an auditor’s verdict alone', async () => {
    const recommendation = await raised();
    expect(recommendation).toMatchObject({
      reference: expect.stringMatching(/^REC-\d{3}$/), unitName: 'ICT', dueDate: null, verdict: null, mayManage: true, mayRespond: false, mayFollowUp: true, version: 1, entries: [{ kind: 'raised' }],
    });
    const answered = await respond(recommendation);
    expect([answered.status, answered.body]).toMatchObject([201, { state: 'responded', response: 'agreed', dueDate: '2026-06-30', firstDueDate: '2026-06-30', mayRespond: true, mayManage: false, mayFollowUp: false }]);
    const claimed = await claim(recommendation, 2);
    expect(claimed.body).toMatchObject({ state: 'claimed', endedAt: null, verdict: null });
    expect((await list('waiting=true')).items.map(({ id }) => id)).toContain(recommendation.id);
    const partly = await followUp(recommendation, { verdict: 'partly-implemented', note: 'Two of four' }, 3);
    expect(partly.body).toMatchObject({ state: 'partly-implemented', verdict: 'partly-implemented', endedAt: null });
    expect((await claim(recommendation, 4)).body.state).toBe('claimed');
    at.clock.set('2026-09-01T09:00:00Z');
    const closed = await followUp(recommendation, { heldOn: '2026-08-31' }, 5);
    expect(closed.body).toMatchObject({ state: 'verified', verdict: 'implemented', endedAt: '2026-09-01T09:00:00.000Z', mayManage: false, mayFollowUp: false });
    expect(closed.body.entries.map(({ kind, verdict }) => [kind, verdict])).toEqual([
      ['followed-up', 'implemented'], ['claimed', null], ['followed-up', 'partly-implemented'], ['claimed', null], ['responded', null], ['raised', null],
    ]);
    expect((await followUp(recommendation, {}, 6)).body).toMatchObject({ status: 409, title: 'An auditor found this implemented. It can be read but not changed.' });
  });

  it('is not agreed with a reason and without a date; what is agreed has one that lies ahead', async () => {
    const recommendation = await raised();
    expect(faults(await respond(recommendation, { dueDate: null }))).toEqual({ dueDate: 'Give the date by which it will be done' });
    expect(faults(await respond(recommendation, { dueDate: '2026-03-01' }))).toEqual({ dueDate: 'A due date lies ahead: choose today or later.' });
    expect(faults(await respond(recommendation, { response: 'not-agreed' }))).toEqual({ dueDate: 'What is not agreed has no due date' });
    expect(faults(await respond(recommendation, { response: 'not-agreed', dueDate: null, note: '' }))).toEqual({ note: 'Write the reason' });
    expect((await respond(recommendation, { response: 'not-agreed', dueDate: null, note: 'The supplier restores it' })).body).toMatchObject({ state: 'responded', response: 'not-agreed', dueDate: null });
    expect((await respond(recommendation, {}, 2)).body).toMatchObject({ status: 409, title: 'This was responded to already.' });
  });

  it('gets another date from an auditor or a risk manager, never from its owner, and the slip is told from the first', async () => {
    const recommendation = await raised();
    await respond(recommendation);
    expect((await say(recommendation, 'due-dates', { dueDate: '2026-08-10', reason: 'More time' }, 2)).status).toBe(403);
    const { body } = await say(recommendation, 'due-dates', { dueDate: '2026-08-10', reason: 'The supplier is late' }, 2, at.as.riskManager);
    expect(body).toMatchObject({ dueDate: '2026-08-10', firstDueDate: '2026-06-30', slipDays: 41 });
    expect(body.entries[0]).toMatchObject({ kind: 'rescheduled', dueDate: '2026-08-10', note: 'The supplier is late' });
  });

  it('is judged by nobody who owns it, and for an outside auditor by a risk manager who says for whom', async () => {
    const inside = await raised();
    expect((await followUp(inside, {}, 1, at.as.riskOwner)).status).toBe(403);
    expect((await followUp(inside, {}, 1, at.as.riskManager)).body).toMatchObject({ status: 403, title: 'This was recommended from inside the council. One of its auditors says what has come of it.' });
    const own = await raised({ ownerId: at.council.people.auditor.id });
    expect((await followUp(own, {}, 1)).body).toMatchObject({ status: 403, title: 'You own this recommendation, so somebody else says what has come of it.' });
    expect((await raise({}, at.as.riskManager)).status).toBe(422);
    const outside = await raised({ source: 'health-check' }, at.as.riskManager);
    expect(outside).toMatchObject({ mayFollowUp: true, entersForOthers: true });
    expect(faults(await followUp(outside, {}, 1, at.as.riskManager))).toEqual({ enteredFor: 'Say whose verdict this is: it is entered for an outside auditor.' });
    const { body } = await followUp(outside, { verdict: 'not-implemented', enteredFor: 'The health check team' }, 1, at.as.riskManager);
    expect([body.state, body.entries[0]]).toMatchObject(['not-implemented', { enteredFor: 'The health check team', heldOn: '2026-03-02', author: { jobTitle: 'Corporate Risk Manager' } }]);
    expect(faults(await followUp(inside, { heldOn: '2026-03-03' }, 1))).toEqual({ heldOn: 'It has been looked at: choose today or earlier' });
    expect(faults(await followUp(inside, { heldOn: '2026-02-01' }, 1))).toEqual({ heldOn: 'This is before the report. Choose a later day' });
  });

  it('ends without being implemented where another takes its place, or where the risk is accepted, by whoever judges', async () => {
    const [old, next, borne] = [await raised(), await raised({ title: 'Restore two systems each month' }), await raised()];
    expect((await say(old, 'closure', { as: 'superseded', reason: 'Said anew', supersededById: next.id }, 1)).status).toBe(403);
    expect(faults(await say(old, 'closure', { as: 'superseded', reason: 'Said anew', supersededById: old.id }, 1, at.as.auditor))).toEqual({ supersededById: 'Choose another recommendation: this one cannot take its own place' });
    const { body } = await say(old, 'closure', { as: 'superseded', reason: 'Said anew', supersededById: next.id }, 1, at.as.auditor);
    expect(body).toMatchObject({ state: 'superseded', supersededBy: { id: next.id, reference: next.reference } });
    expect((await say(borne, 'closure', { as: 'risk-accepted', reason: 'The board bears it until the system goes' }, 1, at.as.auditor)).body).toMatchObject({ state: 'risk-accepted', endedAt: expect.any(String) });
  });

  it('is edited by whoever may raise it, on the version that was read', async () => {
    const recommendation = await raised();
    expect((await at.as.riskOwner.patch(`recommendations/${recommendation.id}`, { body: { priority: 'low' }, version: 1 })).status).toBe(403);
    const { body } = await at.as.auditor.patch<RecommendationView>(`recommendations/${recommendation.id}`, { body: { priority: 'critical', ownerId: at.council.people.continuityManager.id }, version: 1 });
    expect(body).toMatchObject({ priority: 'critical', owner: { jobTitle: 'ICT Continuity Manager' }, version: 2 });
    const late = await at.as.riskManager.patch<ProblemView & { current: RecommendationView }>(`recommendations/${recommendation.id}`, { body: { priority: 'low' }, version: 1 });
    expect([late.status, late.body.current.priority]).toEqual([412, 'critical']);
    expect((await at.as.auditor.patch(`recommendations/${recommendation.id}`, { body: { priority: 'low' } })).status).toBe(428);
  });

  it('goes with risks and actions in sight, and an action planned for it belongs to it from its beginning', async () => {
    const risk = await openRisk();
    const housing = await openRisk({ title: 'Boilers', ownerId: at.council.people.otherRiskOwner.id }, 'housing');
    const action = await planned(risk);
    const recommendation = await raised();
    expect(faults(await say(recommendation, 'links', { riskIds: [housing.id], actionIds: [] }, 1))).toEqual({ riskIds: 'Choose risks from the list' });
    const linked = await say(recommendation, 'links', { riskIds: [risk.id, housing.id], actionIds: [action.id] }, 1, at.as.auditor);
    expect(linked.body).toMatchObject({ risks: [{ id: housing.id }, { id: risk.id }], otherRisks: 0, actions: [{ id: action.id }], version: 2 });
    // What its owner does not see is counted, and stays when they change the rest.
    expect((await read(recommendation, at.as.riskOwner)).body).toMatchObject({ risks: [{ id: risk.id }], otherRisks: 1 });
    await say(recommendation, 'links', { riskIds: [risk.id], actionIds: [] }, 2);
    expect((await read(recommendation)).body).toMatchObject({ risks: [{ id: housing.id }, { id: risk.id }], actions: [], version: 3 });
    const made = await at.as.riskOwner.post<ActionView>(`recommendations/${recommendation.id}/actions`, { body: { riskId: risk.id, title: 'Write the timetable', ownerId: at.council.people.riskOwner.id, dueDate: '2026-05-01' } });
    expect([made.status, made.body.risks[0]?.id]).toEqual([201, risk.id]);
    expect((await read(recommendation)).body.actions.map(({ id }) => id)).toEqual([made.body.id]);
    expect((await at.as.auditor.post(`recommendations/${recommendation.id}/actions`, { body: { riskId: risk.id, title: 'x', ownerId: at.council.people.riskOwner.id, dueDate: '2026-05-01' } })).status).toBe(403);
    expect((await at.as.auditor.get<RecommendationRow[]>(`risks/${risk.id}/recommendations`)).body.map(({ id }) => id)).toEqual([recommendation.id]);
    expect((await at.as.auditor.get<RecommendationRow[]>(`actions/${made.body.id}/recommendations`)).body.map(({ id }) => id)).toEqual([recommendation.id]);
    expect((await list(`risk=${risk.id}`)).items.map(({ id }) => id)).toEqual([recommendation.id]);
  });

  it('carries the evidence of a verdict among its own files', async () => {
    const [one, other] = [await raised(), await raised()];
    const attach = async (to: { id: string }) =>
      (await at.app.inject({ method: 'POST', url: `/api/recommendations/${to.id}/attachments?name=log.txt`, payload: Buffer.from('Restored'), headers: { ...(await at.council.signIn(at.council.people.auditor)), 'content-type': 'application/octet-stream' } })).json<{ id: string }>();
    const [mine, theirs] = [await attach(one), await attach(other)];
    expect(faults(await followUp(one, { evidenceId: theirs.id }, 1))).toEqual({ evidenceId: 'Choose a file of this recommendation' });
    expect((await followUp(one, { evidenceId: mine.id, verdict: 'partly-implemented', note: 'Two of four' }, 1)).body.entries[0]).toMatchObject({ evidence: { id: mine.id, name: 'log.txt', withdrawn: false } });
    expect((await at.as.riskOwner.get(`recommendations/${one.id}/attachments`)).body).toHaveLength(1);
    const withdrawn = await at.as.auditor.post<ProblemView>(`attachments/${mine.id}/withdrawal`, { body: { reason: 'The wrong log' } });
    expect(withdrawn).toMatchObject({ status: 409, body: { code: 'is-evidence', title: `log.txt is the evidence of an auditor’s verdict on ${one.reference}, so it stays. Attach a further file beside it.` } });
    expect((await at.as.auditor.post(`attachments/${theirs.id}/withdrawal`, { body: { reason: 'The wrong log' } })).status).toBe(201);
    expect((await at.as.member.get(`recommendations/${one.id}/attachments`)).status).toBe(404);
  });

  it('is not there for readers of public wording, nor for another directorate; its owner reads it whatever their roles', async () => {
    const recommendation = await raised({ ownerId: at.council.people.otherRiskOwner.id });
    for (const who of ['member', 'otherRegisterOwner'] as const) expect([who, (await read(recommendation, at.as[who])).status]).toEqual([who, 404]);
    expect((await list('', at.as.member)).items).toEqual([]);
    expect((await read(recommendation, at.as.otherRiskOwner)).status).toBe(200);
    expect((await list('', at.as.otherRiskOwner)).items.map(({ id }) => id)).toEqual([recommendation.id]);
  });

  it('passes to a successor when its owner leaves, unless it has ended', async () => {
    const leaver = await at.council.addPerson({ jobTitle: 'Leaver' });
    const [open, ended] = [await raised({ ownerId: leaver.id }), await raised({ ownerId: leaver.id })];
    await followUp(ended, {}, 1);
    expect(faults(await at.as.administrator.post(`people/${leaver.id}/departure`, { body: {} }))).toEqual({ successorId: 'The Leaver owns 1 outstanding recommendation. Choose who takes over' });
    const left = await at.as.administrator.post<{ handedOver: object }>(`people/${leaver.id}/departure`, { body: { successorId: at.council.people.riskOwner.id } });
    expect(left.body.handedOver).toMatchObject({ recommendations: 1 });
    expect((await read(open)).body.owner.id).toBe(at.council.people.riskOwner.id);
    expect((await read(ended)).body.owner.id).toBe(leaver.id);
  });

  it('keeps its unit from closing while it is outstanding', async () => {
    const unit = (await at.as.administrator.post<{ id: string }>('units', { body: { name: 'Print room', kind: 'team', parentId: at.council.units.ict } })).body;
    const recommendation = await raised({ unitId: unit.id });
    expect((await at.as.administrator.post(`units/${unit.id}/closure`, { body: { reason: 'Merged' }, version: 1 })).body).toMatchObject({ title: expect.stringContaining('1 outstanding recommendation') });
    await followUp(recommendation, {}, 1);
    expect((await at.as.administrator.post(`units/${unit.id}/closure`, { body: { reason: 'Merged' }, version: 1 })).status).toBe(201);
    expect(faults(await raise({ unitId: unit.id }))).toEqual({ unitId: 'Choose the unit from the list' });
  });

  it('is shown as it was at a past day', async () => {
    at.clock.set('2026-04-01T09:00:00Z');
    const recommendation = await raised();
    at.clock.set('2026-04-03T09:00:00Z');
    await respond(recommendation);
    const then = await at.as.auditor.get<RecommendationView>(`recommendations/${recommendation.id}?asAt=2026-04-01`);
    expect([then.body.state, then.body.entries.length]).toEqual(['raised', 1]);
    expect((await list('asAt=2026-04-01')).items.find(({ id }) => id === recommendation.id)).toMatchObject({ state: 'raised', dueDate: null });
    expect((await list('asAt=2026-03-31')).items.some(({ id }) => id === recommendation.id)).toBe(false);
  });

  it('stands on the home page of its owner until it is answered, and again when it is late or soon due', async () => {
    at.clock.set('2026-03-02T09:00:00Z');
    const owner = await at.council.addPerson({ jobTitle: 'Estates Manager' });
    const desk = await at.signIn(owner);
    const waiting = await raised({ ownerId: owner.id });
    const later = await raised({ ownerId: owner.id });
    await respond(later, {}, 1, desk);
    const home = async () => (await desk.get<HomeView>('home')).body.recommendations.map(({ id }) => id);
    expect(await home()).toEqual([waiting.id]);
    at.clock.set('2026-06-20T09:00:00Z');
    expect(await home()).toEqual([waiting.id, later.id]);
    await claim(later, 2, desk);
    expect(await home()).toEqual([waiting.id]);
  });
});

describe('the list of recommendations', () => {
  it('is filtered, sorted, counted and paged, and shows what is outstanding unless asked otherwise', async () => {
    const owner = await at.council.addPerson({ jobTitle: 'Facilities Manager' });
    const desk = await at.signIn(owner);
    const of = `owner=${owner.id}`;
    const [critical, low, done] = [
      await raised({ ownerId: owner.id, priority: 'critical', title: 'Zoned alarm', source: 'inspection' }), await raised({ ownerId: owner.id, priority: 'low', title: 'Badges', unitId: at.council.units.infrastructure }), await raised({ ownerId: owner.id }),
    ];
    await respond(low, { dueDate: '2026-03-20' }, 1, desk);
    await followUp(done, {}, 1);
    const ids = async (query: string) => (await list(`${of}&${query}`)).items.map(({ id }) => id);
    expect((await list(of)).total).toBe(2);
    expect(await ids('sort=due')).toEqual([low.id, critical.id]);
    expect(await ids('sort=-due')).toEqual([low.id, critical.id]);
    expect(await ids('sort=priority')).toEqual([critical.id, low.id]);
    expect(await ids('sort=title')).toEqual([low.id, critical.id]);
    expect(await ids('state=verified')).toEqual([done.id]);
    expect(await ids('source=inspection')).toEqual([critical.id]);
    expect(await ids(`unit=${at.council.units.infrastructure}`)).toEqual([low.id]);
    expect(await ids('q=zoned')).toEqual([critical.id]);
    expect(await ids('due=soon')).toEqual([]);
    at.clock.set('2026-03-21T09:00:00Z');
    expect(await ids('due=overdue')).toEqual([low.id]);
    for (let n = 0; n < 51; n++) await raised({ ownerId: owner.id, title: `Door ${n}` });
    const first = await list(`${of}&sort=reference`);
    const second = await list(`${of}&sort=reference&after=${first.next}`);
    expect([first.items.length, second.items.length, first.total, new Set([...first.items, ...second.items].map(({ id }) => id)).size]).toEqual([50, 3, 53, 53]);
  });
});
