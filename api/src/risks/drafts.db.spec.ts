import type { RiskView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
afterAll(() => at.close());

const draft = async (body: object = {}): Promise<RiskView> =>
  (await at.as.riskOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'Phishing', status: 'draft', ...body } })).body;

describe('a draft', () => {
  it('is there for its author and the owner of the register, and for nobody else whatever their roles', async () => {
    const { id } = await draft({ ownerId: at.council.people.continuityManager.id });
    const seen = Object.entries(at.as).map(async ([who, speaker]) => [who, (await speaker.get(`risks/${id}`)).status] as const);
    const statuses = Object.fromEntries(await Promise.all(seen));
    expect(Object.entries(statuses).filter(([, status]) => status === 200).map(([who]) => who)).toEqual(['registerOwner', 'riskOwner']);
    expect(new Set(Object.values(statuses))).toEqual(new Set([200, 404]));
  });

  it('cannot be found by any other address either', async () => {
    const { id } = await draft();
    const { riskManager } = at.as;
    const tried = await Promise.all([
      riskManager.get(`risks/${id}/assessments`), riskManager.get(`risks/${id}/changes`),
      riskManager.patch(`risks/${id}`, { body: { title: 'Mine' }, version: 1 }),
      riskManager.post(`risks/${id}/submission`, { version: 1 }),
      riskManager.post(`risks/${id}/assessments`, { body: { kind: 'residual', level: 'L' }, version: 99 }),
      riskManager.post(`risks/${id}/closure`, { body: { reason: 'Over' }, version: 1 }),
      riskManager.delete(`risks/${id}`, { version: 1 }),
    ]);
    expect(tried.map(({ status }) => status)).toEqual(tried.map(() => 404));
  });

  it('counts nowhere, is in no search, and its events belong to no register', async () => {
    const { id } = await draft({ residual: { likelihood: '5', impact: '5' } });
    const [row] = await at.council.sql(
      `SELECT (SELECT count(*)::int FROM risk_search WHERE risk_id = $1) AS searched, (SELECT coalesce(sum(risks), 0)::int FROM standing_count) AS counted,
         (SELECT count(*)::int FROM audit_event WHERE subject_id = $1 AND register_id IS NOT NULL) AS told,
         (SELECT count(*)::int FROM audit_event WHERE subject_id = $1) AS recorded`,
      [id],
    );
    expect(row).toEqual({ searched: 0, counted: 0, told: 0, recorded: 1 });
  });

  it('is written on, scored and submitted by its author; then the register has it under a reference, as new', async () => {
    const { id } = await draft();
    const { riskOwner: author } = at.as;
    await author.patch(`risks/${id}`, { body: { cause: 'A careless click' }, version: 1 });
    await author.post(`risks/${id}/assessments`, { body: { kind: 'residual', likelihood: '5', impact: '4' }, version: 2 });
    const scored = await author.post<RiskView>(`risks/${id}/assessments`, { body: { kind: 'residual', likelihood: '2', impact: '2', rationale: 'Thought over' }, version: 3 });
    expect(scored.body).toMatchObject({ version: 4, movement: null, nextReview: null, residual: { level: 'L' } });

    const early = await author.post(`risks/${id}/submission`, { version: 4 });
    expect([early.status, faults(early)]).toEqual([422, { ownerId: 'An open risk needs an owner. Choose one from the list' }]);
    await author.patch(`risks/${id}`, { body: { ownerId: at.council.people.riskOwner.id }, version: 4 });
    const { status, body } = await author.post<RiskView>(`risks/${id}/submission`, { version: 5 });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'open', reference: 'ICT-001', movement: { kind: 'new' }, nextReview: '2026-06-02', openedAt: '2026-03-02T09:00:00.000Z', version: 6 });
    expect((await at.as.continuityManager.get<RiskView>(`risks/${id}`)).body).toEqual(body);
    const again = await author.post(`risks/${id}/submission`, { version: 6 });
    expect([again.status, again.body]).toEqual([409, expect.objectContaining({ title: 'This risk is in the register already.' })]);
  });

  it('keeps what was tried and rejected in it from those who read the register later', async () => {
    const { id } = await draft({ cause: 'An accusation', ownerId: at.council.people.riskOwner.id });
    await at.as.riskOwner.patch(`risks/${id}`, { body: { cause: 'A weakness' }, version: 1 });
    await at.as.riskOwner.post(`risks/${id}/submission`, { version: 2 });
    const read = async (as: keyof typeof at.as) => JSON.stringify((await at.as[as].get(`risks/${id}/changes`)).body);
    expect(await read('riskManager')).toContain('A weakness');
    expect(await read('riskManager')).not.toContain('An accusation');
    expect(await read('riskOwner')).toContain('An accusation');
  });

  it('is discarded without a trace in the register, by its author', async () => {
    const { id } = await draft({ residual: { level: 'M' } });
    expect((await at.as.riskOwner.delete(`risks/${id}`, { version: 2 })).status).toBe(412);
    expect((await at.as.riskOwner.delete(`risks/${id}`, { version: 1 })).status).toBe(204);
    expect((await at.as.riskOwner.get(`risks/${id}`)).status).toBe(404);
    expect(await at.council.sql('SELECT id FROM risk_assessment WHERE risk_id = $1', [id])).toEqual([]);
  });

  it('cannot be closed, nor linked to a risk above', async () => {
    const { id } = await draft();
    const closed = await at.as.registerOwner.post(`risks/${id}/closure`, { body: { reason: 'Over' }, version: 1 });
    expect([closed.status, closed.body]).toEqual([409, expect.objectContaining({ title: 'A draft cannot be closed. Discard it, or submit it first.' })]);
    expect((await at.as.riskOwner.post(`risks/${id}/closure`, { body: { reason: 'Over' }, version: 1 })).status).toBe(403);
    expect((await at.as.registerOwner.post(`risks/${id}/upper-risk`, { body: { upperRiskId: id }, version: 1 })).status).toBe(409);
  });

  it('stays with its author only while he reads the register', async () => {
    const author = await at.council.addPerson({ jobTitle: 'Secondee', role: 'risk-owner', unitId: at.council.units.ict });
    const speaker = await at.signIn(author);
    const { body } = await speaker.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'Phishing', status: 'draft' } });
    await at.council.sql('UPDATE role_assignment SET ended_at = now() WHERE person_id = $1', [author.id]);
    expect((await speaker.get(`risks/${body.id}`)).status).toBe(404);
    expect((await speaker.patch(`risks/${body.id}`, { body: { title: 'Still mine' }, version: 1 })).status).toBe(404);
  });
});
