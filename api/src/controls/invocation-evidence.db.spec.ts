import { randomUUID } from 'node:crypto';
import type { ChangeView, ControlView, FailureReviewView, InvocationView, Page, RiskRow, RiskView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { invokedPlans, type InvokedPlanOf } from '../../test/invoked-plans';
import { faults } from '../../test/speak';

let at: AtTheCouncil;
const { resource, activity, leansOn, contentOf, plan, declared, device, standDown } = invokedPlans(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-05-11T09:00:00Z'));
afterAll(() => at.close());

const YEAR = { count: 12, unit: 'months' };

/** A plan that has to bring the storage back within four hours. */
async function planOfFourHours(): Promise<{ of: InvokedPlanOf; storage: string }> {
  const storage = await resource('Storage');
  return { of: await plan({ ...contentOf(at.council.people.riskOwner.id, [storage]), activityIds: [await activity({ rto: 240 })] }), storage };
}

async function leaning(planId: string, ownerId = at.council.people.riskOwner.id): Promise<{ risk: RiskView; control: ControlView }> {
  const { riskOwner } = at.council.people;
  const { body: risk } = await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, {
    body: { title: 'The offices burn', status: 'open', ownerId: riskOwner.id, inherent: { likelihood: '5', impact: '4' }, residual: { likelihood: '1', impact: '4' } },
  });
  const { body: control } = await at.as.registerOwner.post<ControlView>(`risks/${risk.id}/controls`, { body: { title: 'Recovery plan', ownerId, suffices: { kinds: ['invocation'], age: YEAR, planId } } });
  await at.as.riskOwner.post(`risks/${risk.id}/leaning`, { body: { controlIds: [control.id] } });
  return { risk, control };
}

const read = async ({ id }: ControlView, as = at.as.riskOwner): Promise<ControlView> => (await as.get<ControlView>(`controls/${id}`)).body;
const drawn = async ({ id }: RiskView, query = ''): Promise<string | undefined> =>
  (await at.as.riskManager.get<Page<RiskRow>>(`registers/${at.council.registers.ict}/risks?basis=evidenced${query}`)).body.items.find((row) => row.id === id)?.evidence?.drawn;

async function reviewed(made: InvocationView): Promise<FailureReviewView> {
  const { body: begun } = await at.as.continuityManager.post<FailureReviewView>('failure-reviews', { body: { kind: 'invocation', subjectId: made.id, title: 'Fire', startedAt: null, endedAt: null } });
  const { body: whole } = await at.as.continuityManager.post<FailureReviewView>(`failure-reviews/${begun.id}/content`, {
    body: { title: 'Fire', leadId: begun.lead.id, startedAt: '2026-05-11T07:00', endedAt: '2026-05-11T12:00', summary: 'It burnt', cause: 'A charger', rootCause: 'Nobody looked', wentWell: '', lessons: [] }, version: begun.version,
  });
  const { body: signed } = await at.as.riskManager.post<FailureReviewView>(`failure-reviews/${whole.id}/sign-off`, { body: {}, version: whole.version });
  return signed;
}

describe('a plan used for real as evidence of a control', () => {
  it('that missed its RTO moves the risk as soon as its log says so; put right, only with the sign-off of the review', async () => {
    const { of, storage } = await planOfFourHours();
    const { risk, control } = await leaning(of.id);
    const made = await declared([of.id], at.as.continuityManager, { lostIds: [storage] });
    expect([(await read(control)).evidence.state, await drawn(risk)]).toEqual(['none', 'inherent']);

    at.clock.set('2026-05-11T12:00:00Z');
    const phone = device();
    const late = phone.typed('resource-usable', '2026-05-11T11:30:00.000Z', { resourceId: storage });
    await phone.send(made.id, [late], at.as.riskOwner);
    expect(await read(control)).toMatchObject({
      evidence: { state: 'failed', on: '2026-05-11' },
      entries: [{ kind: 'invocation', outcome: 'failed', note: 'Recovered after 5 h 30 min; its RTO is 4 h', about: { type: 'invocation', id: made.id, reference: made.reference } }],
    });
    const changes = (await at.as.riskOwner.get<Page<ChangeView>>(`risks/${risk.id}/changes`)).body.items;
    expect(changes.find(({ action }) => action === 'risk.review-called-for')?.changes).toContainEqual({ field: 'reason', before: null, after: `${made.reference}, a real use of a plan on which its residual leans, took longer than its RTO` });

    at.clock.set('2026-05-12T12:00:00Z');
    await phone.send(made.id, [phone.typed('correction', '2026-05-11T09:30:00.000Z', { correctsId: late.id, text: 'It was usable at half past ten' })], at.as.riskOwner);
    await standDown(made, at.as.continuityManager);
    expect((await read(control)).evidence.state).toBe('failed');
    at.clock.set('2026-05-13T12:00:00Z');
    await reviewed(made);
    expect(await read(control)).toMatchObject({ evidence: { state: 'passed', on: '2026-05-11', until: '2027-05-11' }, entries: [{ outcome: 'passed', note: 'Recovered after 3 h 30 min, within its RTO of 4 h' }, { outcome: 'failed' }] });
    expect([await drawn(risk), await drawn(risk, '&asAt=2026-05-12')]).toEqual(['residual', 'inherent']);
    at.clock.set('2027-05-12T12:00:00Z');
    expect((await read(control)).evidence.state).toBe('stale');
  });

  it('that gave up what it covers fails it', async () => {
    const { of, storage } = await planOfFourHours();
    const { control } = await leaning(of.id);
    const made = await declared([of.id], at.as.continuityManager, { lostIds: [storage] });
    const phone = device();
    await phone.send(made.id, [phone.typed('resource-abandoned', '2026-05-11T08:00:00.000Z', { resourceId: storage })], at.as.riskOwner);
    expect((await read(control)).entries).toMatchObject([{ outcome: 'failed', note: 'Given up after 2 h; its RTO is 4 h' }]);
  });

  it('that was stood down without a word of what it covers says nothing', async () => {
    const { of, storage } = await planOfFourHours();
    const { control } = await leaning(of.id);
    const made = await declared([of.id], at.as.continuityManager, { lostIds: [storage] });
    await standDown(made, at.as.continuityManager);
    await reviewed(made);
    expect((await read(control)).evidence.state).toBe('none');
  });

  it('is refused as evidence without a plan that is in sight', async () => {
    const { risk } = await leaning((await planOfFourHours()).of.id);
    const ask = (planId: string | null) => at.as.registerOwner.post(`risks/${risk.id}/controls`, { body: { title: 'Plan', ownerId: at.council.people.riskOwner.id, suffices: { kinds: ['invocation'], age: YEAR, planId } } });
    for (const planId of [null, randomUUID()]) expect(faults(await ask(planId))).toEqual({ 'suffices.planId': 'Choose the plan from the list' });
  });

  it('tells whoever does not see the invocation what it came to, and not which one', async () => {
    const { of, storage } = await planOfFourHours();
    const officer = await at.council.addPerson({ jobTitle: 'Facilities Officer' });
    const { control } = await leaning(of.id, officer.id);
    const made = await declared([of.id], at.as.continuityManager, { lostIds: [storage] });
    const phone = device();
    await phone.send(made.id, [phone.typed('resource-abandoned', '2026-05-11T08:00:00.000Z', { resourceId: storage })], at.as.riskOwner);
    expect((await read(control, await at.signIn(officer))).entries).toMatchObject([{ outcome: 'failed', about: null }]);
  });

  it('whose data went back further than the RPO fails it, though it was back in time', async () => {
    const storage = await resource('Storage');
    await leansOn(await activity({ rto: 240, rpo: 1440 }), storage);
    const of = await plan(contentOf(at.council.people.riskOwner.id, [storage]));
    const { risk, control } = await leaning(of.id);
    const made = await declared([of.id], at.as.continuityManager, { lostIds: [storage] });
    const phone = device();
    await phone.send(made.id, [phone.typed('resource-usable', '2026-05-11T08:00:00.000Z', { resourceId: storage })], at.as.riskOwner);
    expect((await read(control)).evidence.state).toBe('none');
    const looked = phone.typed('resource-data-as-of', '2026-05-10T04:00:00.000Z', { resourceId: storage });
    await phone.send(made.id, [looked], at.as.riskOwner);
    expect((await read(control)).entries).toMatchObject([{ outcome: 'failed', failedBy: 'over-rpo', note: 'Recovered after 2 h, within its RTO of 4 h. Data of 26 h lost; its RPO is 24 h' }]);
    const changes = (await at.as.riskOwner.get<Page<ChangeView>>(`risks/${risk.id}/changes`)).body.items;
    expect(changes.find(({ action }) => action === 'risk.review-called-for')?.changes).toContainEqual({ field: 'reason', before: null, after: `${made.reference}, a real use of a plan on which its residual leans, missed its RPO` });

    at.clock.set('2026-05-12T12:00:00Z');
    await phone.send(made.id, [phone.typed('correction', '2026-05-11T04:00:00.000Z', { correctsId: looked.id, text: 'The set of the night was the one' })], at.as.riskOwner);
    await standDown(made, at.as.continuityManager);
    await reviewed(made);
    expect((await read(control)).entries[0]).toMatchObject({ outcome: 'passed', note: 'Recovered after 2 h, within its RTO of 4 h' });
  });
});

describe('a resource used for real as evidence of a control', () => {
  async function leaningOn(storage: string): Promise<{ risk: RiskView; control: ControlView }> {
    const { riskOwner } = at.council.people;
    const { body: risk } = await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, {
      body: { title: 'The storage fails', status: 'open', ownerId: riskOwner.id, inherent: { likelihood: '5', impact: '4' }, residual: { likelihood: '1', impact: '4' } },
    });
    const { status, body: control } = await at.as.riskManager.post<ControlView>(`risks/${risk.id}/controls`, {
      body: { title: 'Mirror', ownerId: riskOwner.id, suffices: { kinds: ['exercise', 'invocation'], age: YEAR, asks: 'recovery-time', exerciseKinds: ['full-failover'], resourceId: storage } },
    });
    expect(status).toBe(201);
    await at.as.riskOwner.post(`risks/${risk.id}/leaning`, { body: { controlIds: [control.id] } });
    return { risk, control };
  }

  it('that came back too late fails the control that leans on it, whichever plan was invoked, and passes it with the sign-off of a use in time', async () => {
    const storage = await resource('Storage');
    await leansOn(await activity({ rto: 240 }), storage);
    const { risk, control } = await leaningOn(storage);
    expect(control.suffices).toMatchObject({ kinds: ['exercise', 'invocation'], resource: { id: storage }, plan: null });
    const made = await declared([(await plan(contentOf(at.council.people.riskOwner.id, []))).id], at.as.continuityManager, { lostIds: [storage] });
    at.clock.set('2026-05-11T12:00:00Z');
    const phone = device();
    const late = phone.typed('resource-usable', '2026-05-11T11:30:00.000Z', { resourceId: storage });
    await phone.send(made.id, [late], at.as.continuityManager);
    expect(await read(control)).toMatchObject({ evidence: { state: 'failed', on: '2026-05-11' }, entries: [{ kind: 'invocation', outcome: 'failed', failedBy: 'over-rto', note: 'Recovered after 5 h 30 min; its RTO is 4 h', about: { id: made.id } }] });
    const changes = (await at.as.riskOwner.get<Page<ChangeView>>(`risks/${risk.id}/changes`)).body.items;
    expect(changes.find(({ action }) => action === 'risk.review-called-for')?.changes).toContainEqual({ field: 'reason', before: null, after: `${made.reference}, a real use of a resource on which its residual leans, took longer than its RTO` });

    at.clock.set('2026-05-12T12:00:00Z');
    await phone.send(made.id, [phone.typed('correction', '2026-05-11T09:00:00.000Z', { correctsId: late.id, text: 'It was usable at ten' })], at.as.continuityManager);
    await standDown(made, at.as.continuityManager);
    await reviewed(made);
    expect((await read(control)).evidence).toEqual({ state: 'passed', on: '2026-05-11', until: '2027-05-11' });
  });

  it('says nothing for a control that did not ask for real use', async () => {
    const storage = await resource('Storage');
    await leansOn(await activity({ rto: 240 }), storage);
    const { control } = await leaningOn(storage);
    await at.as.riskManager.patch(`controls/${control.id}`, { body: { suffices: { kinds: ['exercise'], age: YEAR, asks: 'recovery-time', exerciseKinds: ['full-failover'], resourceId: storage } }, version: control.version });
    const made = await declared([(await plan(contentOf(at.council.people.riskOwner.id, []))).id], at.as.continuityManager, { lostIds: [storage] });
    const phone = device();
    await phone.send(made.id, [phone.typed('resource-abandoned', '2026-05-11T08:00:00.000Z', { resourceId: storage })], at.as.continuityManager);
    expect(await read(control)).toMatchObject({ evidence: { state: 'none' }, entries: [] });
  });
});
