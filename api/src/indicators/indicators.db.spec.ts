import type { AuditEventView, IndicatorRow, IndicatorView, Page, ReadingsDueView, RegisterContradictionsView, RiskCheckView, RiskView, SittingView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-10-05T09:00:00Z'));
afterAll(() => at.close());

let numbers = 0;
const add = (body: object = {}, speaker: Speaker = at.as.registerOwner): Promise<Answer<IndicatorView>> =>
  speaker.post<IndicatorView>('indicators', {
    body: {
      code: `K${++numbers}`, title: 'Service availability', measure: '%', direction: 'higher', period: 'quarter', startsOn: '2026-05-20', unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id,
      targets: [{ financialYear: 2026, value: 99.99, tolerance: 0.5 }], ...body,
    },
  });
const enter = (id: string, body: object, speaker: Speaker = at.as.riskOwner) => speaker.post<IndicatorView>(`indicators/${id}/readings`, { body: { periodStart: '2026-04-01', ...body } });
const addRisk = async (body: object = {}): Promise<RiskView> =>
  (await at.as.riskManager.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'Outage', status: 'open', ownerId: at.council.people.riskOwner.id, residual: { level: 'M' }, ...body } })).body;

describe('an indicator', () => {
  it('is read from the period in which its first day lies, by those who may in its unit', async () => {
    const { body, status } = await add();
    expect([status, body]).toMatchObject([201, { startsOn: '2026-04-01', state: 'due', due: ['2026-04-01', '2026-07-01'], latest: null, target: { value: 99.99, tolerance: 0.5, upper: null }, mayManage: true }]);
    expect((await add({ unitId: at.council.units.housing })).status).toBe(403);
    expect((await add({}, at.as.riskOwner)).status).toBe(403);
    expect(faults(await add({ code: body.code }))).toEqual({ code: 'There is an indicator with this code already' });
    expect(faults(await add({ targets: [{ financialYear: 2026, value: 1, upper: 2 }] }))).toEqual({ targets: 'Only a range has an upper end' });
    expect(faults(await add({ targets: [{ financialYear: 2026, value: 1 }, { financialYear: 2026, value: null }] }))).toEqual({ targets: 'Each financial year has one target' });
  });

  it('is entered by its owner, zero as a value, and once for each period', async () => {
    const { id } = (await add({ direction: 'lower', measure: 'calls', targets: [{ financialYear: 2026, value: 0 }] })).body;
    expect((await enter(id, { value: 0 })).body).toMatchObject({ state: 'on-target', latest: { value: 0, state: 'on-target' }, due: ['2026-07-01'] });
    expect(faults(await enter(id, { value: 1 }))).toEqual({ periodStart: 'Q1 2026/27 has a reading already. Correct that one' });
    expect(faults(await enter(id, { periodStart: '2026-10-01', value: 1 }))).toEqual({ periodStart: 'Q3 2026/27 is not over yet' });
    expect(faults(await enter(id, { periodStart: '2026-01-01', value: 1 }))).toEqual({ periodStart: 'This indicator is read from Q1 2026/27 on' });
    expect(faults(await enter(id, { periodStart: '2026-05-01', value: 1 }))).toEqual({ periodStart: 'Choose the period from the list' });
    expect((await enter(id, { periodStart: '2026-07-01', value: 1 }, at.as.otherRiskOwner)).status).toBe(403);
    expect((await enter(id, { periodStart: '2026-07-01', value: 0.12345 })).status).toBe(422);
  });

  it('asks for a narrative outside tolerance, and for a reason where nothing was collected', async () => {
    const { id } = (await add()).body;
    expect(faults(await enter(id, { value: 99.48 }))).toEqual({ narrative: 'This is outside tolerance. Write why, and what is done about it' });
    expect(faults(await enter(id, { value: null }))).toEqual({ value: 'Enter what was read, or say why it was not collected' });
    expect((await enter(id, { value: null, notCollected: 'The meter was replaced' })).body).toMatchObject({ state: 'not-collected', latest: { value: null, notCollected: 'The meter was replaced' } });
    expect((await enter(id, { periodStart: '2026-07-01', value: 99.48, narrative: 'Two outages of the line' })).body).toMatchObject({ state: 'outside', before: null, due: [] });
  });

  it('without a confirmed target has none: nothing is good or bad', async () => {
    const { id, version } = (await add({ targets: [{ financialYear: 2026, value: null }] })).body;
    expect((await enter(id, { value: 3 })).body).toMatchObject({ state: 'no-target', target: { value: null } });
    const confirmed = await at.as.registerOwner.patch<IndicatorView>(`indicators/${id}`, { body: { targets: [{ financialYear: 2026, value: 5, tolerance: 2 }] }, version });
    expect(confirmed.body).toMatchObject({ state: 'within-tolerance', version: 2 });
    expect((await at.as.registerOwner.patch(`indicators/${id}`, { body: { title: 'Late' }, version })).status).toBe(412);
  });

  it('keeps a reading on show that another corrects, and says why', async () => {
    const { id } = (await add()).body;
    const first = (await enter(id, { value: 9.99, narrative: 'Down for weeks' })).body.latest!;
    expect(faults(await at.as.riskOwner.post(`indicator-readings/${first.id}/corrections`, { body: { value: 99.99 } }))).toEqual({ reason: 'Write the reason' });
    const { body } = await at.as.riskOwner.post<IndicatorView>(`indicator-readings/${first.id}/corrections`, { body: { value: 99.99, reason: 'A nine was missing' } });
    expect(body).toMatchObject({ state: 'on-target', readings: [{ value: 99.99, correctsId: first.id, correctionReason: 'A nine was missing', corrected: false }, { value: 9.99, corrected: true, state: 'outside' }] });
    expect((await at.as.riskOwner.post(`indicator-readings/${first.id}/corrections`, { body: { value: 1, reason: 'x', narrative: 'x' } })).status).toBe(409);
    const events = (await at.as.auditor.get<Page<AuditEventView>>(`audit-events?subject=${id}`)).body.items.map(({ action }) => action);
    expect(events).toEqual(['indicator.reading-corrected', 'indicator.reading-entered', 'indicator.added']);
    const past = (await at.as.auditor.get<IndicatorView>(`indicators/${id}`)).body;
    at.clock.set('2026-10-07T09:00:00Z');
    await at.as.riskOwner.post(`indicator-readings/${body.latest!.id}/corrections`, { body: { value: 99.7, reason: 'Read again' } });
    expect((await at.as.auditor.get<IndicatorView>(`indicators/${id}?asAt=2026-10-05`)).body).toEqual({ ...past, today: '2026-10-05' });
  });

  it('two readings of one period at once: one is taken, the other told so', async () => {
    const { id } = (await add()).body;
    const answers = await Promise.all([enter(id, { value: 99.99 }), enter(id, { value: 99.98 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('that is closed is read no more, and stays to be seen', async () => {
    const { id } = (await add()).body;
    expect((await at.as.registerOwner.post<IndicatorView>(`indicators/${id}/closure`, { body: { reason: 'Nobody asks' }, version: 1 })).body).toMatchObject({ due: [], mayReport: false });
    expect((await enter(id, { value: 99 })).status).toBe(409);
    const list = async (query: string) => (await at.as.auditor.get<Page<IndicatorRow>>(`indicators${query}`)).body.items.map((row) => row.id);
    expect([(await list('')).includes(id), (await list('?closed=true')).includes(id)]).toEqual([false, true]);
  });
});

describe('the list of indicators', () => {
  it('is narrowed by how they stand, sorted, and told page by page', async () => {
    const made = await Promise.all(['W2', 'W10', 'W1'].map(async (code) => (await add({ code, title: `Widget ${code}`, period: code === 'W1' ? 'year' : 'quarter' })).body));
    await enter(made[0]!.id, { value: 50, narrative: 'Half of it' });
    const codes = async (query: string) => (await at.as.auditor.get<Page<IndicatorRow>>(`indicators?q=widget${query}`)).body.items.map(({ code }) => code);
    expect(await codes('')).toEqual(['W1', 'W2', 'W10']);
    expect(await codes('&sort=-code')).toEqual(['W10', 'W2', 'W1']);
    expect(await codes('&state=outside')).toEqual(['W2']);
    expect(await codes('&sort=state')).toEqual(['W2', 'W10', 'W1']);
    expect(await codes('&period=year')).toEqual(['W1']);
    expect(await codes('&due=true')).toEqual(['W2', 'W10']);
    expect(await codes(`&unit=${at.council.units.council}`)).toHaveLength(3);
    expect(await codes(`&unit=${at.council.units.housing}`)).toEqual([]);
    expect(await codes(`&owner=${at.council.people.riskManager.id}`)).toEqual([]);
  });

  it('leaves nothing out between its pages', async () => {
    await Promise.all(Array.from({ length: 53 }, (_, n) => add({ code: `P${n}`, title: 'Paged' })));
    const first = (await at.as.auditor.get<Page<IndicatorRow>>('indicators?q=paged&sort=title')).body;
    const second = (await at.as.auditor.get<Page<IndicatorRow>>(`indicators?q=paged&sort=title&after=${first.next}`)).body;
    expect([first.total, first.items.length, second.items.length, second.next]).toEqual([53, 50, 3, null]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(53);
    expect((await at.as.auditor.get(`indicators?sort=code&after=${first.next}`)).status).toBe(422);
  });

  it('readings due are told to those who may enter them, their own first', async () => {
    const { id } = (await add({ ownerId: at.council.people.continuityManager.id })).body;
    const due = async (speaker: Speaker) => (await speaker.get<ReadingsDueView>('readings-due')).body.items.filter(({ indicator }) => indicator.id === id);
    expect(await due(at.as.continuityManager)).toMatchObject([{ periodStart: '2026-04-01', overdue: true, mine: true, last: null }, { periodStart: '2026-07-01', overdue: false, mine: true }]);
    expect(await due(at.as.riskOwner)).toEqual([]);
    await enter(id, { value: 99.9 }, at.as.continuityManager);
    expect(await due(at.as.continuityManager)).toMatchObject([{ periodStart: '2026-07-01', last: { periodStart: '2026-04-01', value: 99.9 } }]);
  });
});

describe('an indicator that watches a risk', () => {
  it('out of tolerance flags it and makes its review due now; a review answers it', async () => {
    const risk = await addRisk({ nextReview: '2026-12-31' });
    const { id } = (await add({ title: 'Uptime', riskIds: [risk.id] }, at.as.riskManager)).body;
    const check = async () => (await at.as.riskOwner.get<RiskCheckView>(`risks/${risk.id}/contradictions`)).body.flags;
    await enter(id, { value: 99.6 });
    expect([await check(), (await at.as.riskOwner.get<RiskView>(`risks/${risk.id}`)).body.nextReview]).toEqual([[], '2026-12-31']);
    await enter(id, { periodStart: '2026-07-01', value: 90, narrative: 'The line was cut' });
    const flag = { flag: 'indicator-breached', count: 1, since: '2026-10-05', indicators: [expect.stringContaining('Uptime')] };
    expect(await check()).toEqual([flag]);
    const { nextReview, version } = (await at.as.riskOwner.get<RiskView>(`risks/${risk.id}`)).body;
    expect(nextReview).toBe('2026-10-05');
    const report = (await at.as.auditor.get<RegisterContradictionsView>(`registers/${at.council.registers.ict}/contradictions`)).body;
    expect(report.flagged.risks.find((one) => one.id === risk.id)?.flags).toEqual([flag]);
    const sitting = (await at.as.registerOwner.post<SittingView>('review-sittings', { body: { scope: 'register', registerId: at.council.registers.ict, reach: 'due' } })).body;
    expect(sitting.items.map(({ riskId }) => riskId)).toContain(risk.id);
    at.clock.advance(60_000);
    await at.as.riskOwner.post(`risks/${risk.id}/reviews`, { body: { outcome: 'no-change', reason: 'A second line is ordered' }, version });
    expect(await check()).toEqual([]);
    expect((await at.as.auditor.get<Page<AuditEventView>>(`audit-events?subject=${risk.id}`)).body.items.map(({ action }) => action)).toEqual(['risk.reviewed', 'risk.review-called-for', 'risk.added']);
  });

  it('whose breach is corrected flags it no more', async () => {
    const risk = await addRisk();
    const { id } = (await add({ riskIds: [risk.id] }, at.as.riskManager)).body;
    const reading = (await enter(id, { value: 1, narrative: 'x' })).body.latest!;
    await at.as.riskOwner.post(`indicator-readings/${reading.id}/corrections`, { body: { value: 100, reason: 'Mistyped' } });
    expect((await at.as.riskOwner.get<RiskCheckView>(`risks/${risk.id}/contradictions`)).body.flags).toEqual([]);
  });

  it('is set to it by those who may change the risk, and told to those who read it in full', async () => {
    const risk = await addRisk({ ownerId: at.council.people.riskManager.id });
    expect((await add({ riskIds: [risk.id] }, await at.signIn(at.council.people.otherRegisterOwner))).status).toBe(403);
    const { id } = (await add({ riskIds: [risk.id] })).body;
    const risks = async (speaker: Speaker) => (await speaker.get<IndicatorView>(`indicators/${id}`)).body.risks.map(({ reference }) => reference);
    expect(await risks(at.as.auditor)).toEqual([risk.reference]);
    expect([await risks(at.as.member), await risks(at.as.otherRiskOwner)]).toEqual([[], []]);
    expect((await at.as.member.get(`risks/${risk.id}/indicators`)).status).toBe(404);
    expect((await at.as.auditor.get<IndicatorRow[]>(`risks/${risk.id}/indicators`)).body.map((row) => row.id)).toEqual([id]);
  });

  it('keeps in an edit the risks that its editor does not see', async () => {
    const hidden = (await at.as.riskManager.post<RiskView>(`registers/${at.council.registers.corporate}/risks`, { body: { title: 'Above', status: 'open', ownerId: at.council.people.riskManager.id } })).body;
    const { id } = (await add({ riskIds: [hidden.id] }, at.as.riskManager)).body;
    const seen = await addRisk();
    await at.as.registerOwner.patch(`indicators/${id}`, { body: { riskIds: [seen.id] }, version: 1 });
    expect((await at.as.auditor.get<IndicatorView>(`indicators/${id}`)).body.risks.map((risk) => risk.id).sort()).toEqual([hidden.id, seen.id].sort());
  });
});
