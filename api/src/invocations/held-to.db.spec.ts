import { randomUUID } from 'node:crypto';
import type { ExerciseScopeView, FailureReviewView, GapPage, GapRow, InvocationView, PlanProvenView, ProvenRecoveryView, ResourceBackView, WhatIfView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { invokedPlans } from '../../test/invoked-plans';
import { faults } from '../../test/speak';

let at: AtTheCouncil;
const { resource, calendar, activity, leansOn, contentOf, plan, declared, device, standDown } = invokedPlans(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-05-11T09:00:00Z'));
afterAll(() => at.close());

const leader = (): string => at.council.people.riskOwner.id;
const inUse = async (planId: string, body: object = {}): Promise<InvocationView> => declared([planId], at.as.continuityManager, body);

describe('what a plan in use is held to', () => {
  it('is what a rehearsal of it is held to, though it covers resources alone', async () => {
    const storage = await resource('Storage');
    await leansOn(await activity({ rto: 240, rpo: 60 }), storage);
    const of = await plan(contentOf(leader(), [storage]));
    const { resources: [rehearsed] } = (await at.as.continuityManager.get<ExerciseScopeView>(`exercise-scope?resource=${storage}`)).body;
    expect(rehearsed).toMatchObject({ neededRtoMinutes: 240, tooLateAtOnce: false, neededRpoMinutes: 60 });
    const made = await inUse(of.id, { lostIds: [storage] });
    expect([made.invoked[0], made.resources[0]]).toEqual([expect.objectContaining({ rtoMinutes: 240, rpoMinutes: 60, rtoStated: null }), expect.objectContaining({ rtoMinutes: 240, rpoMinutes: 60, rtoStated: null })]);
  });

  it('counts working hours in the calendar of the activity, from the start of the outage', async () => {
    const storage = await resource('Storage');
    const benefits = await activity({ rto: 600, calendarId: await calendar('Office hours') });
    await leansOn(benefits, storage);
    const of = await plan({ ...contentOf(leader(), [storage]), activityIds: [benefits] });
    const onFriday = await inUse(of.id, { outageAt: '2026-05-08T17:00', lostIds: [storage] });
    expect(onFriday.invoked[0]).toMatchObject({ rtoMinutes: 72 * 60, rtoStated: '10 working hours (Office hours)' });
    expect(onFriday.resources[0]).toMatchObject({ rtoMinutes: 72 * 60, rtoStated: '10 working hours (Office hours)' });
    const other = await plan({ ...contentOf(leader(), []), activityIds: [benefits] });
    const onMonday = await inUse(other.id, { outageAt: '2026-05-11T08:00' });
    expect(onMonday.invoked[0]).toMatchObject({ rtoMinutes: 600 });
  });

  it('is the activities of the plan for a resource on which nothing leans, and not known where neither says', async () => {
    const [storage, printer] = [await resource('Storage'), await resource('Printer')];
    const of = await plan({ ...contentOf(leader(), [storage]), activityIds: [await activity({ rto: 480 })] });
    expect((await inUse(of.id, { lostIds: [storage, printer] })).resources).toEqual([
      expect.objectContaining({ id: printer, rtoMinutes: null, rpoMinutes: null }), expect.objectContaining({ id: storage, rtoMinutes: 480 }),
    ]);
  });

  it('says where even at once is too late, as what comes after alone takes longer, until the review that keeps the number is signed off', async () => {
    const { council } = at;
    const [server, storage] = [await resource('Server'), await resource('Storage')];
    await leansOn(await activity({ rto: 60 }), server);
    await council.sql('UPDATE resource SET declared_minutes = 240 WHERE organisation_id = $1 AND id = $2', [council.organisationId, server]);
    const [dependency, member] = [randomUUID(), randomUUID()];
    await council.sql('INSERT INTO dependency (organisation_id, id, dependent_resource_id, needed, author_id, created_at) VALUES ($1, $2, $3, 1, $4, now())', [council.organisationId, dependency, server, council.people.riskManager.id]);
    await council.sql('INSERT INTO dependency_member (organisation_id, id, dependency_id, resource_id) VALUES ($1, $2, $3, $4)', [council.organisationId, member, dependency, storage]);
    const { resources: [rehearsed] } = (await at.as.continuityManager.get<ExerciseScopeView>(`exercise-scope?resource=${storage}`)).body;
    expect(rehearsed).toMatchObject({ neededRtoMinutes: 0, tooLateAtOnce: true });
    const of = await plan(contentOf(leader(), [storage]));
    const otherwise = await at.as.continuityManager.post<unknown>('exercises', {
      body: { kind: 'component', title: 'Storage', unitId: council.units.ict, leadId: leader(), plannedFor: '2026-05-11', planIds: [of.id], resources: [{ resourceId: storage, rtoMinutes: 60, rpoMinutes: null }] },
    });
    expect(faults(otherwise)).toEqual({ 'resources.0.note': 'The analyses ask for it sooner than at once: say why it is measured by something else' });
    const made = await inUse(of.id, { lostIds: [storage] });
    expect([made.invoked[0], made.resources[0]]).toMatchObject([{ rtoMinutes: 0, tooLateAtOnce: true }, { rtoMinutes: 0, tooLateAtOnce: true }]);
    expect((await at.as.auditor.get<PlanProvenView>(`plans/${of.id}/proven-recovery`)).body.inUse).toMatchObject({ rtoMinutes: 0, tooLateAtOnce: true });
    expect((await at.as.auditor.get<ProvenRecoveryView>(`resources/${storage}/proven-recovery`)).body.stillLost).toMatchObject({ rtoMinutes: 0, tooLateAtOnce: true });

    const phone = device();
    await phone.send(made.id, [phone.typed('resource-usable', '2026-05-11T08:30:00.000Z', { resourceId: storage })], at.as.riskOwner);
    await standDown(made, at.as.continuityManager);
    const { body: begun } = await at.as.continuityManager.post<FailureReviewView>('failure-reviews', { body: { kind: 'invocation', subjectId: made.id, title: 'Fire', startedAt: null, endedAt: null } });
    expect(begun.measured).toMatchObject([{ id: storage, rtoMinutes: 0, tooLateAtOnce: true }]);
    const { body: whole } = await at.as.continuityManager.post<FailureReviewView>(`failure-reviews/${begun.id}/content`, {
      body: { title: 'Fire', leadId: begun.lead.id, startedAt: '2026-05-11T07:00', endedAt: '2026-05-11T10:00', summary: 'It burnt', cause: 'A charger', rootCause: 'Nobody looked', wentWell: '', lessons: [] }, version: begun.version,
    });
    await at.as.riskManager.post(`failure-reviews/${whole.id}/sign-off`, { body: {}, version: whole.version });
    expect((await at.as.auditor.get<FailureReviewView>(`failure-reviews/${whole.id}`)).body.measured).toMatchObject([{ rtoMinutes: 0, tooLateAtOnce: false }]);
    expect((await at.as.auditor.get<InvocationView>(`invocations/${made.id}`)).body.resources).toMatchObject([{ rtoMinutes: 0, tooLateAtOnce: false }]);
  });

  it('stands beside what was measured in the review, and is kept with its sign-off whatever the analyses ask later', async () => {
    const storage = await resource('Storage');
    const benefits = await activity({ rto: 600, calendarId: await calendar('Hours of the office') });
    await leansOn(benefits, storage);
    const of = await plan(contentOf(leader(), [storage]));
    const made = await inUse(of.id, { outageAt: '2026-05-08T17:00', lostIds: [storage] });
    const phone = device();
    await phone.send(made.id, [phone.typed('resource-usable', '2026-05-11T08:30:00.000Z', { resourceId: storage })], at.as.riskOwner);
    await standDown(made, at.as.continuityManager);
    const { body: begun } = await at.as.continuityManager.post<FailureReviewView>('failure-reviews', { body: { kind: 'invocation', subjectId: made.id, title: 'Fire', startedAt: null, endedAt: null } });
    expect(begun.measured).toMatchObject([{ id: storage, measured: { minutes: 64 * 60 + 30, moreThan: false }, rtoMinutes: 72 * 60 }]);
    const { body: whole } = await at.as.continuityManager.post<FailureReviewView>(`failure-reviews/${begun.id}/content`, {
      body: { title: 'Fire', leadId: begun.lead.id, startedAt: '2026-05-08T17:00', endedAt: '2026-05-11T09:30', summary: 'It burnt', cause: 'A charger', rootCause: 'Nobody looked', wentWell: '', lessons: [] }, version: begun.version,
    });
    await at.as.riskManager.post(`failure-reviews/${whole.id}/sign-off`, { body: {}, version: whole.version });
    await leansOn(await activity({ rto: 60 }), storage);
    expect((await at.as.auditor.get<FailureReviewView>(`failure-reviews/${whole.id}`)).body.measured).toMatchObject([{ rtoMinutes: 72 * 60 }]);
    expect((await at.as.auditor.get<InvocationView>(`invocations/${made.id}`)).body.resources).toMatchObject([{ rtoMinutes: 72 * 60, measured: { minutes: 64 * 60 + 30 } }]);
  });
});

describe('a plan in use past its RTO', () => {
  const proven = async (planId: string, as = at.as.auditor): Promise<PlanProvenView> => (await as.get<PlanProvenView>(`plans/${planId}/proven-recovery`)).body;

  it('takes longer than this, at the moment that is read, until what it is for is back', async () => {
    const storage = await resource('Storage');
    await leansOn(await activity({ rto: 240 }), storage);
    const of = await plan(contentOf(leader(), [storage]));
    const made = await inUse(of.id, { lostIds: [storage] });
    expect((await proven(of.id)).inUse).toBeNull();
    at.clock.set('2026-05-11T11:00:00Z');
    expect(await proven(of.id)).toMatchObject({
      inUse: { source: { id: made.id, reference: made.reference }, since: '2026-05-11T06:00:00.000Z', measured: { minutes: 300, moreThan: true }, rtoMinutes: 240, versionNumber: 1 }, results: [],
    });
    at.clock.set('2026-05-11T12:30:00Z');
    expect((await proven(of.id)).inUse?.measured).toEqual({ minutes: 390, moreThan: true });

    const phone = device();
    await phone.send(made.id, [phone.typed('resource-usable', '2026-05-11T12:00:00.000Z', { resourceId: storage })], at.as.riskOwner);
    expect(await proven(of.id)).toMatchObject({ inUse: null, results: [{ kind: 'invocation', outcome: 'failed', measured: { minutes: 360, moreThan: false } }] });
  });

  it('does not say in which invocation to whoever does not see that', async () => {
    const storage = await resource('Storage');
    await leansOn(await activity({ rto: 60 }), storage);
    const of = await plan(contentOf(leader(), [storage]));
    const officer = await at.council.addPerson({ jobTitle: 'Facilities Officer' });
    await at.council.sql('UPDATE plan SET owner_id = $2 WHERE id = $1', [of.id, officer.id]);
    await inUse(of.id, { lostIds: [storage] });
    expect((await proven(of.id, await at.signIn(officer))).inUse).toMatchObject({ source: null, measured: { minutes: 180, moreThan: true } });
  });
});

describe('a resource that is lost past its RTO', () => {
  const proven = async (resourceId: string, as = at.as.auditor): Promise<ProvenRecoveryView> => (await as.get<ProvenRecoveryView>(`resources/${resourceId}/proven-recovery`)).body;

  it('takes longer than this, at the moment that is read, until it is usable again', async () => {
    const storage = await resource('Storage');
    await leansOn(await activity({ rto: 240 }), storage);
    const of = await plan(contentOf(leader(), [storage]));
    const made = await inUse(of.id, { lostIds: [storage] });
    expect((await proven(storage)).stillLost).toBeNull();
    at.clock.set('2026-05-11T11:00:00Z');
    expect(await proven(storage)).toEqual({ proven: null, results: [], stillLost: { source: { id: made.id, reference: made.reference, title: made.title }, since: '2026-05-11T06:00:00.000Z', measured: { minutes: 300, moreThan: true }, rtoMinutes: 240, tooLateAtOnce: false } });

    const phone = device();
    await phone.send(made.id, [phone.typed('resource-usable', '2026-05-11T10:45:00.000Z', { resourceId: storage })], at.as.riskOwner);
    expect((await proven(storage)).stillLost).toBeNull();
  });

  it('has taken as long as until it was given up, and is not counted where it was never lost', async () => {
    const [storage, printer] = [await resource('Storage'), await resource('Printer')];
    const benefits = await activity({ rto: 60 });
    for (const one of [storage, printer]) await leansOn(benefits, one);
    const of = await plan(contentOf(leader(), [storage, printer]));
    const made = await inUse(of.id, { lostIds: [storage] });
    const phone = device();
    await phone.send(made.id, [phone.typed('resource-abandoned', '2026-05-11T08:00:00.000Z', { resourceId: storage })], at.as.riskOwner);
    at.clock.set('2026-05-11T20:00:00Z');
    expect((await proven(storage)).stillLost?.measured).toEqual({ minutes: 120, moreThan: true });
    expect((await proven(printer)).stillLost).toBeNull();
  });

  it('is still lost in a later outage, though it is back from an earlier one that still runs', async () => {
    const storage = await resource('Storage');
    await leansOn(await activity({ rto: 60 }), storage);
    const first = await inUse((await plan(contentOf(leader(), [storage]))).id, { lostIds: [storage] });
    const phone = device();
    await phone.send(first.id, [phone.typed('resource-usable', '2026-05-11T06:30:00.000Z', { resourceId: storage })], at.as.riskOwner);
    at.clock.set('2026-05-11T09:00:00Z');
    const second = await inUse((await plan(contentOf(leader(), [storage]))).id, { outageAt: '2026-05-11T08:30', lostIds: [storage] });
    expect((await proven(storage)).stillLost).toMatchObject({ source: { id: second.id }, measured: { minutes: 90, moreThan: true } });
  });

  it('has taken as long as in the outage that went on for longest, of two past it', async () => {
    const storage = await resource('Storage');
    await leansOn(await activity({ rto: 60 }), storage);
    const first = await inUse((await plan(contentOf(leader(), [storage]))).id, { lostIds: [storage] });
    const phone = device();
    await phone.send(first.id, [phone.typed('resource-abandoned', '2026-05-11T07:30:00.000Z', { resourceId: storage })], at.as.riskOwner);
    const second = await inUse((await plan(contentOf(leader(), [storage]))).id, { outageAt: '2026-05-11T08:30', lostIds: [storage] });
    expect((await proven(storage)).stillLost).toMatchObject({ source: { id: first.id }, measured: { minutes: 90, moreThan: true } });
    at.clock.set('2026-05-11T09:30:00Z');
    expect((await proven(storage)).stillLost).toMatchObject({ source: { id: second.id }, measured: { minutes: 120, moreThan: true } });
  });

  it('says so no longer once the invocation is stood down', async () => {
    const storage = await resource('Storage');
    await leansOn(await activity({ rto: 60 }), storage);
    const of = await plan(contentOf(leader(), [storage]));
    const made = await inUse(of.id, { lostIds: [storage] });
    at.clock.set('2026-05-11T12:00:00Z');
    expect((await proven(storage)).stillLost).not.toBeNull();
    await standDown(made, at.as.continuityManager);
    expect((await proven(storage)).stillLost).toBeNull();
  });
});

describe('gaps and what-if while something is lost past its RTO', () => {
  const gapOf = async (id: string, query = ''): Promise<GapRow | undefined> => (await at.as.auditor.get<GapPage>(`gaps?basis=proven&kind=infrastructure&sort=-over${query}`)).body.items.find((row) => row.id === id);
  const back = async (id: string): Promise<ResourceBackView | undefined> => (await at.as.auditor.post<WhatIfView>('what-ifs', { body: { lostIds: [id], basis: 'proven' } })).body.resources.find((row) => row.id === id);

  it('count it as longer than this so far, from the same reckoning as the page of the resource, until it is back', async () => {
    const storage = await resource('Storage of the payments');
    await leansOn(await activity({ rto: 240 }), storage);
    await at.council.sql('UPDATE resource SET declared_minutes = 120 WHERE id = $1', [storage]);
    const made = await inUse((await plan(contentOf(leader(), [storage]))).id, { lostIds: [storage] });
    expect([await gapOf(storage), await back(storage)]).toEqual([undefined, expect.objectContaining({ source: 'declared', serves: 120, stillLost: null })]);

    at.clock.set('2026-05-11T15:00:00Z');
    const stillLost = { since: '2026-05-11T06:00:00.000Z', source: { id: made.id, reference: made.reference, title: made.title } };
    expect(await gapOf(storage)).toMatchObject({ state: 'over', neededBy: 240, over: ['proven'], by: 300, proven: { minutes: 540, moreThan: true, on: '2026-05-11T15:00:00.000Z', stillLost } });
    expect(await back(storage)).toMatchObject({ source: 'proven', serves: null, earliest: { minutes: 540, moreThan: true }, provenOn: '2026-05-11T15:00:00.000Z', stillLost });

    const phone = device();
    await phone.send(made.id, [phone.typed('resource-usable', '2026-05-11T14:45:00.000Z', { resourceId: storage })], at.as.riskOwner);
    expect([await gapOf(storage), (await back(storage))?.stillLost]).toEqual([undefined, null]);
  });

  it('take it before what an earlier rehearsal or use proved, and say so no longer once that counts again', async () => {
    const storage = await resource('Storage of the register');
    await leansOn(await activity({ rto: 240 }), storage);
    const earlier = await inUse((await plan(contentOf(leader(), [storage]))).id, { outageAt: '2026-05-10T07:00', lostIds: [storage] });
    await at.council.sql(`INSERT INTO invocation_recovery (organisation_id, invocation_id, resource_id, usable_at, signed_at) VALUES ($1, $2, $3, '2026-05-10T08:00Z', '2026-05-10T12:00Z')`, [at.council.organisationId, earlier.id, storage]);
    await standDown(earlier, at.as.continuityManager);
    expect(await back(storage)).toMatchObject({ source: 'proven', serves: 120, stillLost: null });
    const made = await inUse((await plan(contentOf(leader(), [storage]))).id, { lostIds: [storage] });
    at.clock.set('2026-05-11T12:00:00Z');
    expect(await back(storage)).toMatchObject({ serves: null, earliest: { minutes: 360, moreThan: true } });
    await standDown(made, at.as.continuityManager);
    expect(await back(storage)).toMatchObject({ source: 'proven', serves: 120, stillLost: null });
  });

  it('show on a past day what was lost at its end, for as long as it had been then', async () => {
    const storage = await resource('Storage of the rents');
    await leansOn(await activity({ rto: 240 }), storage);
    at.clock.set('2026-05-12T09:00:00Z');
    const made = await inUse((await plan(contentOf(leader(), [storage]))).id, { outageAt: '2026-05-12T09:00', lostIds: [storage] });
    at.clock.set('2026-05-14T09:00:00Z');
    const phone = device();
    await phone.send(made.id, [phone.typed('resource-usable', '2026-05-14T08:30:00.000Z', { resourceId: storage })], at.as.riskOwner);
    at.clock.set('2026-05-15T09:00:00Z');
    expect((await gapOf(storage, '&asAt=2026-05-13'))?.proven).toMatchObject({ minutes: 39 * 60 - 1, moreThan: true, stillLost: { since: '2026-05-12T08:00:00.000Z' } });
    expect((await gapOf(storage, '&asAt=2026-05-14'))?.proven ?? null).toBeNull();
    expect((await gapOf(storage, '&asAt=2026-05-11'))?.proven ?? null).toBeNull();
  });
});
