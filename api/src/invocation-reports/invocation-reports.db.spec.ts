import type { FailureReviewView, InvocationView, RiskView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { invokedPlans, type InvokedPlanOf } from '../../test/invoked-plans';
import { textOfPdf } from '../../test/text-of-pdf';

let at: AtTheCouncil;
const { resource, activity, contentOf, plan, declared, device, standDown } = invokedPlans(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-05-11T09:00:00Z'));
afterAll(() => at.close());

type Who = keyof AtTheCouncil['council']['people'];

async function paper(url: string, who: Who = 'auditor'): Promise<{ status: number; type: unknown; saved: unknown; bytes: Buffer; pages: string[]; text: string }> {
  const reply = await at.app.inject({ method: 'GET', url: `/api/${url}`, headers: { ...(await at.council.signIn(at.council.people[who])) } });
  const pages = reply.statusCode === 200 ? await textOfPdf(reply.rawPayload) : [];
  return { status: reply.statusCode, type: reply.headers['content-type'], saved: reply.headers['content-disposition'], bytes: reply.rawPayload, pages, text: pages.join('\n').replace(/\s+/g, ' ') };
}

const report = (of: { id: string }, who: Who = 'auditor', asAt = '') => paper(`invocations/${of.id}/report.pdf${asAt && `?asAt=${asAt}`}`, who);

/** A plan whose second step stops its clock, for an activity that has to be back within four hours and to lose no more than one. */
async function aTimedPlan(resourceId: string): Promise<InvokedPlanOf> {
  const { riskOwner, otherRiskOwner } = at.council.people;
  const content = contentOf(riskOwner.id, [resourceId], otherRiskOwner.id);
  return plan({ ...content, activityIds: [await activity({ rto: 240, rpo: 60 })], steps: content.steps.map((step, index) => (index === 1 ? { ...step, clock: 'stops' } : step)) });
}

const WHOLE = { title: 'The fire', startedAt: '2026-05-11T07:00', endedAt: '2026-05-11T12:30', summary: 'The offices burnt', cause: 'A charger', rootCause: 'Nobody looks at what stays plugged in', wentWell: 'The vault held' };

async function reviewed(made: InvocationView, lessons: string[]): Promise<FailureReviewView> {
  const { body: begun } = await at.as.continuityManager.post<FailureReviewView>('failure-reviews', { body: { kind: 'invocation', subjectId: made.id, title: 'The fire', startedAt: null, endedAt: null } });
  const body = { ...WHOLE, leadId: begun.lead.id, lessons: lessons.map((text) => ({ id: null, text })) };
  return (await at.as.continuityManager.post<FailureReviewView>(`failure-reviews/${begun.id}/content`, { body, version: begun.version })).body;
}

const openRisk = async (): Promise<RiskView> =>
  (await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'The offices burn', status: 'open', ownerId: at.council.people.riskOwner.id, inherent: { likelihood: '5', impact: '4' }, residual: { likelihood: '1', impact: '4' } } })).body;

describe('the report of an invocation on paper', () => {
  it('tells the declaration, the plans, who did which step when, the log with its corrections, each time beside what was asked for, and what was learnt', async () => {
    const [storage, offices] = [await resource('Storage'), await resource('Offices')];
    const ict = await aTimedPlan(storage);
    const made = await declared([ict.id], at.as.continuityManager, { lostIds: [storage, offices], reason: 'The ground floor burns' });
    const [phone, tablet] = [device(), device()];
    const [open, restore] = ict.content.steps.map(({ id }) => ({ planId: ict.id, stepId: id }));
    const leader = { planId: ict.id, roleId: ict.content.roles[0]!.id };
    const { otherRiskOwner } = at.council.people;
    const usable = phone.typed('resource-usable', '2026-05-11T09:30:00.000Z', { resourceId: storage });
    const mistaken = phone.typed('problem', '2026-05-11T08:40:00.000Z', { text: 'The vault is shut' });
    at.clock.set('2026-05-11T12:00:00Z');
    await phone.send(made.id, [
      phone.typed('step-started', '2026-05-11T08:00:00.000Z', open), phone.typed('step-finished', '2026-05-11T08:30:00.000Z', open), mistaken, usable,
      phone.typed('resource-data-as-of', '2026-05-11T03:30:00.000Z', { typedAt: '2026-05-11T10:50:00.000Z', resourceId: storage }), phone.typed('decision', '2026-05-11T09:40:00.000Z', { text: 'Families are seen at the Market Hall' }),
      phone.typed('correction', '2026-05-11T10:10:00.000Z', { correctsId: usable.id, text: 'Ten past eleven, not half past ten' }), phone.typed('correction', '2026-05-11T08:40:00.000Z', { correctsId: mistaken.id, voids: true }),
      phone.typed('situation-report', '2026-05-11T11:00:00.000Z', { text: 'Day one.\nStorage is back.' }),
      phone.typed('handover', '2026-05-11T11:30:00.000Z', { ...leader, personId: otherRiskOwner.id, text: 'The keys are in the blue box' }), phone.typed('step-started', '2026-05-11T09:00:00.000Z', restore), phone.typed('step-finished', '2026-05-11T11:45:00.000Z', restore),
    ], at.as.riskOwner);
    await tablet.send(made.id, [tablet.typed('step-finished', '2026-05-11T08:35:00.000Z', open)], at.as.otherRiskOwner);
    expect((await report(made)).text).toContain('Stood down: not yet: it runs');
    await standDown(made, at.as.continuityManager);
    at.clock.set('2026-05-11T12:30:00Z');
    await tablet.send(made.id, [tablet.typed('note', '2026-05-11T12:20:00.000Z', { text: 'The insurer was told' })], at.as.otherRiskOwner);
    const whole = await reviewed(made, ['Keep the forms at a second site', 'Test what stays plugged in']);
    const risk = await openRisk();
    await at.as.riskManager.post(`failure-reviews/${whole.id}/lessons/${whole.learnt[0]!.id}/action`, { body: { riskId: risk.id, title: 'A second set of forms', ownerId: at.council.people.riskOwner.id, dueDate: '2026-08-01' } });
    const draft = (await at.as.riskOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'Chargers burn', status: 'draft' } })).body;
    await at.as.riskOwner.post(`failure-reviews/${whole.id}/lessons/${whole.learnt[1]!.id}/risk`, { body: { riskId: draft.id } });

    const { status, type, saved, bytes, pages, text } = await report(made, 'riskManager');
    expect([status, type, saved]).toEqual([200, 'application/pdf', expect.stringContaining(`${made.reference} report.pdf`)]);
    expect(bytes.toString('latin1')).toContain('/StructTreeRoot');
    for (const said of [
      `${made.reference} Fire at the offices`, 'Start of the outage: 11 May 2026 at 07:00', 'Declared: 11 May 2026 at 10:00 by', 'Reason: The ground floor burns', 'Stood down: 11 May 2026 at 13:00, 6 h after the start of the outage',
      '4 h 10 min Over the RTO of 4 h 2 h 30 min Over the RPO of 1 h', ', lost Not back RTO not known', 'ICT recovery, version 1', '5 h 45 min. Over the RTO of 4 h. Data of 2 h 30 min lost: over the RPO of 1 h', 'Sum of effort over the steps: 3 h 15 min',
      '1 Open the site. Recovery leader Done 11 May 2026 at 09:00 by', 'also told by', '30 min, 30 min', 'Situation reports 11 May 2026 at 12:00', 'Day one. Storage is back.', 'The keys are in the blue box',
      'Corrected: at 11 May 2026 at 11:10, “Ten past eleven, not half past ten”', 'Correction of “Storage: usable again”', 'Problem: The vault is shut (Did not happen', 'Correction: it did not happen of “Problem: The vault is shut”',
      'Typed after the stand-down', 'Day 1, 11 May 2026', `Review ${whole.reference}`, 'Root cause Nobody looks at what stays plugged in', 'What went well The vault held', 'Keep the forms at a second site', 'A second set of forms. Open 1 August 2026',
      'Signed off: not yet', 'No step was left open.', '14 entries, in the order in which it happened',
    ]) expect(text).toContain(said);
    expect(text).not.toContain('Chargers burn');
    expect(text).not.toContain('07700');
    expect((await report(made, 'riskOwner')).text).toContain('Chargers burn');
    pages.forEach((page, index) => expect(page).toContain(`Page ${index + 1} of ${pages.length}`));
    const log = text.slice(text.indexOf('Day 1, 11 May 2026'));
    const order = ['Step 1 started', 'Step 1 finished', 'Decision: Families', 'Situation report', 'Handover of Recovery leader', 'Step 2 finished', 'The insurer was told'].map((words) => log.indexOf(words));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order[0]).toBeGreaterThan(0);
  });

  it('says of a plan that is past its review that it is, as long as it runs', async () => {
    const ict = await aTimedPlan(await resource('Storage'));
    await at.council.sql(`UPDATE plan SET next_review = '2026-03-03' WHERE id = $1`, [ict.id]);
    const made = await declared([ict.id], at.as.continuityManager);
    expect((await report(made)).text).toContain('version 1. Past its review: it was due on 3 March 2026');
    await standDown(made, at.as.continuityManager);
    expect((await report(made)).text).not.toContain('Past its review');
  });

  it('of whoever has a part in it and reads no continuity has nothing of a review that is not theirs', async () => {
    const newcomer = await at.council.addPerson({ jobTitle: 'Facilities Officer' });
    const ict = await aTimedPlan(await resource('Storage'));
    const made = await declared([ict.id], at.as.continuityManager);
    const phone = device();
    await phone.send(made.id, [phone.typed('role-filled', '2026-05-11T08:20:00.000Z', { planId: ict.id, roleId: ict.content.roles[0]!.id, personId: newcomer.id })], at.as.continuityManager);
    at.clock.set('2026-05-11T13:00:00Z');
    await standDown(made, at.as.continuityManager);
    const review = await reviewed(made, ['Lesson of the fire']);
    const as = async (person: Parameters<typeof at.council.signIn>[0], url: string) => at.app.inject({ method: 'GET', url: `/api/${url}`, headers: { ...(await at.council.signIn(person)) } });
    const text = (await textOfPdf((await as(newcomer, `invocations/${made.id}/report.pdf`)).rawPayload)).join('\n').replace(/\s+/g, ' ');
    expect(text).toContain(`${review.reference} looks back at it. It is not read by who prints this.`);
    expect(text).not.toContain('Lesson of the fire');
    expect((await as(newcomer, `failure-reviews/${review.id}/review.pdf`)).statusCode).toBe(404);
    expect((await as(at.council.people.member, `invocations/${made.id}/report.pdf`)).statusCode).toBe(404);
  });

  it('as at a past day has what was on record then', async () => {
    const ict = await aTimedPlan(await resource('Storage'));
    const made = await declared([ict.id], at.as.continuityManager);
    const phone = device();
    await phone.send(made.id, [phone.typed('note', '2026-05-11T08:20:00.000Z', { text: 'On the first day' })], at.as.riskOwner);
    at.clock.set('2026-05-13T09:00:00Z');
    await phone.send(made.id, [phone.typed('note', '2026-05-13T08:20:00.000Z', { text: 'Two days on' })], at.as.riskOwner);
    const { text } = await report(made, 'auditor', '2026-05-11');
    expect(text).toContain('Printed 13 May 2026 at 10:00');
    expect(text).toContain('as at 11 May 2026');
    expect(text).toContain('On the first day');
    expect(text).not.toContain('Two days on');
    expect(((await report(made, 'auditor', '2026-05-10')).status)).toBe(404);
  });

  it('of a very long log has the latest entries, and says so; steps and times count all of them', async () => {
    const storage = await resource('Storage');
    const ict = await aTimedPlan(storage);
    const made = await declared([ict.id], at.as.continuityManager, { lostIds: [storage] });
    const phone = device();
    await phone.send(made.id, [
      phone.typed('step-finished', '2026-05-11T08:30:00.000Z', { planId: ict.id, stepId: ict.content.steps[0]!.id }), phone.typed('resource-usable', '2026-05-11T08:40:00.000Z', { resourceId: storage }),
      phone.typed('situation-report', '2026-05-11T08:45:00.000Z', { text: 'The first report' }), phone.typed('note', '2026-05-11T08:46:00.000Z', { text: 'An early note' }),
    ], at.as.riskOwner);
    await at.council.sql(
      `INSERT INTO log_entry (organisation_id, id, invocation_id, position, kind, at, typed_at, received_at, device_id, sequence, batch_id, author_id, text)
       SELECT $1, gen_random_uuid(), $2, n + 4, 'note', $4, $4, $4, gen_random_uuid(), n, gen_random_uuid(), $3, 'Note ' || n FROM generate_series(1, 1000) n`,
      [at.council.organisationId, made.id, at.council.people.riskOwner.id, new Date('2026-05-11T08:50:00Z')],
    );
    const { text } = await report(made);
    for (const said of ['The log has 1,004 entries. Here are the 1,000 that came in last', '1 Open the site. Recovery leader Done', '2 h 40 min Within the RTO of 4 h', 'The first report', 'Note 1000']) expect(text).toContain(said);
    expect(text).not.toContain('An early note');
  }, 300_000);

  it('holds whatever was typed, letter by letter, and nothing of it becomes anything else', async () => {
    const hostile = ['(unbalanced \\( and \\)', '<script>alert(1)</script>', '%PDF-1.7 endstream endobj', '=HYPERLINK("http://evil.example")', 'Llŷn, Ynys Môn, café, £5', 'ŵ'.repeat(3_000)];
    const ict = await aTimedPlan(await resource('Storage <b>'));
    const made = await declared([ict.id], at.as.continuityManager, { title: 'Fire (offices) \\ endstream', reason: hostile.slice(0, -1).join('\n') });
    const phone = device();
    await phone.send(made.id, hostile.map((text) => phone.typed('note', '2026-05-11T08:20:00.000Z', { text })), at.as.riskOwner);
    const { text } = await report(made);
    for (const said of hostile.slice(0, -1)) expect(text.split(said).length).toBeGreaterThanOrEqual(3);
    expect(text.match(/ŵ/g)).toHaveLength(3_000);
    expect(text).toContain('Fire (offices) \\ endstream');
  });
});

describe('the review of a failure on paper', () => {
  it('without an invocation tells what failed, why, and what came of each lesson', async () => {
    const mail = await resource('Mail');
    const { body: begun } = await at.as.continuityManager.post<FailureReviewView>('failure-reviews', { body: { kind: 'resource', subjectId: mail, title: 'No mail', startedAt: '2026-05-09T08:00', endedAt: '2026-05-09T10:30' } });
    const bare = await paper(`failure-reviews/${begun.id}/review.pdf`);
    for (const said of ['Nobody has written what happened.', 'Root cause Not known.', 'Nothing is learnt from it yet.', 'Lasted: 2 h 30 min']) expect(bare.text).toContain(said);
    const body = { ...WHOLE, title: 'No mail', startedAt: '2026-05-09T08:00', endedAt: '2026-05-09T10:30', leadId: begun.lead.id, lessons: [{ id: null, text: 'Watch the disks' }] };
    const { body: whole } = await at.as.continuityManager.post<FailureReviewView>(`failure-reviews/${begun.id}/content`, { body, version: begun.version });
    await at.as.riskManager.post(`failure-reviews/${begun.id}/sign-off`, { body: { note: 'Seen' }, version: whole.version });
    const { status, type, saved, text } = await paper(`failure-reviews/${begun.id}/review.pdf`);
    expect([status, type, saved]).toEqual([200, 'application/pdf', expect.stringContaining(`${begun.reference} review.pdf`)]);
    for (const said of ['Mail', 'Cause A charger', 'Watch the disks', 'Nobody has answered it', 'Note of the sign-off: Seen', 'Began: 9 May 2026 at 08:00']) expect(text).toContain(said);
    expect((await paper(`failure-reviews/${begun.id}/review.pdf`, 'member')).status).toBe(404);
  });
});
