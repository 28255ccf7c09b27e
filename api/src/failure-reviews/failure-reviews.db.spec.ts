import { randomUUID } from 'node:crypto';
import type { ActionView, FailureReviewRow, FailureReviewView, InvocationView, Page, ProblemView, ProvenRecoveryView, RiskView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { invokedPlans } from '../../test/invoked-plans';
import { planActions } from '../../test/plan-actions';
import { faults, type Answer } from '../../test/speak';

let at: AtTheCouncil;
const { resource, contentOf, plan, declared, device, standDown } = invokedPlans(() => at);
const { openRisk } = planActions(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-05-11T09:00:00Z'));
afterAll(() => at.close());

const begin = (body: object, as = at.as.continuityManager): Promise<Answer<FailureReviewView>> => as.post<FailureReviewView>('failure-reviews', { body: { title: 'No mail', startedAt: '2026-05-09T08:00', endedAt: '2026-05-09T10:30', ...body } });
const begun = async (body: object = {}, as = at.as.continuityManager): Promise<FailureReviewView> => (await begin({ kind: 'resource', subjectId: await resource('Mail'), ...body }, as)).body;
const WHOLE = { title: 'No mail', startedAt: '2026-05-09T08:00', endedAt: '2026-05-09T10:30', summary: 'Nobody had mail', cause: 'A disk was full', rootCause: 'Nobody watched it', wentWell: 'The help desk rang round', lessons: [{ id: null, text: 'Watch the disks' }] };
const write = (of: FailureReviewView, body: object = {}, as = at.as.continuityManager): Promise<Answer<FailureReviewView>> => as.post<FailureReviewView>(`failure-reviews/${of.id}/content`, { body: { ...WHOLE, leadId: of.lead.id, ...body }, version: of.version });
const signOff = (of: FailureReviewView, as = at.as.riskManager): Promise<Answer<FailureReviewView>> => as.post<FailureReviewView>(`failure-reviews/${of.id}/sign-off`, { body: { note: 'Seen' }, version: of.version });
const title = (answer: Answer<unknown>): string => (answer.body as ProblemView).title;

describe('the review of a failure', () => {
  it('of a resource is written, waits for another person, is signed off, and never changes', async () => {
    const review = await begun();
    expect(review).toMatchObject({ state: 'open', subject: { kind: 'resource', name: 'Mail' }, minutes: 150, waitsForMe: false });
    expect(faults(await signOff(review))).toEqual({ summary: 'Say what happened', cause: 'Say what the cause was', rootCause: 'Say what lay behind the cause' });
    const { body: whole } = await write(review);
    expect(whole.learnt).toMatchObject([{ text: 'Watch the disks', answered: false }]);
    expect((await at.as.riskManager.get<Page<FailureReviewRow>>('failure-reviews?waiting=true')).body.items).toMatchObject([{ id: review.id }]);
    expect((await at.as.riskManager.get<Page<{ line: string }>>('notices')).body.items).toContainEqual(expect.objectContaining({ line: 'A review of a failure waits for your sign-off' }));
    expect(title(await signOff(whole, at.as.continuityManager))).toBe('You lead this review, so somebody else signs it off.');
    const { body: signed } = await signOff(whole);
    expect(signed).toMatchObject({ state: 'signed-off', signedBy: { id: at.council.people.riskManager.id }, signOffNote: 'Seen' });
    expect(title(await write(signed))).toBe('This review is signed off. It never changes.');
    await expect(at.council.sql(`UPDATE failure_review SET cause = 'other' WHERE id = $1`, [review.id])).rejects.toThrow(/never changes/);
    await expect(at.council.sql(`UPDATE failure_lesson SET text = 'other' WHERE failure_review_id = $1`, [review.id])).rejects.toThrow(/never changes/);
  });

  it('of a resource that was out without an invocation stands beside what is proven of it once it is signed off, and proves nothing', async () => {
    const mail = await resource('Mail relay');
    const proven = async (asAt = ''): Promise<ProvenRecoveryView> => (await at.as.auditor.get<ProvenRecoveryView>(`resources/${mail}/proven-recovery${asAt}`)).body;
    const { body: whole } = await write(await begun({ subjectId: mail }));
    expect(await proven()).toMatchObject({ proven: null, results: [] });
    const { body: signed } = await signOff(whole);
    expect(await proven()).toMatchObject({ proven: null, results: [{ kind: 'outage', sourceId: signed.id, title: 'No mail', endedAt: signed.endedAt, measured: { minutes: 150, moreThan: false }, proves: false, againstRto: 'not-known' }] });
    expect((await proven('?asAt=2026-05-10')).results).toEqual([]);
  });

  it('is signed off by nobody who wrote in it', async () => {
    const review = await begun();
    const { body } = await write(review, {}, at.as.riskManager);
    expect(title(await signOff(body))).toBe('You wrote in this review, so somebody else signs it off.');
  });

  it('is begun by who owns what failed, and by nobody else without a role', async () => {
    const mail = await resource('Post room');
    expect((await begin({ kind: 'resource', subjectId: mail }, at.as.riskOwner)).status).toBe(201);
    expect((await begin({ kind: 'resource', subjectId: mail }, at.as.otherRiskOwner)).status).toBe(403);
    expect((await begin({ kind: 'resource', subjectId: mail }, at.as.auditor)).status).toBe(403);
    expect(faults(await begin({ kind: 'resource', subjectId: randomUUID() }))).toEqual({ subjectId: 'Choose the resource from the list' });
    expect(faults(await begin({ kind: 'resource', subjectId: mail, endedAt: '2026-05-09T07:00' }))).toEqual({ endedAt: 'It ended before it started' });
    expect(faults(await begin({ kind: 'resource', subjectId: mail, startedAt: null }))).toEqual({ startedAt: 'Say when it began' });
  });

  it('turns its lessons into actions and draft risks, also once it is signed off, and keeps those that were answered', async () => {
    const { body: whole } = await write(await begun(), { lessons: [{ id: null, text: 'Watch the disks' }, { id: null, text: 'Mail may be lost for good' }] });
    const risk = await openRisk();
    const [disks, lost] = whole.learnt;
    const { body: signed } = await signOff(whole);
    const action = { riskId: risk.id, title: 'Watch them', ownerId: at.council.people.riskOwner.id, dueDate: '2026-08-01' };
    const made = await at.as.riskManager.post<ActionView>(`failure-reviews/${signed.id}/lessons/${disks!.id}/action`, { body: action });
    expect(made.status).toBe(201);
    expect((await at.as.riskManager.post(`failure-reviews/${signed.id}/lessons/${disks!.id}/action`, { body: action })).status).toBe(409);
    const draft = (await at.as.riskOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'Mail is lost', status: 'draft' } })).body;
    const raise = (): Promise<Answer<unknown>> => at.as.riskOwner.post(`failure-reviews/${signed.id}/lessons/${lost!.id}/risk`, { body: { riskId: draft.id } });
    expect([(await raise()).status, (await raise()).status]).toEqual([204, 204]);
    const seen = async (as = at.as.riskOwner): Promise<FailureReviewView> => (await as.get<FailureReviewView>(`failure-reviews/${signed.id}`)).body;
    expect((await seen()).learnt).toMatchObject([{ answered: true, action: { id: made.body.id } }, { answered: true, risk: { id: draft.id, reference: null } }]);
    expect((await seen(at.as.auditor)).learnt[1]).toMatchObject({ answered: true, risk: null });
    const { body: other } = await write(await begun());
    await at.as.riskManager.post(`failure-reviews/${other.id}/lessons/${other.learnt[0]!.id}/action`, { body: action });
    expect(faults(await write(other, { lessons: [] }))).toEqual({ lessons: 'A lesson that has an action or a risk stays: change its words instead' });
  });

  it('is never seen by a member', async () => {
    const review = await begun();
    expect((await at.as.member.get(`failure-reviews/${review.id}`)).status).toBe(404);
    expect((await at.as.member.get<Page<FailureReviewRow>>('failure-reviews')).body.items).toEqual([]);
    for (const sort of ['reference', 'title', '-startedAt', 'lasted', 'state', 'lead', 'unit']) expect((await at.as.auditor.get(`failure-reviews?sort=${sort}`)).status).toBe(200);
  });

  it('that somebody changed meanwhile is shown as it is now', async () => {
    const review = await begun();
    await write(review, {}, at.as.riskManager);
    const { status, body } = await at.as.continuityManager.post<{ current: FailureReviewView }>(`failure-reviews/${review.id}/content`, { body: { ...WHOLE, leadId: review.lead.id, cause: 'Other' }, version: review.version });
    expect([status, body.current.cause]).toEqual([412, 'A disk was full']);
  });
});

describe('the review of an invocation', () => {
  it('is begun once it is stood down, once; its sign-off proves the recovery times from the start of the outage, and closes the log', async () => {
    const [storage, site, network] = [await resource('Storage'), await resource('Offices'), await resource('Network')];
    const ict = await plan(contentOf(at.council.people.riskOwner.id, [storage, network]));
    const made: InvocationView = await declared([ict.id], at.as.continuityManager, { lostIds: [storage, site] });
    expect(title(await begin({ kind: 'invocation', subjectId: made.id }))).toBe('This invocation runs. Stand it down first, then look back at it.');
    const phone = device();
    const usable = phone.typed('resource-usable', '2026-05-11T07:00:00.000Z', { resourceId: storage });
    await phone.send(made.id, [
      usable, phone.typed('resource-abandoned', '2026-05-11T08:00:00.000Z', { resourceId: site }),
      phone.typed('correction', '2026-05-11T08:30:00.000Z', { correctsId: usable.id, text: 'It was later' }), phone.typed('resource-data-as-of', '2026-05-10T20:00:00.000Z', { resourceId: storage }),
    ], at.as.riskOwner);
    await standDown(made, at.as.continuityManager);
    const review = (await begin({ kind: 'invocation', subjectId: made.id, startedAt: null, endedAt: null })).body;
    expect(review).toMatchObject({ subject: { kind: 'invocation', id: made.id }, startedAt: made.outageAt, measured: [{ name: 'Offices', measured: { minutes: 120, moreThan: true } }, { name: 'Storage', measured: { minutes: 150, moreThan: false } }] });
    expect((await begin({ kind: 'invocation', subjectId: made.id })).status).toBe(409);
    const proven = async (id: string): Promise<ProvenRecoveryView> => (await at.as.auditor.get<ProvenRecoveryView>(`resources/${id}/proven-recovery`)).body;
    expect((await proven(storage)).proven).toBeNull();
    const { body: whole } = await write(review, { startedAt: '2026-05-11T07:00', endedAt: '2026-05-11T10:00' });
    await signOff(whole);
    expect((await proven(storage)).proven).toMatchObject({ minutes: 150, moreThan: false, kind: 'invocation', sourceId: made.id, on: '2026-05-11T08:30:00.000Z' });
    expect((await proven(site)).proven).toMatchObject({ minutes: 120, moreThan: true });
    expect((await proven(network)).proven).toBeNull();
    const late = await phone.send(made.id, [phone.typed('note', '2026-05-11T08:45:00.000Z', { text: 'Too late' })], at.as.riskOwner);
    expect(late.body.results).toMatchObject([{ outcome: 'refused', message: 'The review of this invocation is signed off. Its log takes no more entries.' }]);
    expect((await at.as.auditor.get<InvocationView>(`invocations/${made.id}`)).body).toMatchObject({ review: { id: review.id, state: 'signed-off' }, mayReview: false });
  });
});
