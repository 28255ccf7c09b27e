import type { ObjectiveView, RiskView } from '@holdfast/contracts';
import { aCouncil, type Council } from '@holdfast/testing';
import { faults, speakAs, type Speaker } from '../../test/speak';
import { startApp, type TestApp } from '../../test/start-app';

let test: TestApp;
let council: Council;
let manager: Speaker;
let registerOwner: Speaker;

beforeAll(async () => {
  test = await startApp();
  council = await aCouncil(test.database.ownerUrl);
  [manager, registerOwner] = [speakAs(test, await council.signIn(council.people.riskManager)), speakAs(test, await council.signIn(council.people.registerOwner))];
});
afterAll(() => test.close());

const create = (body: object, speaker = registerOwner) => speaker.post<ObjectiveView>('objectives', { body: { title: 'Keep services going', unitId: council.units.ict, ...body } });
const find = async (speaker: Speaker, id: string): Promise<ObjectiveView | undefined> => (await speaker.get<ObjectiveView[]>('objectives')).body.find((objective) => objective.id === id);

describe('objectives', () => {
  it('are kept by those who may in the unit, the old and the new one', async () => {
    const objective = (await create({ code: 'S01' })).body;
    expect(objective).toMatchObject({ code: 'S01', unitName: 'ICT', risks: 0, unscored: 0, worst: null, version: 1 });
    expect((await create({ code: 'S02', unitId: council.units.housing })).status).toBe(403);
    expect(faults(await create({ code: 'S02', unitId: '01a1fffe-0000-7000-8000-000000000000' }, manager))).toEqual({ unitId: 'Choose the unit from the list' });
    expect((await registerOwner.patch(`objectives/${objective.id}`, { body: { unitId: council.units.housing }, version: 1 })).status).toBe(403);
    expect((await speakAs(test, await council.signIn(council.people.otherRegisterOwner)).patch(`objectives/${objective.id}`, { body: { title: 'x' }, version: 1 })).status).toBe(403);
    expect((await speakAs(test, await council.signIn(council.people.riskOwner)).patch(`objectives/${objective.id}`, { body: { title: 'x' }, version: 1 })).status).toBe(403);
    const moved = await registerOwner.patch<ObjectiveView>(`objectives/${objective.id}`, { body: { unitId: council.units.infrastructure, title: 'Keep all going' }, version: 1 });
    expect(moved.body).toMatchObject({ unitName: 'Infrastructure', title: 'Keep all going', version: 2 });
    expect((await registerOwner.patch(`objectives/${objective.id}`, { body: { title: 'Late' }, version: 1 })).status).toBe(412);
    const other = await aCouncil(test.database.ownerUrl, { name: 'Felpersham Council' });
    expect((await speakAs(test, await other.signIn(other.people.riskManager)).patch(`objectives/${objective.id}`, { body: { title: 'x' }, version: 2 })).status).toBe(404);
  });

  it('have a code of their own, and come in its order', async () => {
    for (const code of ['O10', 'O2', 'O1']) await create({ code });
    expect(faults(await create({ code: 'O2' }))).toEqual({ code: 'There is an objective with this code already' });
    const { body } = await manager.get<ObjectiveView[]>('objectives');
    expect(body.map(({ code }) => code).filter((code) => code.startsWith('O'))).toEqual(['O1', 'O2', 'O10']);
  });

  it('tell the worst of the open risks that the reader may see, and never count the unscored as good or bad', async () => {
    const { id } = (await create({ code: 'R1' })).body;
    const add = (body: object, register = council.registers.ict) =>
      manager.post<RiskView>(`registers/${register}/risks`, { body: { status: 'open', ownerId: council.people.riskOwner.id, objectiveIds: [id], ...body } });
    await add({ title: 'Unscored' });
    expect(await find(manager, id)).toMatchObject({ risks: 1, unscored: 1, worst: null });
    await add({ title: 'Middling', residual: { likelihood: '3', impact: '3' } });
    await add({ title: 'Draft', status: 'draft', residual: { likelihood: '5', impact: '5' } });
    await add({ title: 'Exempt', exemptGround: 'individual', publicTitle: 'A matter', residual: { likelihood: '5', impact: '5' } });
    await add({ title: 'Of the top', ownerId: council.people.riskManager.id }, council.registers.corporate);
    const levelOf = async (likelihood: string): Promise<string> => {
      const [row] = await council.sql<{ level: string }>('SELECT residual_level AS level FROM risk WHERE residual_likelihood = $1 LIMIT 1', [likelihood]);
      return row!.level;
    };
    expect(await find(manager, id)).toMatchObject({ risks: 4, unscored: 2, worst: { matrixVersionId: council.matrix.versionId, level: await levelOf('5') } });
    expect(await find(registerOwner, id)).toMatchObject({ risks: 3, unscored: 1 });
    expect(await find(speakAs(test, await council.signIn(council.people.member)), id)).toMatchObject({ risks: 3, unscored: 2, worst: { level: await levelOf('3') } });
    expect(await find(speakAs(test, await council.signIn(council.people.otherRegisterOwner)), id)).toMatchObject({ risks: 0, unscored: 0, worst: null });
  });

  it('once closed are offered no more', async () => {
    const objective = (await create({ code: 'C1' })).body;
    const closed = await registerOwner.post<ObjectiveView>(`objectives/${objective.id}/closure`, { body: { reason: 'Reached' }, version: 1 });
    expect(closed.body).toMatchObject({ closedAt: '2026-03-02T09:00:00.000Z', version: 2 });
    expect((await registerOwner.patch(`objectives/${objective.id}`, { body: { title: 'x' }, version: 2 })).status).toBe(409);
    const refused = await manager.post(`registers/${council.registers.ict}/risks`, { body: { title: 'Door', status: 'draft', objectiveIds: [objective.id] } });
    expect(refused.status).toBe(422);
  });
});
