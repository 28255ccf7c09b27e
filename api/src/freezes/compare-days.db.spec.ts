import type { EscalationView, FreezeView, MatrixVersionView, MovedRisk, RegisterMovementView, RegisterView, RiskView } from '@holdfast/contracts';
import { HALTON_4X4 } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Speaker } from '../../test/speak';

const DAY = 24 * 60 * 60_000;

let at: AtTheCouncil;
let register: string;
beforeAll(async () => {
  at = await atTheCouncil();
  register = at.council.registers.ict;
});
beforeEach(() => at.clock.advance(DAY));
afterAll(() => at.close());

const add = async (title: string, body: object = {}, to = register): Promise<RiskView> => {
  const { status, body: risk } = await at.as.riskManager.post<RiskView>(`registers/${to}/risks`, { body: { title, status: 'open', ownerId: at.council.people.riskOwner.id, ...body } });
  expect(status).toBe(201);
  return risk;
};
const score = async ({ id }: RiskView, standing: object): Promise<void> => {
  const { body: now } = await at.as.riskManager.get<RiskView>(`risks/${id}`);
  expect((await at.as.riskManager.post(`risks/${id}/assessments`, { body: { kind: 'residual', rationale: 'Anew', ...standing }, version: now.version })).status).toBe(201);
};
const compare = (from: string, to?: string, as: Speaker = at.as.auditor) => as.get<RegisterMovementView>(`registers/${register}/movement?from=${from}${to ? `&to=${to}` : ''}`);
const today = (): string => at.clock.now().toISOString().slice(0, 10);
const told = ({ risks }: RegisterMovementView, ...of: RiskView[]): Record<string, string> =>
  Object.fromEntries(risks.filter(({ id }) => of.some((risk) => risk.id === id)).map(({ title, change }) => [title, change]));

describe('what a register did between two days', () => {
  it('groups new, closed, up, down and unchanged, adds up to both days, and has one arrow for each way', async () => {
    const [up, also, down, same, gone] = [
      await add('Up', { residual: { likelihood: '1', impact: '1' } }), await add('Also up', { residual: { likelihood: '1', impact: '1' } }), await add('Down', { residual: { likelihood: '5', impact: '5' } }),
      await add('Same', { residual: { likelihood: '3', impact: '3' } }), await add('Gone', { residual: { likelihood: '2', impact: '2' } }),
    ];
    const unscored = await add('Unscored');
    const from = today();
    at.clock.advance(DAY);
    const { status, body: frozen } = await at.as.registerOwner.post<FreezeView>(`registers/${register}/freezes`, { body: { name: 'Before it all', asAt: from } });
    expect(status).toBe(201);
    for (const risk of [up, also]) await score(risk, { likelihood: '4', impact: '4' });
    await score(down, { likelihood: '1', impact: '5' });
    await score(unscored, { likelihood: '2', impact: '3' });
    await at.as.riskManager.post(`risks/${gone.id}/closure`, { body: { reason: 'The building is sold' }, version: gone.version });
    const fresh = await add('New', { residual: { likelihood: '2', impact: '2' } });
    const { body } = await compare(from);
    expect(told(body, up, also, down, same, gone, unscored, fresh)).toEqual({ Up: 'up', 'Also up': 'up', Down: 'down', Same: 'unchanged', Gone: 'closed', Unscored: 'now-scored', New: 'new' });
    const { counts, from: before, to: after } = body;
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect([before.open, after.open]).toEqual([all - counts.new, all - counts.closed]);
    expect(after).toMatchObject({ now: true, open: (await at.as.auditor.get<RegisterView>(`registers/${register}`)).body.open });
    expect(body.arrows).toContainEqual({ from: { likelihood: '1', impact: '1' }, to: { likelihood: '4', impact: '4' }, riskIds: expect.arrayContaining([up.id, also.id]) });
    expect(body.risks.find(({ id }) => id === gone.id)).toMatchObject({ closeReason: 'The building is sold', after: null });

    // From the freeze of that day it is the same, and says which.
    const { body: since } = await compare(frozen.id);
    expect(since.from).toMatchObject({ freeze: { id: frozen.id, name: 'Before it all', digest: frozen.digest } });
    expect({ ...since, from: null }).toEqual({ ...body, from: null });
  });

  it('is the present when no later day is said, and refuses days that are the wrong way round, to come, or no days', async () => {
    const from = today();
    at.clock.advance(2 * DAY);
    expect((await compare(from)).body.to.now).toBe(true);
    const yesterday = new Date(at.clock.now().getTime() - DAY).toISOString().slice(0, 10);
    expect((await compare(from, yesterday)).status).toBe(200);
    expect(faults(await compare(yesterday, from))).toEqual({ from: expect.any(String) });
    expect(faults(await compare('2019-01-01'))).toEqual({ from: expect.stringContaining('begins on') });
    expect(faults(await compare(from, '2040-01-01'))).toEqual({ to: expect.stringContaining('not over') });
    expect(faults(await compare('last week'))).toEqual({ from: expect.any(String) });
  });

  it('on another matrix is not comparable until a crosswalk is declared', async () => {
    const risk = await add('Rescored elsewhere', { residual: { likelihood: '3', impact: '3' } });
    const from = today();
    at.clock.advance(DAY);
    const { body: matrix } = await at.as.riskManager.post<MatrixVersionView>('matrices', { body: { name: 'Four by four', definition: HALTON_4X4.matrix } });
    await at.as.riskManager.post(`matrix-versions/${matrix.id}/publication`, { version: matrix.version });
    const { body: now } = await at.as.riskManager.get<RegisterView>(`registers/${register}`);
    expect((await at.as.riskManager.patch(`registers/${register}`, { body: { matrixVersionId: matrix.id, appetite: null, reviewMonthsByLevel: {} }, version: now.version })).status).toBe(200);
    await score(risk, { likelihood: '4', impact: '4' });
    expect(told((await compare(from)).body, risk)).toEqual({ 'Rescored elsewhere': 'not-comparable' });
    const { body: proposal } = await at.as.riskManager.get<{ mapping: object }>(`crosswalk-proposals?from=${at.council.matrix.versionId}&to=${matrix.id}`);
    expect((await at.as.riskManager.post('crosswalks', { body: { fromVersionId: at.council.matrix.versionId, toVersionId: matrix.id, mapping: proposal.mapping, reason: 'So that both can be read' } })).status).toBe(201);
    const { body: declared } = await compare(from);
    expect(told(declared, risk)).toEqual({ 'Rescored elsewhere': 'up' });
    expect(declared.matrix.versionId).toBe(matrix.id);
    const { body: back } = await at.as.riskManager.get<RegisterView>(`registers/${register}`);
    await at.as.riskManager.patch(`registers/${register}`, { body: { matrixVersionId: at.council.matrix.versionId }, version: back.version });
  });

  it('says where a risk that moved came from, and where it went', async () => {
    const { body: project } = await at.as.riskManager.post<RegisterView>('registers', {
      body: { name: 'Move of the data centre', layer: 'project', prefix: 'MDC', unitId: at.council.units.ict, ownerId: at.council.people.riskManager.id, matrixVersionId: at.council.matrix.versionId, parentId: register },
    });
    const risk = await add('The old hall leaks', { residual: { likelihood: '3', impact: '3' } }, project.id);
    const from = today();
    at.clock.advance(DAY);
    expect((await at.as.riskManager.post<EscalationView>(`risks/${risk.id}/moves`, { body: { registerId: register, reason: 'The project is over' }, version: risk.version })).status).toBe(201);
    const here = (await compare(from)).body.risks.find(({ title }) => title === 'The old hall leaks');
    expect(here).toMatchObject({ change: 'new', movedFrom: { id: project.id, name: 'Move of the data centre' }, movedTo: null } satisfies Partial<MovedRisk>);
    const { body: there } = await at.as.auditor.get<RegisterMovementView>(`registers/${project.id}/movement?from=${from}`);
    expect(there.risks).toMatchObject([{ change: 'closed', movedTo: { id: register } }]);
  });

  it('shows readers of public wording what is public today, and no freeze', async () => {
    const risk = await add('A supplier may fail', { residual: { likelihood: '2', impact: '2' } });
    const hidden = await add('A named officer may leave', { residual: { likelihood: '2', impact: '2' } });
    const from = today();
    at.clock.advance(DAY);
    await at.as.riskManager.patch(`risks/${risk.id}`, { body: { exemptGround: 'financial-or-business-affairs', publicTitle: 'A contract may end' }, version: risk.version });
    await at.as.riskManager.patch(`risks/${hidden.id}`, { body: { exemptGround: 'individual' }, version: hidden.version });
    await score(risk, { likelihood: '5', impact: '5' });
    const { body } = await compare(from, undefined, at.as.member);
    expect(JSON.stringify(body.risks)).not.toMatch(/supplier|officer/);
    expect(body).toMatchObject({ wording: 'public', from: { exempt: 1 }, to: { exempt: 1 } });
    expect(body.risks.find(({ id }) => id === risk.id)).toMatchObject({ title: 'A contract may end', change: 'up', closeReason: null });
    const freezes = await at.council.sql<{ id: string }>('SELECT id FROM register_freeze WHERE register_id = $1', [register]);
    expect((await compare(freezes[0]!.id, undefined, at.as.member)).status).toBe(404);
    expect((await compare(from, undefined, at.as.otherRegisterOwner)).status).toBe(404);
  });

  it('takes no freeze of another register', async () => {
    const { body: other } = await at.as.riskManager.post<FreezeView>(`registers/${at.council.registers.housing}/freezes`, { body: { name: 'Of housing' } });
    at.clock.advance(DAY);
    expect((await compare(other.id)).status).toBe(404);
  });
});
