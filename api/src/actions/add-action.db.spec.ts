import type { ActionRow, ActionView } from '@holdfast/contracts';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { faults } from '../../test/speak';

let at: AtTheCouncil;
const { openRisk, plan, planned } = planActions(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const objective = async (code: string): Promise<string> => {
  const id = v7();
  await at.council.sql('INSERT INTO objective (organisation_id, id, code, title, unit_id) VALUES ($1, $2, $3, $4, $5)', [at.council.organisationId, id, code, 'Keep the lights on', at.council.units.ict]);
  return id;
};

describe('planning an action', () => {
  it('on a risk gives it a reference of its own in that register, an owner, a first date and a journal', async () => {
    const risk = await openRisk({ title: 'Flood' });
    const { status, body, etag } = await plan(risk, { description: 'Two suppliers have quoted.', priority: 'high' });
    expect([status, etag]).toEqual([201, '"1"']);
    expect(body).toEqual({
      id: body.id, reference: body.reference, title: 'Buy a second array', description: 'Two suppliers have quoted.', status: 'open', priority: 'high', progress: 0,
      owner: { id: at.council.people.continuityManager.id, name: 'Test ICT Continuity Manager', jobTitle: 'ICT Continuity Manager' },
      registerId: at.council.registers.ict, registerName: 'ICT service risks', dueDate: '2026-06-30', firstDueDate: '2026-06-30', slipDays: 0, endedAt: null,
      risks: [{ id: risk.id, reference: risk.reference, title: 'Flood', status: 'open', registerId: risk.registerId }], otherRisks: 0, objectives: [], costs: [], target: null, replacement: null,
      asksForScore: false, attachments: 0, mayManage: true, mayProgress: true, version: 1,
      entries: [
        {
          id: body.entries[0]?.id, kind: 'opened', progress: null, dueDate: '2026-06-30', note: '', recordedAt: '2026-03-02T09:00:00.000Z',
          author: { id: at.council.people.registerOwner.id, name: 'Test Head of ICT', jobTitle: 'Head of ICT' },
        },
      ],
    });
    const next = await planned(risk);
    expect([body.reference, next.reference].map((reference) => /^ICT-A\d{3}$/.test(reference))).toEqual([true, true]);
    expect(Number(next.reference.slice(5)) - Number(body.reference.slice(5))).toBe(1);
    expect((await at.as.riskOwner.get<ActionView>(`actions/${body.id}`)).body).toEqual({ ...body, mayManage: true });
    const [event] = await at.council.sql<{ actor_id: string; register_id: string; after: Record<string, unknown> }>('SELECT actor_id, register_id, after FROM audit_event WHERE subject_id = $1', [body.id]);
    expect(event).toMatchObject({
      actor_id: at.council.people.registerOwner.id, register_id: risk.registerId, after: { reference: body.reference, title: 'Buy a second array', dueDate: '2026-06-30', riskIds: [risk.id] },
    });
  });

  it('counts actions apart from risks, each register for itself, and no number twice when many are planned at once', async () => {
    const risks = [await openRisk({}, 'housing'), await openRisk({}, 'housing')];
    const actions = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => planned(risks[n % 2]!, {}, at.as.riskManager)));
    expect(actions.map(({ reference }) => reference).sort()).toEqual(['HSG-A001', 'HSG-A002', 'HSG-A003', 'HSG-A004', 'HSG-A005', 'HSG-A006']);
    expect((await openRisk({}, 'housing')).reference).toBe('HSG-003');
  });

  it('for several risks and objectives, in registers where the caller plans actions, the first being its home', async () => {
    const [ict, housing] = [await openRisk({ title: 'Flood' }), await openRisk({ title: 'Arrears' }, 'housing')];
    const [b, a] = [await objective('B2'), await objective('A1')];
    const { body } = await plan(ict, { riskIds: [housing.id, ict.id, housing.id], objectiveIds: [b, a, b] }, at.as.riskManager);
    expect(body.risks.map(({ title }) => title)).toEqual(['Flood', 'Arrears']);
    expect([body.registerName, body.objectives.map(({ code }) => code)]).toEqual(['ICT service risks', ['A1', 'B2']]);
    // Whoever reads but one of the registers is told of its risks alone, and how many there are besides.
    const seen = await at.as.otherRegisterOwner.get<ActionView>(`actions/${body.id}`);
    expect([seen.status, seen.body.risks.map(({ title }) => title), seen.body.otherRisks, seen.body.mayManage]).toEqual([200, ['Arrears'], 1, false]);
  });

  it('with costs by financial year, of which what is to be assessed is not nothing', async () => {
    const costs = [
      { financialYear: 2027, kind: 'ongoing', amount: null }, { financialYear: 2026, kind: 'capital', amount: 0 }, { financialYear: 2026, kind: 'cashable-saving', amount: 1_000_000_000 },
    ];
    const { body } = await plan(await openRisk(), { costs });
    expect(body.costs).toEqual([costs[1], costs[2], costs[0]]);
    const twice = await plan(await openRisk(), { costs: [costs[0], costs[1], { ...costs[1], amount: 3 }] });
    expect(faults(twice)).toEqual({ 'costs.2.kind': 'There is a line of this kind for 2026/27 already' });
    for (const wrong of [{ amount: -1 }, { amount: 1.5 }, { amount: 1_000_000_001 }, { financialYear: 1989 }, { kind: 'bribes' }, {}])
      expect((await plan(await openRisk(), { costs: [{ financialYear: 2026, kind: 'capital', ...wrong }] })).status).toBe(422);
  });

  it('with a target on one of its risks, checked on the matrix of that risk’s register', async () => {
    const [risk, other] = [await openRisk(), await openRisk()];
    const { body } = await plan(risk, { target: { riskId: risk.id, likelihood: '2', impact: '3' } });
    expect(body.target).toEqual({ riskId: risk.id, reference: risk.reference, matrixVersionId: at.council.matrix.versionId, likelihood: '2', impact: '3', level: 'L', score: 6 });
    expect((await planned(risk, { target: { riskId: risk.id, level: 'L' } })).target).toMatchObject({ likelihood: null, level: 'L', score: null });
    expect(faults(await plan(risk, { target: { riskId: risk.id, likelihood: 'A', impact: '3' } }))).toEqual({ 'target.likelihood': 'Choose 1 to 5. This matrix has no A.' });
    expect(faults(await plan(risk, { target: { riskId: risk.id } }))).toEqual({ 'target.likelihood': 'Choose 1 to 5.', 'target.impact': 'Choose 1 to 5.' });
    expect(faults(await plan(risk, { target: { riskId: other.id, level: 'L' } }))).toEqual({ 'target.riskId': 'Choose a risk that this action serves' });
  });

  it('not for yesterday; today is the day of the council, which in summer is ahead of the clock', async () => {
    const risk = await openRisk();
    expect(faults(await plan(risk, { dueDate: '2026-03-01' }))).toEqual({ dueDate: 'A due date lies ahead: choose today or later.' });
    expect((await plan(risk, { dueDate: '2026-03-02' })).status).toBe(201);
    at.clock.set('2026-06-30T23:30:00Z');
    expect(faults(await plan(risk, { dueDate: '2026-06-30' }))).toHaveProperty('dueDate');
    expect((await plan(risk, { dueDate: '2026-07-01' })).status).toBe(201);
    for (const dueDate of ['2026-02-30', '30.6.2026', '9999-12-31', null]) expect(faults(await plan(risk, { dueDate }))).toHaveProperty('dueDate');
  });

  it('on no draft, no closed risk and nothing in a closed register', async () => {
    const draft = (await at.as.registerOwner.post<{ id: string }>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'An idea', status: 'draft' } })).body;
    expect([(await plan(draft)).status, (await plan(draft, {}, at.as.riskManager)).status]).toEqual([409, 404]);
    const [risk, over] = [await openRisk(), await openRisk()];
    await at.as.registerOwner.post(`risks/${over.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    expect((await plan(over)).body).toMatchObject({ code: 'read-only', title: 'This risk is closed. It can be read but not changed.' });
    expect(faults(await plan(risk, { riskIds: [over.id] }))).toEqual({ riskIds: `${over.reference} is closed. Choose open risks` });
    await at.council.sql('UPDATE register SET closed_at = now() WHERE id = $1', [at.council.registers.ict]);
    expect((await plan(risk)).status).toBe(409);
    await at.council.sql('UPDATE register SET closed_at = NULL WHERE id = $1', [at.council.registers.ict]);
  });

  it('for nobody and nothing that is not there or not in sight, in the same words', async () => {
    const [risk, unseen] = [await openRisk(), await openRisk({}, 'housing')];
    const draft = (await at.as.registerOwner.post<{ id: string }>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'An idea', status: 'draft' } })).body;
    for (const id of [unseen.id, v7()]) expect(faults(await plan(risk, { riskIds: [id] }))).toEqual({ riskIds: 'Choose risks from the list' });
    expect(faults(await plan(risk, { riskIds: [draft.id] }, at.as.riskManager))).toEqual({ riskIds: 'Choose risks from the list' });
    expect(faults(await plan(risk, { ownerId: v7(), objectiveIds: [v7()] }))).toEqual({ ownerId: 'Choose the owner from the list', objectiveIds: 'Choose objectives from the list' });
    expect(faults(await plan(risk, { title: ' ', priority: 'urgent', ownerId: 'x', riskIds: 'x' }))).toEqual({
      title: 'Write the action', priority: 'Choose the priority from the list', ownerId: 'Choose the owner from the list', riskIds: expect.any(String),
    });
    expect((await plan(unseen)).body).toEqual({ ...(await plan({ id: v7() })).body, reportCode: expect.any(String) });
  });

  it('is for the owner of the risk, the owner of the register, and risk and continuity managers, on every risk concerned', async () => {
    const risk = await openRisk();
    for (const reader of ['auditor', 'unitAdministrator'] as const) expect([reader, (await plan(risk, {}, at.as[reader])).status]).toEqual([reader, 403]);
    // To a reader of public wording nothing that is done about a risk is there.
    for (const reader of ['member', 'unitViewer', 'otherRiskOwner'] as const) expect([reader, (await plan(risk, {}, at.as[reader])).status]).toEqual([reader, 404]);
    for (const planner of ['riskOwner', 'registerOwner', 'riskManager', 'unitRiskManager', 'continuityManager'] as const) expect([planner, (await plan(risk, {}, at.as[planner])).status]).toEqual([planner, 201]);
    const mine = await openRisk({ ownerId: at.council.people.registerOwner.id });
    const refused = await plan(risk, { riskIds: [mine.id] }, at.as.riskOwner);
    expect([refused.status, refused.body]).toMatchObject([403, { title: 'Only the owner of the risk, the register owner, or a risk or continuity manager of its unit can plan its actions. Ask the Head of ICT.' }]);
  });

  it('twice with one key plans it once', async () => {
    const risk = await openRisk();
    const said = { body: { title: 'Once', ownerId: at.council.people.riskOwner.id, dueDate: '2026-06-30' }, idempotencyKey: 'plan-once' };
    const answers = await Promise.all([at.as.registerOwner.post<ActionView>(`risks/${risk.id}/actions`, said), at.as.registerOwner.post<ActionView>(`risks/${risk.id}/actions`, said)]);
    expect(answers.map(({ status, body }) => [status, body.id])).toEqual([[201, answers[0]!.body.id], [201, answers[0]!.body.id]]);
    expect((await at.as.registerOwner.get<ActionRow[]>(`risks/${risk.id}/actions`)).body).toHaveLength(1);
  });

  it('races with closing the risk, and one of them finds the other done', async () => {
    for (let round = 0; round < 5; round++) {
      const risk = await openRisk();
      const [action, closure] = await Promise.all([plan(risk), at.as.registerOwner.post(`risks/${risk.id}/closure`, { body: { reason: 'Over' }, version: 1 })]);
      expect(closure.status).toBe(201);
      const [row] = await at.council.sql<{ n: number }>(`SELECT count(*)::int AS n FROM action_risk WHERE risk_id = $1`, [risk.id]);
      expect([201, 409]).toContain(action.status);
      expect(row?.n).toBe(action.status === 201 ? 1 : 0);
    }
  });
});
