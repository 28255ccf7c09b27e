import type { RiskView, SittingOutlook, SittingRow, SittingView } from '@holdfast/contracts';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
let register: string;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(async () => {
  at.clock.set('2026-03-02T09:00:00Z');
  register = at.council.registers.ict;
  // Each test with risks of its own.
  await at.council.sql(`UPDATE risk SET next_review = '2030-01-01' WHERE organisation_id = $1`, [at.council.organisationId]);
});
afterAll(() => at.close());

/** A review can only be set ahead: what is overdue was left to become so. */
const add = async (title: string, { nextReview, ...body }: { nextReview?: string } & Record<string, unknown> = {}, to = register): Promise<RiskView> => {
  const { status, body: risk } = await at.as.riskManager.post<RiskView>(`registers/${to}/risks`, { body: { title, status: 'open', ownerId: at.council.people.riskOwner.id, ...body } });
  expect(status).toBe(201);
  if (nextReview) await at.council.sql('UPDATE risk SET next_review = $2 WHERE id = $1', [risk.id, nextReview]);
  return risk;
};
const start = (body: object = {}, as: Speaker = at.as.registerOwner) => as.post<SittingView>('review-sittings', { body: { scope: 'register', registerId: register, reach: 'soon', ...body } });
const read = async (id: string, as: Speaker = at.as.registerOwner) => (await as.get<SittingView>(`review-sittings/${id}`)).body;
const decide = (sitting: SittingView, risk: RiskView, body: object, as: Speaker = at.as.registerOwner, version = risk.version) =>
  as.post<RiskView>(`risks/${risk.id}/reviews`, { body: { sittingId: sitting.id, ...body }, version });
const NO_CHANGE = { outcome: 'no-change', reason: 'Holds' };

describe('a review sitting', () => {
  it('takes what is due, or will be within two weeks, the highest first', async () => {
    const low = await add('Low and late', { nextReview: '2026-01-05', residual: { level: 'L' } });
    const high = await add('High and soon', { nextReview: '2026-03-16', residual: { level: 'VH' } });
    const unscored = await add('Unscored', { nextReview: '2026-03-02' });
    await add('Not yet', { nextReview: '2026-03-17' });
    const { status, body } = await start({ people: [at.council.people.riskOwner.id], others: ['A supplier'] });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      scope: 'register', register: { id: register, name: 'ICT service risks' }, heldOn: '2026-03-02', host: { jobTitle: 'Head of ICT' },
      people: [{ jobTitle: 'Service Desk Manager' }], others: ['A supplier'], endedAt: null, mayLead: true, hidden: 0,
    });
    expect(body.items.map(({ riskId, state, dueOn }) => [riskId, state, dueOn])).toEqual([[high.id, 'open', '2026-03-16'], [low.id, 'open', '2026-01-05'], [unscored.id, 'open', '2026-03-02']]);
    expect((await start({ reach: 'due' })).body.items.map(({ riskId }) => riskId)).toEqual([low.id, unscored.id]);
    const { body: outlook } = await at.as.registerOwner.get<SittingOutlook>(`review-sittings/outlook?scope=register&registerId=${register}`);
    expect(outlook).toMatchObject({ overdue: 1, due: 2, soon: 3 });
    expect(outlook.open).toHaveLength(2);
  });

  it('of my own risks goes through them wherever they are', async () => {
    const here = await add('Mine here', { nextReview: '2026-02-01' });
    const there = await add('Mine there', { nextReview: '2026-02-01', residual: { level: 'H' } }, at.council.registers.housing);
    await add('Not mine', { nextReview: '2026-02-01', ownerId: at.council.people.registerOwner.id });
    const { body } = await start({ scope: 'mine', registerId: null, reach: 'due' }, at.as.riskOwner);
    expect(body.items.map(({ riskId, registerName }) => [riskId, registerName])).toEqual([[there.id, 'Housing service risks'], [here.id, 'ICT service risks']]);
    expect((await at.as.riskOwner.get<SittingRow[]>('review-sittings')).body[0]).toMatchObject({ id: body.id, scope: 'mine', register: null, risks: 2, decided: 0 });
    // For whoever reads both registers, and nobody who reads one of them.
    expect((await at.as.auditor.get(`review-sittings/${body.id}`)).status).toBe(200);
    expect((await at.as.registerOwner.get(`review-sittings/${body.id}`)).status).toBe(404);
  });

  it('is resumed where it was left, by what was decided and what was put off', async () => {
    const [a, b, c] = [await add('A', { nextReview: '2026-02-01', residual: { level: 'VH' } }), await add('B', { nextReview: '2026-02-01', residual: { level: 'H' } }), await add('C', { nextReview: '2026-02-01', residual: { level: 'L' } })];
    const { body: sitting } = await start();
    expect((await decide(sitting, a, NO_CHANGE)).status).toBe(201);
    expect((await at.as.registerOwner.post<SittingView>(`review-sittings/${sitting.id}/skips`, { body: { riskId: b.id } })).status).toBe(201);
    expect((await read(sitting.id)).items.map(({ riskId, state }) => [riskId, state])).toEqual([[a.id, 'decided'], [b.id, 'skipped'], [c.id, 'open']]);
    await decide(sitting, b, { outcome: 're-scored', level: 'M', reason: 'Second line installed' });
    expect((await read(sitting.id)).items[1]).toMatchObject({ state: 'decided', review: { outcome: 're-scored', reason: 'Second line installed', before: { level: 'H' }, after: { level: 'M' } } });
  });

  it('says what was decided elsewhere meanwhile', async () => {
    const [a, b] = [await add('A', { nextReview: '2026-02-01', residual: { level: 'H' } }), await add('B', { nextReview: '2026-02-01' })];
    const { body: sitting } = await start();
    at.clock.advance(60_000);
    await at.as.riskOwner.post(`risks/${a.id}/reviews`, { body: NO_CHANGE, version: 1 });
    await at.as.riskManager.post(`risks/${b.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    expect((await read(sitting.id)).items.map(({ state, review }) => [state, review?.author.jobTitle])).toEqual([['elsewhere', 'Service Desk Manager'], ['elsewhere', undefined]]);
    expect((await decide(sitting, a, NO_CHANGE)).status).toBe(412);
    // Who looks at it again may still decide.
    expect((await decide(sitting, a, NO_CHANGE, at.as.registerOwner, 2)).status).toBe(201);
  });

  it('two people sit over one register, each with their own sitting', async () => {
    const risk = await add('Shared', { nextReview: '2026-02-01' });
    const [mine, theirs] = [(await start()).body, (await start({}, at.as.unitRiskManager)).body];
    at.clock.advance(1000);
    await decide(mine, risk, NO_CHANGE);
    expect((await read(mine.id)).items[0]).toMatchObject({ state: 'decided' });
    expect((await read(theirs.id)).items[0]).toMatchObject({ state: 'elsewhere', review: { author: { jobTitle: 'Head of ICT' } } });
  });

  it('ends with a record of who was there, what was decided and what was left over, which stays', async () => {
    const [a, b] = [await add('A', { nextReview: '2026-02-01', residual: { level: 'H' } }), await add('B', { nextReview: '2026-02-01', residual: { level: 'M' } })];
    const { body: sitting } = await start({ others: ['A supplier'] });
    await at.as.registerOwner.post(`review-sittings/${sitting.id}/attendance`, { body: { people: [at.council.people.riskOwner.id, at.council.people.registerOwner.id], others: [] } });
    await decide(sitting, a, NO_CHANGE);
    at.clock.advance(60_000);
    const { body: ended } = await at.as.registerOwner.post<SittingView>(`review-sittings/${sitting.id}/end`, { body: { note: 'B waits for the supplier.' } });
    expect(ended).toMatchObject({
      endedAt: '2026-03-02T09:01:00.000Z', endedBy: { jobTitle: 'Head of ICT' }, note: 'B waits for the supplier.', others: [],
      people: [{ jobTitle: 'Service Desk Manager' }, { jobTitle: 'Head of ICT' }], items: [{ state: 'decided', review: { reason: 'Holds' } }, { state: 'open', residual: { level: 'M' } }],
    });
    at.clock.advance(60_000);
    for (const refused of [decide(sitting, b, NO_CHANGE), at.as.registerOwner.post(`review-sittings/${sitting.id}/end`, { body: {} }), at.as.registerOwner.post(`review-sittings/${sitting.id}/skips`, { body: { riskId: b.id } }),
      at.as.registerOwner.post(`review-sittings/${sitting.id}/attendance`, { body: {} })])
      expect((await refused).status).toBe(409);
    // What happens later does not change what was left over.
    await at.as.riskOwner.post(`risks/${b.id}/reviews`, { body: { outcome: 're-scored', level: 'L', reason: 'Later' }, version: 1 });
    expect(await read(sitting.id)).toEqual(ended);
    expect((await at.as.auditor.get<SittingRow[]>(`registers/${register}/review-sittings`)).body.find(({ id }) => id === sitting.id)).toMatchObject({ risks: 2, decided: 1, endedAt: '2026-03-02T09:01:00.000Z' });
  });

  it('says what changed since the last review of each risk, and of nothing before', async () => {
    const risk = await add('Watched', { residual: { level: 'H' }, nextReview: '2026-02-01' });
    const { people } = at.council;
    const control = (await at.as.riskOwner.post<{ id: string }>(`risks/${risk.id}/controls`, { body: { title: 'Second line', ownerId: people.riskOwner.id, effectiveness: 'not-assessed' } })).body;
    const plan = async (title: string, dueDate: string) => (await at.as.riskOwner.post<{ id: string; version: number }>(`risks/${risk.id}/actions`, { body: { title, ownerId: people.riskOwner.id, priority: 'high', dueDate } })).body;
    const slipping = await plan('Shorten the restore', '2026-03-10');
    expect(slipping.id).toBeDefined();
    const { body: confirmed } = await at.as.riskOwner.post<RiskView>(`risks/${risk.id}/reviews`, { body: NO_CHANGE, version: (await at.as.riskOwner.get<RiskView>(`risks/${risk.id}`)).body.version });

    at.clock.set('2026-04-15T09:00:00Z');
    await plan('Renew the contract', '2026-06-26');
    at.clock.advance(60_000);
    await at.as.riskOwner.patch(`risks/${risk.id}`, { body: { treatment: 'treat' }, version: confirmed.version });
    at.clock.advance(60_000);
    await at.as.riskOwner.post(`risks/${risk.id}/assessments`, { body: { kind: 'target', level: 'L', targetDate: '2026-12-31', rationale: 'Agreed' }, version: confirmed.version + 1 });
    at.clock.advance(60_000);
    await at.as.riskOwner.post(`controls/${control.id}/assessments`, { body: { effectiveness: 'partial', assessedOn: '2026-04-10', rationale: 'Tried it' }, version: 1 });
    await at.council.sql(`UPDATE risk SET next_review = '2026-04-01' WHERE id = $1`, [risk.id]);
    const { body: sitting } = await start();
    const item = sitting.items.find(({ riskId }) => riskId === risk.id)!;
    expect(item.since).toEqual({ at: '2026-03-02T09:00:00.000Z', review: true });
    expect(item.changes.map(({ kind, about }) => [kind, about])).toEqual([
      ['action-late', 'Shorten the restore'], ['action-new', 'Renew the contract'], ['edited', null], ['assessed', null], ['control-assessed', 'Second line'],
    ]);
    expect(item.changes[2]).toMatchObject({ fields: ['treatment'] });
    expect(item.changes[3]).toMatchObject({ assessed: 'target', before: null, after: { level: 'L' } });
  });

  it('is opened by whoever may score in the register, of what is theirs to read', async () => {
    await add('Due', { nextReview: '2026-02-01' });
    for (const [who, status] of [['riskManager', 201], ['unitRiskManager', 201], ['registerOwner', 201], ['riskOwner', 403], ['auditor', 403], ['continuityManager', 403], ['member', 404], ['unitViewer', 404], ['otherRegisterOwner', 404]] as const)
      expect([who, (await start({}, at.as[who])).status]).toEqual([who, status]);
    expect((await start({ registerId: v7() })).status).toBe(404);
    expect(faults(await start({ registerId: null }))).toHaveProperty('registerId');
    expect(faults(await start({ people: [v7()] }))).toHaveProperty('people');
    expect(faults(await start({ others: [''] }))).toHaveProperty('others');
    const { body: sitting } = await start();
    expect((await at.as.riskOwner.get(`review-sittings/${sitting.id}`)).status).toBe(200);
    expect((await at.as.riskOwner.post(`review-sittings/${sitting.id}/end`, { body: {} })).status).toBe(403);
    for (const outside of ['member', 'unitViewer', 'otherRiskOwner'] as const) expect([outside, (await at.as[outside].get(`review-sittings/${sitting.id}`)).status]).toEqual([outside, 404]);
  });

  it('refuses to hold what it does not go through, or nothing at all', async () => {
    const nothing = await start();
    expect([nothing.status, (nothing.body as unknown as { title: string }).title]).toEqual([409, 'No review is due. Take all open risks to go through them anyway.']);
    await add('Due', { nextReview: '2026-02-01' });
    const other = await add('Not yet', { nextReview: '2027-01-01' });
    const { body: sitting } = await start();
    expect(faults(await decide(sitting, other, NO_CHANGE))).toEqual({ sittingId: 'This sitting does not go through that risk' });
    expect((await decide({ ...sitting, id: v7() }, other, NO_CHANGE)).status).toBe(404);
    expect((await at.as.riskOwner.get<RiskView>(`risks/${other.id}`)).body.version).toBe(1);
  });

  it('a decision and the end of the sitting at once: the minutes hold it, or it is refused', async () => {
    for (let round = 0; round < 5; round++) {
      const risk = await add(`Round ${round}`, { nextReview: '2026-02-01' });
      const { body: sitting } = await start();
      const [decided, ended] = await Promise.all([decide(sitting, risk, NO_CHANGE), at.as.registerOwner.post<SittingView>(`review-sittings/${sitting.id}/end`, { body: {} })]);
      expect(ended.status).toBe(201);
      const item = ended.body.items.find(({ riskId }) => riskId === risk.id);
      expect([decided.status, item?.state]).toEqual(decided.status === 201 ? [201, 'decided'] : [409, 'open']);
      await at.council.sql(`UPDATE risk SET next_review = '2030-01-01' WHERE id = $1`, [risk.id]);
    }
  });
});
