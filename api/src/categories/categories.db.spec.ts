import type { CategoryView, RiskView } from '@holdfast/contracts';
import { aCouncil, type Council } from '@holdfast/testing';
import { faults, speakAs, type Speaker } from '../../test/speak';
import { startApp, type TestApp } from '../../test/start-app';

let test: TestApp;
let council: Council;
let manager: Speaker;

beforeAll(async () => {
  test = await startApp();
  council = await aCouncil(test.database.ownerUrl);
  manager = speakAs(test, await council.signIn(council.people.riskManager));
});
afterAll(() => test.close());

const create = (name: string, speaker = manager) => speaker.post<CategoryView>('categories', { body: { name } });
const speak = async (person: { id: string }): Promise<Speaker> => speakAs(test, await council.signIn(person));

describe('categories', () => {
  it('belong to the whole organisation: whoever manages only a unit does not change them', async () => {
    const category = (await create('Finance')).body;
    expect(category).toMatchObject({ name: 'Finance', risks: 0, closedAt: null, version: 1 });
    for (const person of [council.people.unitRiskManager, council.people.unitAdministrator, council.people.registerOwner, council.people.auditor, council.people.member]) {
      const speaker = await speak(person);
      expect((await create('Mine', speaker)).status).toBe(403);
      expect((await speaker.patch(`categories/${category.id}`, { body: { name: 'Mine' }, version: 1 })).status).toBe(403);
      expect((await speaker.post(`categories/${category.id}/closure`, { body: { reason: 'x' }, version: 1 })).status).toBe(403);
    }
    const other = await aCouncil(test.database.ownerUrl, { name: 'Felpersham Council' });
    const theirs = speakAs(test, await other.signIn(other.people.riskManager));
    expect((await theirs.patch(`categories/${category.id}`, { body: { name: 'Theirs' }, version: 1 })).status).toBe(404);
    expect((await theirs.get<CategoryView[]>('categories')).body).toEqual([]);
  });

  it('have names of their own', async () => {
    await create('People');
    expect(faults(await create('People'))).toEqual({ name: 'There is a category of this name already' });
    expect(faults(await create(''))).toEqual({ name: 'Write the name' });
  });

  it('say how many open risks the reader may know to be in them', async () => {
    const category = (await create('Technology')).body;
    const add = (body: object) => manager.post<RiskView>(`registers/${council.registers.ict}/risks`, { body: { status: 'open', ownerId: council.people.riskOwner.id, categoryId: category.id, ...body } });
    await add({ title: 'Seen by all' });
    await add({ title: 'Worded', exemptGround: 'individual', publicTitle: 'A matter' });
    await add({ title: 'Hidden', exemptGround: 'individual' });
    await add({ title: 'A draft', status: 'draft' });
    const countFor = async (speaker: Speaker): Promise<number | undefined> => (await speaker.get<CategoryView[]>('categories')).body.find(({ id }) => id === category.id)?.risks;
    expect(await countFor(manager)).toBe(3);
    expect(await countFor(await speak(council.people.member))).toBe(1);
    expect(await countFor(await speak(council.people.otherRiskOwner))).toBe(0);
  });

  it('once closed are offered no more and stay with the risks that have them', async () => {
    const category = (await create('Property')).body;
    const risk = await manager.post<RiskView>(`registers/${council.registers.ict}/risks`, { body: { title: 'Roof', status: 'open', ownerId: council.people.riskOwner.id, categoryId: category.id } });
    const renamed = await manager.patch<CategoryView>(`categories/${category.id}`, { body: { name: 'Buildings' }, version: 1 });
    expect(renamed.body).toMatchObject({ name: 'Buildings', risks: 1, version: 2 });
    expect((await manager.patch(`categories/${category.id}`, { body: { name: 'Late' }, version: 1 })).body).toMatchObject({ status: 412, current: { name: 'Buildings' } });
    const closed = await manager.post<CategoryView>(`categories/${category.id}/closure`, { body: { reason: 'Merged' }, version: 2 });
    expect(closed.body).toMatchObject({ closedAt: '2026-03-02T09:00:00.000Z', version: 3 });
    expect((await manager.get<RiskView>(`risks/${risk.body.id}`)).body.categoryName).toBe('Buildings');
    const refused = await manager.post(`registers/${council.registers.ict}/risks`, { body: { title: 'Door', status: 'draft', categoryId: category.id } });
    expect(Object.keys(faults(refused))).toEqual(['categoryId']);
    expect((await manager.patch(`categories/${category.id}`, { body: { name: 'x' }, version: 3 })).status).toBe(409);
    expect((await manager.get<CategoryView[]>('categories')).body.at(-1)).toMatchObject({ name: 'Buildings' });
    const actions = await council.sql<{ action: string }>('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY id', [category.id]);
    expect(actions.map(({ action }) => action)).toEqual(['category.created', 'category.edited', 'category.closed']);
  });
});
