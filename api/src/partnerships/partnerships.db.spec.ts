import type { Page, PartnershipRow, PartnershipView, ProblemView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
const { openRisk } = planActions(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const HIGH = { money: 4, services: 4, duty: 4, people: 3, reputation: 3 };
const add = (body: object = {}, as: Speaker = at.as.registerOwner): Promise<Answer<PartnershipView>> =>
  as.post<PartnershipView>('partnerships', {
    body: { name: 'County network', partners: 'Four districts', unitId: at.council.units.ict, leadId: at.council.people.riskOwner.id, meets: 'two-monthly', nextReview: '2026-05-01', ...body },
  });
const added = async (body: object = {}, as?: Speaker): Promise<PartnershipView> => {
  const { status, body: made } = await add(body, as);
  expect([status, made]).toEqual([201, expect.objectContaining({ state: 'active' })]);
  return made;
};
const say = (of: { id: string }, what: string, body: object, version: number, as: Speaker = at.as.riskOwner): Promise<Answer<PartnershipView>> => as.post<PartnershipView>(`partnerships/${of.id}/${what}`, { body, version });
const list = async (query = '', as: Speaker = at.as.auditor): Promise<Page<PartnershipRow>> => (await as.get<Page<PartnershipRow>>(`partnerships?${query}`)).body;

describe('a partnership', () => {
  it('matters as much as its criteria say, and not at all is said of it while one is not judged', async () => {
    expect(await added({ significance: { ...HIGH, money: null } })).toMatchObject({ score: null, level: null });
    const high = await added({ significance: HIGH });
    expect(high).toMatchObject({ score: 72, level: 'high', significance: HIGH, mayManage: true });
    const { body } = await at.as.riskOwner.patch<PartnershipView>(`partnerships/${high.id}`, { body: { significance: { ...HIGH, services: 1, duty: 1 } }, version: 1 });
    expect(body).toMatchObject({ score: 48, level: 'medium' });
    expect(faults(await add({ significance: { ...HIGH, money: 6 } }))).toEqual({ 'significance.money': 'Money is at most 5' });
  });

  it('is reviewed as often as its significance asks for, each time with what came of it', async () => {
    expect(faults(await add({ significance: HIGH, nextReview: '2026-06-03' }))).toEqual({ nextReview: 'At high significance it is reviewed at least every 3 months: choose 2026-06-02 or earlier.' });
    expect(faults(await add({ nextReview: '2026-03-02' }))).toEqual({ nextReview: 'The next review lies ahead: choose tomorrow or later.' });
    const partnership = await added({ significance: HIGH });
    expect(faults(await say(partnership, 'reviews', { heldOn: '2026-03-03', note: 'x', nextReview: '2026-05-02' }, 1))).toEqual({ heldOn: 'It has been reviewed: choose today or earlier' });
    const { body } = await say(partnership, 'reviews', { heldOn: '2026-03-01', note: 'The agreement was renewed', nextReview: '2026-05-20' }, 1);
    expect(body).toMatchObject({ nextReview: '2026-05-20', reviews: [{ heldOn: '2026-03-01', note: 'The agreement was renewed', score: 72, author: { jobTitle: 'Service Desk Manager' } }], version: 2 });
    expect((await say(partnership, 'reviews', { heldOn: '2026-03-01', note: 'x', nextReview: '2026-05-21' }, 1)).status).toBe(412);
  });

  it('carries risks, which are told with their level to whoever reads their registers, and counted for the others', async () => {
    const risk = await openRisk({ residual: { likelihood: '5', impact: '5' } });
    const housing = await openRisk({ title: 'Damp', ownerId: at.council.people.otherRiskOwner.id }, 'housing');
    expect(faults(await add({ riskIds: [housing.id] }))).toEqual({ riskIds: 'Choose risks from the list' });
    const partnership = await added({ riskIds: [risk.id, housing.id] }, at.as.riskManager);
    expect(partnership.risks.map(({ id, residual }) => [id, residual.level])).toEqual([[risk.id, 'VH'], [housing.id, null]]);
    const seen = (await at.as.riskOwner.get<PartnershipView>(`partnerships/${partnership.id}`)).body;
    expect([seen.risks.map(({ id }) => id), seen.otherRisks]).toEqual([[risk.id], 1]);
    await at.as.riskOwner.patch(`partnerships/${partnership.id}`, { body: { riskIds: [] }, version: 1 });
    expect((await at.as.auditor.get<PartnershipView>(`partnerships/${partnership.id}`)).body.risks.map(({ id }) => id)).toEqual([housing.id]);
  });

  it('ends with a reason, and is then read only', async () => {
    const partnership = await added();
    const { body } = await say(partnership, 'end', { reason: 'The county runs it alone' }, 1);
    expect(body).toMatchObject({ state: 'ended', nextReview: null, endReason: 'The county runs it alone', mayManage: false });
    expect((await say(partnership, 'reviews', { heldOn: '2026-03-01', note: 'x', nextReview: '2026-05-02' }, 2)).body).toMatchObject({ status: 409, title: 'This partnership has ended. It can be read but not changed.' });
    expect((await list(`state=ended`)).items.map(({ id }) => id)).toContain(partnership.id);
    expect((await list()).items.map(({ id }) => id)).not.toContain(partnership.id);
  });

  it('is kept by its lead and by register owners and risk managers of its unit, and read by nobody outside', async () => {
    const partnership = await added();
    expect((await say(partnership, 'end', { reason: 'x' }, 1, at.as.continuityManager)).body as unknown as ProblemView).toMatchObject({
      status: 403, title: 'Only the lead of this partnership, or a register owner or risk manager of its unit, can change it.',
    });
    expect((await add({}, at.as.riskOwner)).status).toBe(403);
    for (const who of ['member', 'otherRegisterOwner'] as const) expect([who, (await at.as[who].get(`partnerships/${partnership.id}`)).status]).toEqual([who, 404]);
    expect((await list('', at.as.member)).items).toEqual([]);
  });

  it('passes to a successor when its lead leaves', async () => {
    const leaver = await at.council.addPerson({ jobTitle: 'Partnership Officer' });
    const partnership = await added({ leadId: leaver.id });
    await at.as.administrator.post(`people/${leaver.id}/departure`, { body: { successorId: at.council.people.riskOwner.id } });
    expect((await at.as.auditor.get<PartnershipView>(`partnerships/${partnership.id}`)).body.lead.id).toBe(at.council.people.riskOwner.id);
  });

  it('is shown as it was at a past day', async () => {
    at.clock.set('2026-04-01T09:00:00Z');
    const partnership = await added({ name: 'Gateway' });
    at.clock.set('2026-04-03T09:00:00Z');
    await say(partnership, 'end', { reason: 'Over' }, 1);
    expect((await at.as.auditor.get<PartnershipView>(`partnerships/${partnership.id}?asAt=2026-04-02`)).body).toMatchObject({ state: 'active', nextReview: '2026-05-01' });
    expect((await list('q=gateway&asAt=2026-04-02')).total).toBe(1);
    expect((await list('q=gateway&asAt=2026-03-31')).total).toBe(0);
  });
});

describe('the list of partnerships', () => {
  it('is filtered, sorted and counted', async () => {
    const lead = await at.council.addPerson({ jobTitle: 'Lead' });
    const [a, b] = [await added({ leadId: lead.id, name: 'Alpha', significance: HIGH, nextReview: '2026-03-10' }), await added({ leadId: lead.id, name: 'Beta', meets: 'yearly' })];
    const ids = async (query: string) => (await list(`lead=${lead.id}&${query}`)).items.map(({ id }) => id);
    expect((await list(`lead=${lead.id}`)).total).toBe(2);
    expect(await ids('sort=-name')).toEqual([b.id, a.id]);
    expect(await ids('sort=significance')).toEqual([a.id, b.id]);
    expect(await ids('sort=-significance')).toEqual([a.id, b.id]);
    expect(await ids('significance=high')).toEqual([a.id]);
    expect(await ids('due=soon')).toEqual([a.id]);
    at.clock.set('2026-03-12T09:00:00Z');
    expect(await ids('due=overdue')).toEqual([a.id]);
    expect(await ids('q=bet')).toEqual([b.id]);
    expect(await ids(`unit=${at.council.units.housing}`)).toEqual([]);
  });
});
