import type { ActionView, HomeView, RiskView } from '@holdfast/contracts';
import { aCouncil, type Council } from '@holdfast/testing';
import { speakAs, type Speaker } from '../../test/speak';
import { startApp, type TestApp } from '../../test/start-app';

let test: TestApp;
let council: Council;
let manager: Speaker;
let owner: Speaker;

beforeAll(async () => {
  test = await startApp();
  council = await aCouncil(test.database.ownerUrl);
  manager = speakAs(test, await council.signIn(council.people.riskManager));
  owner = speakAs(test, await council.signIn(council.people.riskOwner));
});
afterAll(() => test.close());

const add = async (speaker: Speaker, body: object, register = council.registers.ict): Promise<RiskView> => {
  const { status, body: risk } = await speaker.post<RiskView>(`registers/${register}/risks`, { body: { status: 'open', ownerId: council.people.riskOwner.id, ...body } });
  expect(status).toBe(201);
  return risk;
};
const home = async (speaker: Speaker): Promise<HomeView> => (await speaker.get<HomeView>('home')).body;

describe('home', () => {
  it('is empty for whoever has nothing yet', async () => {
    const nobody = await council.addPerson({ jobTitle: 'New Starter' });
    expect(await home(speakAs(test, await council.signIn(nobody)))).toEqual({
      due: [], mine: [], mineTotal: 0, failedEvidence: [], drafts: [], actions: [], recommendations: [], partnerships: [], impactAnalyses: [], plans: [], exercises: [], scoreAgain: [], decisions: [], decided: [], exceptions: { waiting: [], decided: [], ending: [] }, changed: [], changedSince: '2026-01-31T09:00:00.000Z', matrixVersionId: null,
    });
  });

  it('shows what is due, the most overdue first, mine with the worst first, and my drafts', async () => {
    test.clock.set('2026-01-01T09:00:00Z');
    const late = await add(manager, { title: 'Late', nextReview: '2026-02-01', residual: { likelihood: '1', impact: '1' } });
    const later = await add(manager, { title: 'Later', nextReview: '2026-02-20' });
    await add(manager, { title: 'Not yet', nextReview: '2026-03-17', residual: { likelihood: '5', impact: '5' } });
    await add(manager, { title: 'Somebody else\'s', nextReview: '2026-01-01', ownerId: council.people.registerOwner.id });
    const soon = await add(manager, { title: 'Soon', nextReview: '2026-03-16' });
    test.clock.set('2026-03-02T09:00:00Z');
    const draft = await add(owner, { title: 'A thought', status: 'draft' });
    const view = await home(owner);
    expect(view.due.map(({ id }) => id)).toEqual([late.id, later.id, soon.id]);
    expect(view.mine.map(({ title }) => title)).toEqual(['Not yet', 'Late', 'Soon', 'Later']);
    expect(view.mineTotal).toBe(4);
    expect(view.drafts).toMatchObject([{ id: draft.id, reference: null, status: 'draft' }]);
    expect(view.matrixVersionId).toBe(council.matrix.versionId);
  });

  it('shows my actions that are late or soon due, and which of my risks a done action asks to score again', async () => {
    const risk = await add(manager, { title: 'To be scored' });
    const plan = async (title: string, dueDate: string, more: object = {}): Promise<ActionView> =>
      (await manager.post<ActionView>(`risks/${risk.id}/actions`, { body: { title, dueDate, ownerId: council.people.riskOwner.id, ...more } })).body;
    const [late, today, soon] = [await plan('Late', '2026-03-03'), await plan('Today', '2026-03-05'), await plan('Soon', '2026-03-19')];
    await plan('Not yet', '2026-03-20');
    await plan('Somebody else\'s', '2026-03-03', { ownerId: council.people.registerOwner.id });
    const target = { target: { riskId: risk.id, level: 'L' } };
    const [done, doneLater] = [await plan('Done', '2026-03-03', target), await plan('Done later', '2026-03-03', target)];
    const clock = test.clock.now();
    test.clock.set('2026-03-05T09:00:00Z');
    await manager.post(`actions/${done.id}/completion`, { body: {}, version: 1 });
    test.clock.advance(60_000);
    await manager.post(`actions/${doneLater.id}/completion`, { body: {}, version: 1 });
    const view = await home(owner);
    expect(view.actions.map(({ id }) => id)).toEqual([late.id, today.id, soon.id]);
    expect(view.scoreAgain).toEqual([
      { riskId: risk.id, reference: risk.reference, title: 'To be scored', action: { id: doneLater.id, reference: doneLater.reference, title: 'Done later', endedAt: '2026-03-05T09:01:00.000Z' } },
    ]);
    expect((await home(manager)).scoreAgain).toEqual([]);
    await owner.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', level: 'L' }, version: risk.version });
    expect((await home(owner)).scoreAgain).toEqual([]);
    test.clock.set(clock);
  });

  it('tells what others changed in registers that I read in full, the newest first', async () => {
    test.clock.advance(60_000);
    const risk = await add(manager, { title: 'Talked about' });
    test.clock.advance(60_000);
    await manager.patch(`risks/${risk.id}`, { body: { title: 'Talked about much' }, version: risk.version });
    await owner.patch(`risks/${risk.id}`, { body: { cause: 'By me' }, version: risk.version + 1 });
    await add(manager, { title: 'A draft of the manager', status: 'draft' });
    await add(manager, { title: 'Elsewhere', ownerId: council.people.otherRiskOwner.id }, council.registers.housing);
    const { changed, changedSince } = await home(owner);
    expect(changed.slice(0, 2)).toMatchObject([
      { action: 'risk.edited', riskId: risk.id, reference: risk.reference, title: 'Talked about much', actor: { jobTitle: 'Corporate Risk Manager' }, at: '2026-03-02T09:02:00.000Z' },
      { action: 'risk.added', riskId: risk.id, at: '2026-03-02T09:01:00.000Z' },
    ]);
    expect(changed.every(({ actor, title }) => actor?.id !== council.people.riskOwner.id && !['Elsewhere', 'A draft of the manager'].includes(title))).toBe(true);
    expect(changedSince).toBe('2026-01-31T09:02:00.000Z');
    // Readers of public wording are not told what was done to it.
    expect((await home(speakAs(test, await council.signIn(council.people.member)))).changed).toEqual([]);
  });

  it('begins where the visit before this one was', async () => {
    await council.sql(`UPDATE person SET previous_visit_at = '2026-03-02T09:01:30Z' WHERE id = $1`, [council.people.riskOwner.id]);
    const { changed, changedSince } = await home(owner);
    expect(changedSince).toBe('2026-03-02T09:01:30.000Z');
    expect(changed.map(({ action }) => action)).toEqual(['risk.edited']);
  });
});
