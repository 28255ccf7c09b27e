import type { AssessmentView, RiskView } from '@holdfast/contracts';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';

const SECRET = 'Hush';
let at: AtTheCouncil;
let objective: string;
beforeAll(async () => {
  at = await atTheCouncil();
  objective = v7();
  const { organisationId, units } = at.council;
  await at.council.sql(`INSERT INTO objective (organisation_id, id, code, title, unit_id) VALUES ($1, $2, 'S01', '${SECRET} objective', $3)`, [organisationId, objective, units.ict]);
});
afterAll(() => at.close());

const open = async (body: object = {}, register = at.council.registers.ict, as = at.as.riskManager): Promise<RiskView> =>
  (await as.post<RiskView>(`registers/${register}/risks`, { body: { title: 'Storage fails', status: 'open', ownerId: at.council.people.riskOwner.id, ...body } })).body;

const exempt = (more: object = {}) => ({
  title: `${SECRET} title`, cause: `${SECRET} cause`, event: `${SECRET} event`, consequence: `${SECRET} consequence`, objectiveIds: [objective],
  exemptGround: 'financial-or-business-affairs', residual: { likelihood: '3', impact: '3' }, rationale: `${SECRET} rationale`, ...more,
});
const worded = () => exempt({ publicTitle: 'A contract matter', publicDescription: 'Terms are being agreed' });

describe('what the public reads', () => {
  it('of a risk that is not exempt, its words, but not who wrote it or why it was scored so', async () => {
    const risk = await open({ cause: 'Age', residual: { level: 'L' }, rationale: 'Between ourselves' });
    const { body } = await at.as.member.get<RiskView>(`risks/${risk.id}`);
    expect(body).toMatchObject({ wording: 'public', title: 'Storage fails', cause: 'Age', author: null, exempt: false });
    const { body: assessments } = await at.as.member.get<AssessmentView[]>(`risks/${risk.id}/assessments`);
    expect(assessments).toEqual([expect.objectContaining({ level: 'L', rationale: '', author: null })]);
  });

  it('of an exempt risk with a public wording, that wording alone', async () => {
    const risk = await open(worded());
    for (const reader of ['member', 'unitViewer'] as const) {
      const { status, body } = await at.as[reader].get<RiskView>(`risks/${risk.id}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        wording: 'public', exempt: true, exemptGround: 'financial-or-business-affairs', title: 'A contract matter', consequence: 'Terms are being agreed',
        cause: '', event: '', objectives: [], residual: { likelihood: '3', impact: '3' }, author: null,
      });
      const { body: assessments } = await at.as[reader].get<AssessmentView[]>(`risks/${risk.id}/assessments`);
      expect(JSON.stringify([body, assessments])).not.toContain(SECRET);
    }
    await at.as.riskManager.post(`risks/${risk.id}/closure`, { body: { reason: `${SECRET} reason` }, version: 1 });
    expect(JSON.stringify((await at.as.member.get<RiskView>(`risks/${risk.id}`)).body)).not.toContain(SECRET);
    expect((await at.as.auditor.get<RiskView>(`risks/${risk.id}`)).body).toMatchObject({ wording: 'full', title: `${SECRET} title`, closeReason: `${SECRET} reason` });
  });

  it('of an exempt risk without one, nothing: it is not there, whatever is tried', async () => {
    const risk = await open(exempt());
    const { member } = at.as;
    const tried = await Promise.all([
      member.get(`risks/${risk.id}`), member.get(`risks/${risk.id}/assessments`), member.get(`risks/${risk.id}/changes`),
      member.patch(`risks/${risk.id}`, { body: { title: 'x' }, version: 9 }),
      member.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', level: 'L' }, version: 9 }),
      member.post(`risks/${risk.id}/closure`, { body: { reason: 'x' }, version: 9 }),
      member.delete(`risks/${risk.id}`, { version: 9 }),
    ]);
    expect(tried.map(({ status }) => status)).toEqual(tried.map(() => 404));
    expect(JSON.stringify(tried)).not.toContain(SECRET);
    expect((await at.as.riskManager.get<RiskView>(`risks/${risk.id}`)).body.title).toBe(`${SECRET} title`);
  });

  it('no refusal or outdated copy tells more', async () => {
    const risk = await open(worded());
    const { member } = at.as;
    const tried = await Promise.all([
      member.get(`risks/${risk.id}/changes`),
      member.patch(`risks/${risk.id}`, { body: { title: 'x' }, version: 9 }),
      member.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', level: 'L' }, version: 9 }),
      member.delete(`risks/${risk.id}`, { version: 9 }),
    ]);
    expect(tried.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(JSON.stringify(tried)).not.toContain(SECRET);
  });

  it('of linked risks, only those that have public words', async () => {
    const { corporate, ict } = at.council.registers;
    const upper = await open({ title: 'Services stop' }, corporate);
    const hiddenUpper = await open(exempt(), corporate);
    const link = async (body: object, to: RiskView) => {
      const lower = await open(body, ict);
      await at.as.riskManager.post(`risks/${lower.id}/upper-risk`, { body: { upperRiskId: to.id }, version: 1 });
      return lower;
    };
    await link({ title: 'Plain' }, upper);
    await link(worded(), upper);
    await link(exempt(), upper);
    const under = await link({ title: 'Under a hidden one' }, hiddenUpper);
    const { body } = await at.as.member.get<RiskView>(`risks/${upper.id}`);
    expect(body.lowerRisks.map(({ title }) => title).sort()).toEqual(['A contract matter', 'Plain']);
    const { body: below } = await at.as.member.get<RiskView>(`risks/${under.id}`);
    expect(below.upperRisk).toBeNull();
    expect(JSON.stringify([body, below])).not.toContain(SECRET);
    expect((await at.as.riskManager.get<RiskView>(`risks/${upper.id}`)).body.lowerRisks).toHaveLength(3);
  });

  it('by today’s exemption, also of what was open before', async () => {
    const risk = await open({ title: `${SECRET} title` });
    expect((await at.as.member.get(`risks/${risk.id}`)).status).toBe(200);
    await at.as.riskManager.patch(`risks/${risk.id}`, { body: { exemptGround: 'individual' }, version: 1 });
    expect((await at.as.member.get(`risks/${risk.id}`)).status).toBe(404);
    const refused = await at.as.riskManager.patch(`risks/${risk.id}`, { body: { exemptGround: null, publicTitle: 'x' }, version: 2 });
    expect(refused.status).toBe(422);
    await at.as.riskManager.patch(`risks/${risk.id}`, { body: { publicTitle: 'A personal matter' }, version: 2 });
    expect((await at.as.member.get<RiskView>(`risks/${risk.id}`)).body.title).toBe('A personal matter');
    // Taking the ground away takes the wording that stood in with it.
    const { body } = await at.as.riskManager.patch<RiskView>(`risks/${risk.id}`, { body: { exemptGround: null }, version: 3 });
    expect(body).toMatchObject({ exempt: false, publicTitle: null });
  });

  it('is decided by the owner of the register, not by the owner of the risk', async () => {
    const risk = await open();
    const answer = await at.as.riskOwner.patch(`risks/${risk.id}`, { body: { exemptGround: 'individual' }, version: 1 });
    expect([answer.status, answer.body]).toEqual([403, expect.objectContaining({ title: expect.stringContaining('Ask the Head of ICT.') })]);
    expect((await at.as.riskOwner.patch(`risks/${risk.id}`, { body: { exemptGround: null, cause: 'Age' }, version: 1 })).status).toBe(200);
  });

  it('a viewer who owns a risk in the register reads that register in full', async () => {
    const risk = await open(exempt({ ownerId: at.council.people.unitViewer.id }));
    expect((await at.as.unitViewer.get<RiskView>(`risks/${risk.id}`)).body).toMatchObject({ wording: 'full', title: `${SECRET} title` });
  });
});
