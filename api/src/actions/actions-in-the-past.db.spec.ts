import type { ActionRow, ActionView, ControlView, EscalationsOfRiskView, EscalationRow, EscalationView, Page, RiskView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import type { Speaker } from '../../test/speak';

/*
 * What is asked as at 2 March was: an action of the continuity manager, open and due in April; a control of theirs; and a proposal
 * that nobody had decided. On the 3rd all of it changed, and both were given to somebody else.
 */

let at: AtTheCouncil;
const { openRisk, planned, say } = planActions(() => at);
let risk: RiskView;
let action: ActionView;
let control: ControlView;
let escalation: EscalationView;
const THEN = 'asAt=2026-03-02';

beforeAll(async () => {
  at = await atTheCouncil();
  const { people } = at.council;
  const as = at.as.riskManager;
  risk = await openRisk({ title: 'Flood', residual: { likelihood: '4', impact: '5' } });
  action = await planned(risk, { title: 'Move the pumps', dueDate: '2026-04-10', ownerId: people.continuityManager.id }, as);
  control = (await as.post<ControlView>(`risks/${risk.id}/controls`, { body: { title: 'A wall', ownerId: people.continuityManager.id } })).body;
  const { version } = (await as.get<RiskView>(`risks/${risk.id}`)).body;
  escalation = (await at.as.registerOwner.post<EscalationView>(`risks/${risk.id}/escalations`, { body: { title: 'All is flooded', reason: 'Beyond us' }, version })).body;

  at.clock.set('2026-03-03T09:00:00Z');
  await say(action, 'due-dates', { dueDate: '2026-05-10', reason: 'No pumps' }, 1, as);
  await as.patch(`actions/${action.id}`, { body: { title: 'Move both pumps', ownerId: people.riskOwner.id }, version: 2 });
  await as.patch(`controls/${control.id}`, { body: { title: 'A higher wall', ownerId: people.riskOwner.id }, version: control.version });
  await at.as.registerOwner.post(`escalations/${escalation.id}/withdrawal`, { body: { reason: 'We do it ourselves' }, version: escalation.version });
  at.clock.set('2026-04-20T09:00:00Z');
});
afterAll(() => at.close());

const list = async (query: string, as: Speaker = at.as.auditor): Promise<Page<ActionRow>> => (await as.get<Page<ActionRow>>(`actions?${query}`)).body;

describe('as at a past day', () => {
  it('the list of actions says who was to do what, and by when it was due', async () => {
    const { items, total } = await list(THEN);
    expect([total, items.map(({ title, dueDate, slipDays, owner }) => [title, dueDate, slipDays, owner.id])]).toEqual([1, [['Move the pumps', '2026-04-10', 0, at.council.people.continuityManager.id]]]);
    expect((await list('')).items.map(({ title, dueDate }) => [title, dueDate])).toEqual([['Move both pumps', '2026-05-10']]);
    expect((await list(`${THEN}&due=overdue`)).total).toBe(0);
    expect((await list(`asAt=2026-03-03&owner=${at.council.people.riskOwner.id}&q=both`)).total).toBe(1);
  });

  it('an action, a control and a proposal are as they were, and nothing about them can be changed', async () => {
    const reads = async <T>(path: string): Promise<T> => (await at.as.registerOwner.get<T>(`${path}?${THEN}`)).body;
    expect(await reads<ActionView>(`actions/${action.id}`)).toMatchObject({ title: 'Move the pumps', dueDate: '2026-04-10', entries: [{ kind: 'opened' }], mayManage: false, mayProgress: false });
    expect(await reads<ControlView>(`controls/${control.id}`)).toMatchObject({ title: 'A wall', mayManage: false, mayAssess: false });
    const { may, ...proposal } = await reads<EscalationView>(`escalations/${escalation.id}`);
    expect([proposal, Object.values(may)]).toEqual([expect.objectContaining({ state: 'proposed', waitsForMe: false }), [false, false, false, false, false]]);
    const { escalations, whyNot } = await reads<EscalationsOfRiskView>(`risks/${risk.id}/escalations`);
    expect([escalations.map(({ state }) => state), whyNot.escalate]).toEqual([['proposed'], 'What was can be read but not changed.']);
    expect((await at.as.registerOwner.get<Page<EscalationRow>>(`escalations?${THEN}`)).body.items.map(({ state }) => state)).toEqual(['proposed']);
    expect((await at.as.registerOwner.get<Page<EscalationRow>>(`escalations?${THEN}&waiting=true`)).body.items).toEqual([]);
  });

  it('is read by those who may read it today: to have owned it then is not enough', async () => {
    // The continuity manager reads registers of the council; the one who owns nothing here any more is the member.
    const { people } = at.council;
    await at.council.sql('UPDATE history.action SET owner_id = $2 WHERE id = $1 AND recorded_until < $3', [action.id, people.member.id, '2026-03-04']);
    await at.council.sql('UPDATE history.control SET owner_id = $2 WHERE id = $1 AND recorded_until < $3', [control.id, people.member.id, '2026-03-04']);
    for (const path of [`actions/${action.id}`, `controls/${control.id}`]) expect((await at.as.member.get(`${path}?${THEN}`)).status).toBe(404);
    expect((await list(THEN, at.as.member)).total).toBe(0);
    await at.council.sql('UPDATE action SET owner_id = $2 WHERE id = $1', [action.id, people.member.id]);
    await at.council.sql('UPDATE control SET owner_id = $2 WHERE id = $1', [control.id, people.member.id]);
    for (const path of [`actions/${action.id}`, `controls/${control.id}`]) expect((await at.as.member.get(`${path}?${THEN}`)).status).toBe(200);
    expect((await list(THEN, at.as.member)).total).toBe(1);
  });
});
