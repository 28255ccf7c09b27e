import type { ActionRow, MilestoneView, ObjectiveDetailView, ObjectiveTreeView, ObjectiveView, RiskView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-10-05T09:00:00Z'));
afterAll(() => at.close());

let numbers = 0;
const add = (body: object = {}, speaker: Speaker = at.as.registerOwner): Promise<Answer<ObjectiveView>> =>
  speaker.post<ObjectiveView>('objectives', { body: { code: `T${++numbers}`, title: 'Keep services going', unitId: at.council.units.ict, ...body } });
const tree = async (speaker: Speaker = at.as.auditor, query = '') => (await speaker.get<ObjectiveTreeView>(`objective-tree${query}`)).body;
const node = async (id: string, speaker?: Speaker, query?: string) => (await tree(speaker, query)).objectives.find((one) => one.id === id)!;
const branch = async () => {
  const priority = (await add({ kind: 'corporate-priority' })).body;
  const area = (await add({ kind: 'area-of-focus', parentId: priority.id })).body;
  const [one, other] = [(await add({ parentId: area.id, officerId: at.council.people.riskOwner.id })).body, (await add({ parentId: area.id, perspective: 'staff' })).body];
  return { priority, area, one, other };
};
const addRisk = async (objectiveIds: string[], body: object = {}, register = at.council.registers.ict): Promise<RiskView> =>
  (await at.as.riskManager.post<RiskView>(`registers/${register}/risks`, { body: { title: 'Any', status: 'open', ownerId: at.council.people.riskOwner.id, objectiveIds, ...body } })).body;

describe('the tree of objectives', () => {
  it('has each kind under the one above it', async () => {
    const { priority, area, one } = await branch();
    expect(faults(await add({ kind: 'area-of-focus' }))).toEqual({ parentId: 'Choose the corporate priority that this area of focus belongs to' });
    expect(faults(await add({ parentId: priority.id }))).toEqual({ parentId: 'Choose an area of focus: a service objective lies under one' });
    expect(faults(await at.as.registerOwner.patch(`objectives/${area.id}`, { body: { kind: 'service-objective', parentId: null }, version: 1 }))).toEqual({ kind: '2 objectives lie under it. Move or close them first' });
    expect((await at.as.registerOwner.post(`objectives/${area.id}/closure`, { body: { reason: 'Done' }, version: 1 })).status).toBe(409);
    expect(await tree()).toMatchObject({ today: '2026-10-05', financialYear: 2026 });
    const detail = (await at.as.member.get<ObjectiveDetailView>(`objectives/${one.id}`)).body;
    expect([detail.above.map(({ id }) => id), detail.officer?.id, detail.mayManage, detail.mayReport]).toEqual([[priority.id, area.id], at.council.people.riskOwner.id, false, false]);
    await at.as.registerOwner.post(`objectives/${one.id}/closure`, { body: { reason: 'Done' }, version: 1 });
    expect(faults(await add({ kind: 'area-of-focus', parentId: one.id }))).toEqual({ parentId: 'Choose a corporate priority: an area of focus lies under one' });
  });

  it('shows the worst level of what stands in the way, rolled up, each risk once, and never takes the unscored for good', async () => {
    const { priority, area, one, other } = await branch();
    const levels = async (id: string, speaker?: Speaker) => (await node(id, speaker)).residual;
    expect(await levels(priority.id)).toEqual({ worst: null, scored: 0, levelOnly: 0, unscored: 0, notComparable: 0, leftOut: 0 });
    await addRisk([one.id]);
    expect(await levels(area.id)).toMatchObject({ worst: null, unscored: 1 });
    await addRisk([one.id, other.id], { inherent: { level: 'VH' }, residual: { level: 'M' } });
    await addRisk([other.id], { residual: { level: 'L' } });
    expect(await levels(area.id)).toMatchObject({ worst: 'M', levelOnly: 2, unscored: 1 });
    expect([(await node(priority.id)).inherent.worst, (await levels(one.id)).worst, (await levels(other.id)).worst]).toEqual(['VH', 'M', 'M']);
    await addRisk([other.id], { residual: { likelihood: '5', impact: '5' }, exemptGround: 'individual', publicTitle: 'A matter' });
    expect([(await levels(priority.id)).worst, (await levels(priority.id, at.as.member)).worst]).toEqual(['VH', 'M']);
    expect(await levels(priority.id, await at.signIn(at.council.people.otherRegisterOwner))).toMatchObject({ worst: null, scored: 0, levelOnly: 0, unscored: 0 });
  });

  it('shows it as evidenced where that is asked: at the inherent without evidence, or nowhere; to the public as claimed', async () => {
    const { area, one } = await branch();
    await addRisk([one.id], { inherent: { level: 'VH' }, residual: { level: 'L' } });
    await addRisk([one.id], { residual: { level: 'M' } });
    const residual = async (query = '', speaker?: Speaker) => (await node(area.id, speaker, query)).residual;
    expect(await residual()).toEqual({ worst: 'M', scored: 0, levelOnly: 2, unscored: 0, notComparable: 0, leftOut: 0 });
    expect(await residual('?basis=evidenced')).toEqual({ worst: 'VH', scored: 0, levelOnly: 1, unscored: 0, notComparable: 0, leftOut: 0, cannotBeDrawn: 1 });
    expect(await residual('?basis=evidenced', at.as.member)).toEqual(await residual('', at.as.member));
    const { body } = await at.as.auditor.get<ObjectiveDetailView>(`objectives/${one.id}?basis=evidenced`);
    expect([body.residual.worst, body.inherent.worst]).toEqual(['VH', 'VH']);
    expect(faults(await at.as.auditor.get('objective-tree?basis=guessed'))).toHaveProperty('basis');
  });

  it('leaves out a risk whose accepted upper risk stands in the way of the same objective', async () => {
    const { area, one, other } = await branch();
    const upper = await addRisk([other.id], { residual: { level: 'H' }, ownerId: at.council.people.riskManager.id }, at.council.registers.corporate);
    const lower = await addRisk([one.id], { residual: { level: 'VH' } });
    await at.council.sql('UPDATE risk SET upper_risk_id = $2, upper_register_id = $3 WHERE id = $1', [lower.id, upper.id, at.council.registers.corporate]);
    expect((await node(area.id)).residual).toMatchObject({ worst: 'H', leftOut: 1, levelOnly: 1 });
    expect((await node(one.id)).residual).toMatchObject({ worst: 'VH', leftOut: 0 });
  });

  it('counts actions for those who read them; a member is told nothing of them', async () => {
    const { area, one, other } = await branch();
    const risk = await addRisk([one.id]);
    const plan = (dueDate: string) => at.as.riskOwner.post<ActionRow>(`risks/${risk.id}/actions`, { body: { title: 'Second line', ownerId: at.council.people.riskOwner.id, dueDate, objectiveIds: [one.id, other.id] } });
    at.clock.set('2026-09-01T09:00:00Z');
    await plan('2026-09-02');
    at.clock.set('2026-10-05T09:00:00Z');
    await plan('2026-12-01');
    expect((await node(area.id)).actions).toEqual({ unended: 2, overdue: 1, ended: 0 });
    expect((await node(area.id, at.as.member)).actions).toBeNull();
    expect((await at.as.auditor.get<ActionRow[]>(`objectives/${one.id}/actions`)).body).toHaveLength(2);
    expect((await at.as.member.get<ActionRow[]>(`objectives/${one.id}/actions`)).body).toEqual([]);
  });

  it('shows itself as at a past day', async () => {
    const { priority, one } = await branch();
    await addRisk([one.id], { residual: { level: 'H' } });
    at.clock.set('2026-10-08T09:00:00Z');
    await at.as.registerOwner.patch(`objectives/${one.id}`, { body: { title: 'Another', parentId: null }, version: 1 });
    expect((await node(priority.id)).residual.worst).toBeNull();
    expect((await node(priority.id, undefined, '?asAt=2026-10-06')).residual.worst).toBe('H');
    expect((await node(one.id, undefined, '?asAt=2026-10-06')).title).toBe('Keep services going');
  });
});

describe('a milestone', () => {
  const addMilestone = (objectiveId: string, body: object = {}, speaker: Speaker = at.as.registerOwner) =>
    speaker.post<MilestoneView>(`objectives/${objectiveId}/milestones`, { body: { title: 'Second line in use', financialYear: 2026, dueDate: '2026-12-31', ...body } });
  const report = (id: string, version: number, body: object, speaker: Speaker = at.as.riskOwner) => speaker.post<MilestoneView>(`milestones/${id}/reports`, { body, version });

  it('is due in its financial year, and reported by the officer who answers for its objective', async () => {
    const { one, area } = await branch();
    expect(faults(await addMilestone(one.id, { dueDate: '2027-04-01' }))).toEqual({ dueDate: 'Choose a day in 2026/27: from 1 April 2026 to 31 March 2027' });
    at.clock.set('2026-06-01T09:00:00Z');
    const { body } = await addMilestone(one.id);
    expect(body).toMatchObject({ state: 'not-due', reporting: null, reported: 'quarterly', reports: [] });
    at.clock.set('2026-10-05T09:00:00Z');
    expect(await node(area.id)).toMatchObject({ milestones: { 'not-due': 1, fully: 0 }, reportsDue: 1 });
    expect(faults(await report(body.id, 1, { progress: 'partly' }))).toEqual({ narrative: 'Write what is missing, and what is done about it: this is reported as partly achieved' });
    const told = (await report(body.id, 1, { progress: 'partly', narrative: 'Two of three sites' })).body;
    expect(told).toMatchObject({ state: 'partly', reportDue: null, version: 2, reports: [{ progress: 'partly', author: { id: at.council.people.riskOwner.id } }] });
    expect((await report(body.id, 1, { progress: 'fully' })).status).toBe(412);
    expect((await report(body.id, 2, { progress: 'fully' }, at.as.otherRiskOwner)).status).toBe(403);
    expect(await node(area.id)).toMatchObject({ milestones: { 'not-due': 0, partly: 1 }, reportsDue: 0 });
    at.clock.set('2027-01-01T09:00:00Z');
    expect((await report(body.id, 2, { progress: 'fully' })).body.reports.map(({ progress }) => progress)).toEqual(['fully', 'partly']);
  });

  it('that nobody reported after its date is not reported, never achieved', async () => {
    const { one } = await branch();
    at.clock.set('2026-06-01T09:00:00Z');
    await addMilestone(one.id, { dueDate: '2026-09-30', reporting: 'half-yearly' });
    at.clock.set('2026-10-05T09:00:00Z');
    expect((await at.as.auditor.get<ObjectiveDetailView>(`objectives/${one.id}`)).body.milestoneList).toMatchObject([{ state: 'not-reported', reportDue: '2026-09-30', reported: 'half-yearly' }]);
  });

  it('is changed and withdrawn by those who manage the objective; then it counts no more', async () => {
    const { one } = await branch();
    const { id } = (await addMilestone(one.id)).body;
    expect((await at.as.riskOwner.patch(`milestones/${id}`, { body: { title: 'x' }, version: 1 })).status).toBe(403);
    expect((await at.as.registerOwner.patch<MilestoneView>(`milestones/${id}`, { body: { financialYear: 2027, dueDate: '2027-06-30' }, version: 1 })).body).toMatchObject({ financialYear: 2027, version: 2 });
    expect((await at.as.registerOwner.post<MilestoneView>(`milestones/${id}/withdrawal`, { body: { reason: 'Not funded' }, version: 2 })).body).toMatchObject({ withdrawn: { reason: 'Not funded' }, reportDue: null });
    expect((await report(id, 3, { progress: 'fully' })).status).toBe(409);
    expect(Object.values((await node(one.id)).milestones).every((count) => count === 0)).toBe(true);
  });

  it('of somebody who leaves goes with the objective to the successor', async () => {
    const officer = at.council.people.otherRiskOwner;
    const objective = (await add({ officerId: officer.id })).body;
    const administrator = at.as.administrator;
    const { body } = await administrator.post<{ errors?: unknown }>(`people/${officer.id}/departure`, { body: {} });
    expect(JSON.stringify(body)).toContain('1 open objective');
    await administrator.post(`people/${officer.id}/departure`, { body: { successorId: at.council.people.riskManager.id } });
    expect((await node(objective.id)).officer?.id).toBe(at.council.people.riskManager.id);
  });
});
