import type { ActionView, ExerciseCalendarView, ExerciseProgrammeView, ExerciseRow, ExerciseView, Page, ProblemView, ProvenRecoveryView } from '@holdfast/contracts';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { faults, type Answer, type Speaker } from '../../test/speak';
import { textOfPdf } from '../../test/text-of-pdf';

let at: AtTheCouncil;
let storage: string;
let directory: string;
const { openRisk } = planActions(() => at);
const resource = async (number: number, name: string): Promise<string> => {
  const id = v7();
  await at.council.sql(
    `INSERT INTO resource (organisation_id, id, number, reference, kind, name, unit_id, owner_id, author_id, created_at) VALUES ($1, $2, $3::int, 'RES-' || $3::int, 'infrastructure', $4, $5, $6, $6, now())`,
    [at.council.organisationId, id, number, name, at.council.units.ict, at.council.people.riskOwner.id],
  );
  return id;
};
beforeAll(async () => {
  at = await atTheCouncil();
  storage = await resource(901, 'Storage restore');
  directory = await resource(902, 'Sign-in and directory');
});
beforeEach(() => at.clock.set('2026-05-11T09:00:00Z'));
afterAll(() => at.close());

const ask = (body: object = {}, as: Speaker = at.as.continuityManager): Promise<Answer<ExerciseView>> =>
  as.post<ExerciseView>('exercises', {
    body: {
      kind: 'full-failover', title: 'Full failover', unitId: at.council.units.ict, leadId: at.council.people.riskOwner.id, plannedFor: '2026-05-09', objectives: ['Storage is back within 8 hours'],
      resources: [{ resourceId: storage, rtoMinutes: 480, rpoMinutes: 1440 }, { resourceId: directory, rtoMinutes: 240, rpoMinutes: null }], ...body,
    },
  });
const planned = async (body: object = {}): Promise<ExerciseView> => {
  const { status, body: made } = await ask(body);
  expect([status, made]).toEqual([201, expect.objectContaining({ state: 'planned' })]);
  return made;
};
const RESULT = {
  lostAt: '2026-05-09T08:50', startedAt: '2026-05-09T09:00', endedAt: '2026-05-09T21:00', outcome: 'failed', summary: 'Storage took too long', backupSet: 'Weekly full', backupTakenAt: '2026-05-08T22:00', sample: '40 files',
  objectives: [{ outcome: 'failed', note: 'It took 11 h 20 min' }], deviations: ['Step 7 was left out'], findings: [{ id: null, text: 'The link to the vault is too slow' }],
};
const results = (over: object = {}) => ({
  ...RESULT,
  resources: [
    { resourceId: storage, usableAt: '2026-05-09T20:10', abandonedAt: null, dataAsOf: '2026-05-08T22:00', effortMinutes: 900, note: '' },
    { resourceId: directory, usableAt: null, abandonedAt: null, dataAsOf: null, effortMinutes: null, note: '' },
  ],
  ...over,
});
const record = (of: ExerciseView, body: object = results(), as: Speaker = at.as.riskOwner): Promise<Answer<ExerciseView>> => as.post<ExerciseView>(`exercises/${of.id}/result`, { body, version: of.version });
const signOff = (of: ExerciseView, as: Speaker = at.as.continuityManager): Promise<Answer<ExerciseView>> => as.post<ExerciseView>(`exercises/${of.id}/sign-off`, { body: { note: 'Seen' }, version: of.version });
const provenOf = async (resourceId: string): Promise<ProvenRecoveryView> => (await at.as.auditor.get<ProvenRecoveryView>(`resources/${resourceId}/proven-recovery`)).body;

describe('a rehearsal', () => {
  it('is measured from the stated loss, against what it was to meet, and proves a time once another person signed it off', async () => {
    const exercise = await planned();
    const { status, body: held } = await record(exercise);
    expect([status, held.state, held.outcome]).toEqual([201, 'held', 'failed']);
    expect(held.scope.map(({ name, measured, againstRto, dataLoss, againstRpo }) => [name, measured, againstRto, dataLoss?.minutes ?? null, againstRpo])).toEqual([
      ['Sign-in and directory', null, 'cannot-say', null, 'not-known'], ['Storage restore', { minutes: 680, moreThan: false }, 'over', 650, 'within'],
    ]);
    expect(await provenOf(storage)).toEqual({ proven: null, stillLost: null, results: [] });
    expect((await signOff(held, at.as.riskOwner)).status).toBe(403);
    const { body: signed } = await signOff(held);
    expect(signed).toMatchObject({ state: 'signed-off', signedBy: { id: at.council.people.continuityManager.id }, recordedBy: [{ id: at.council.people.riskOwner.id }] });
    expect((await provenOf(storage)).proven).toMatchObject({ minutes: 680, moreThan: false, sourceId: exercise.id, on: '2026-05-09T20:00:00.000Z' });
    expect((await provenOf(directory)).proven).toBeNull();
    expect((await record(signed)).body as unknown as ProblemView).toMatchObject({ status: 409, title: 'This rehearsal is signed off. Its result never changes.' });
    await expect(at.council.sql(`UPDATE exercise_resource SET note = 'other' WHERE exercise_id = $1`, [exercise.id])).rejects.toThrow(/never changes/);
    await expect(at.council.sql(`UPDATE exercise SET summary = 'other' WHERE id = $1`, [exercise.id])).rejects.toThrow(/never changes/);
  });

  it('is reported on paper: each objective, each time beside what was asked for, what was found, and who signed it off', async () => {
    const exercise = await planned();
    const paper = async () => {
      const reply = await at.app.inject({ method: 'GET', url: `/api/exercises/${exercise.id}/report.pdf`, headers: { ...(await at.council.signIn(at.council.people.auditor)) } });
      return { status: reply.statusCode, type: reply.headers['content-type'], bytes: reply.rawPayload };
    };
    expect((await paper()).status).toBe(409);
    const { body: held } = await record(exercise);
    expect((await textOfPdf((await paper()).bytes)).join('\n')).toContain('Signed off: not yet');
    await signOff(held);
    const { status, type, bytes } = await paper();
    expect([status, type]).toEqual([200, 'application/pdf']);
    expect(bytes.toString('latin1')).toContain('/StructTreeRoot');
    const pages = await textOfPdf(bytes);
    const text = pages.join('\n').replace(/\s+/g, ' ');
    for (const said of [
      `${held.reference} Full failover`, 'Storage is back within 8 hours Failed It took 11 h 20 min', '11 h 20 min Over the RTO of 8 h', '10 h 50 min Within the RPO of 24 h', 'Not measured', 'Step 7 was left out', 'The link to the vault is too slow',
      'None is planned', 'Weekly full', '9 May 2026 at 08:50', 'Note of the sign-off: Seen',
    ]) expect(text).toContain(said);
    pages.forEach((page, index) => expect(page).toContain(`Page ${index + 1} of ${pages.length}`));
  });

  it('is reported as at a past day with that day and with when it was printed', async () => {
    const exercise = await planned();
    await record(exercise);
    at.clock.set('2026-05-20T09:00:00Z');
    const reply = await at.app.inject({ method: 'GET', url: `/api/exercises/${exercise.id}/report.pdf?asAt=2026-05-12`, headers: { ...(await at.council.signIn(at.council.people.auditor)) } });
    const text = (await textOfPdf(reply.rawPayload)).join('\n').replace(/\s+/g, ' ');
    expect(text).toContain('As at 12 May 2026: what is said here is as it was recorded by then.');
    expect(text).toContain('Printed 20 May 2026 at 10:00 by');
    expect(text).toContain(`Report of ${exercise.reference}, as at 12 May 2026, printed 20 May 2026 at 10:00`);
  });

  it('that was given up says more than, which is over a shorter time and nothing about a longer one', async () => {
    const exercise = await planned();
    const given = { usableAt: null, abandonedAt: '2026-05-09T14:50', dataAsOf: null, effortMinutes: null, note: '' };
    const { body } = await record(exercise, results({ resources: [{ resourceId: storage, ...given }, { resourceId: directory, ...given }] }));
    expect(body.scope.map(({ measured, againstRto }) => [measured, againstRto])).toEqual([[{ minutes: 360, moreThan: true }, 'over'], [{ minutes: 360, moreThan: true }, 'cannot-say']]);
  });

  it('that was talked through proves nothing', async () => {
    const exercise = await planned({ kind: 'tabletop', resources: [{ resourceId: directory, rtoMinutes: 240, rpoMinutes: null }] });
    const { body } = await record(exercise, results({ resources: [{ resourceId: directory, usableAt: '2026-05-09T10:00', abandonedAt: null, dataAsOf: null, effortMinutes: null, note: '' }] }));
    await signOff(body);
    expect(await provenOf(directory)).toMatchObject({ proven: null, results: [{ proves: false, measured: { minutes: 70, moreThan: false } }] });
  });

  it('tells when work on a resource was started, in its result, on paper and in the trail; where nobody said, it says nothing', async () => {
    const exercise = await planned();
    const clock = { usableAt: '2026-05-09T20:10', abandonedAt: null, dataAsOf: null, effortMinutes: null, note: '' };
    const both = (workStartedAt: string | null) => results({ resources: [{ resourceId: storage, ...clock, workStartedAt }, { resourceId: directory, ...clock }] });
    expect(faults(await record(exercise, both('2026-05-09T20:11')))).toEqual({ 'resources.0.usableAt': 'It was usable before work on it was started' });
    const { status, body } = await record(exercise, both('2026-05-09T10:00'));
    expect([status, body.scope.map(({ resourceId, workStartedAt }) => [resourceId, workStartedAt]).sort()]).toEqual([201, [[storage, '2026-05-09T09:00:00.000Z'], [directory, null]].sort()]);
    const reply = await at.app.inject({ method: 'GET', url: `/api/exercises/${exercise.id}/report.pdf`, headers: { ...(await at.council.signIn(at.council.people.auditor)) } });
    const text = (await textOfPdf(reply.rawPayload)).join(' ').replace(/\s+/g, ' ');
    expect(text.match(/Work started [^.]*\./g)).toEqual(['Work started 9 May 2026 at 10:00, usable again after 10 h 10 min of it.']);
    const [event] = await at.council.sql<{ after: { measured: object[] } }>(`SELECT after FROM audit_event WHERE subject_id = $1 AND action = 'exercise.result-recorded'`, [exercise.id]);
    expect(event?.after.measured.filter((one) => 'workStartedAt' in one)).toEqual([expect.objectContaining({ resourceId: storage, workStartedAt: '2026-05-09T09:00:00.000Z' })]);
  });

  it('refuses times that cannot be, each on its field', async () => {
    const exercise = await planned();
    const clock = { resourceId: storage, usableAt: '2026-05-09T08:00', abandonedAt: '2026-05-09T10:00', dataAsOf: '2026-05-09T09:00', effortMinutes: null, note: '' };
    expect(faults(await record(exercise, results({ endedAt: '2026-05-09T08:00' })))).toMatchObject({ endedAt: 'It ends before it starts' });
    expect(faults(await record(exercise, results({ endedAt: '2026-05-12T08:00' })))).toEqual({ endedAt: 'The end lies in the future: choose a time that has passed' });
    expect(faults(await record(exercise, results({ resources: [clock, clock] })))).toMatchObject({
      'resources.0.usableAt': 'It was usable before it was lost', 'resources.0.abandonedAt': 'It was usable again or given up, not both: leave one of the two times empty',
      'resources.0.dataAsOf': 'The data that came back is from after the loss', 'resources.1.resourceId': 'This resource has two clocks: leave one out',
    });
    expect(faults(await record(exercise, results({ objectives: [] })))).toEqual({ objectives: 'Say of each objective what came of it' });
    expect(faults(await record(exercise, results({ lostAt: 'yesterday' })))).toEqual({ lostAt: 'Time of the loss is a day and a time' });
  });

  it('is signed off neither by who led it nor by who typed it in', async () => {
    const led = await planned({ leadId: at.council.people.continuityManager.id });
    const { body: held } = await record(led, results(), at.as.riskManager);
    expect((await signOff(held)).body as unknown as ProblemView).toMatchObject({ status: 403, title: 'You led this rehearsal, so somebody else signs it off.' });
    expect((await signOff(held, at.as.riskManager)).body as unknown as ProblemView).toMatchObject({ status: 403, title: 'You typed in this result, so somebody else signs it off.' });
  });

  it('turns what was found into actions, also once it is signed off', async () => {
    const { body: held } = await record(await planned());
    const risk = await openRisk();
    const action = { riskId: risk.id, title: 'Order a second link', ownerId: at.council.people.riskOwner.id, dueDate: '2026-08-01' };
    const { body: signed } = await signOff(held);
    const made = await at.as.riskManager.post<ActionView>(`exercises/${signed.id}/findings/${signed.found[0]!.id}/action`, { body: action });
    expect(made.status).toBe(201);
    expect((await at.as.riskManager.get<ExerciseView>(`exercises/${signed.id}`)).body.found).toMatchObject([{ answered: true, action: { id: made.body.id, title: 'Order a second link' } }]);
    expect((await at.as.riskManager.post(`exercises/${signed.id}/findings/${signed.found[0]!.id}/action`, { body: action })).status).toBe(409);
  });

  it('keeps a finding that has an action when its result is corrected', async () => {
    const { body: held } = await record(await planned());
    const risk = await openRisk();
    await at.as.riskManager.post(`exercises/${held.id}/findings/${held.found[0]!.id}/action`, { body: { riskId: risk.id, title: 'Order a link', ownerId: at.council.people.riskOwner.id, dueDate: '2026-08-01' } });
    expect(faults(await record(held, results({ findings: [] })))).toEqual({ findings: 'A finding that has an action stays: change its words instead' });
    const { body } = await record(held, results({ findings: [{ id: held.found[0]!.id, text: 'The link is slow' }, { id: null, text: 'Nobody had the key' }] }));
    expect(body.found.map(({ text, answered }) => [text, answered])).toEqual([['The link is slow', true], ['Nobody had the key', false]]);
  });

  it('that somebody changed meanwhile is shown as it is now', async () => {
    const exercise = await planned();
    await at.as.continuityManager.patch(`exercises/${exercise.id}`, { body: { title: 'Failover in May' }, version: 1 });
    const { status, body } = await at.as.continuityManager.patch<{ current: ExerciseView }>(`exercises/${exercise.id}`, { body: { title: 'Other' }, version: 1 });
    expect([status, body.current.title]).toEqual([412, 'Failover in May']);
  });

  it('is planned by continuity managers and risk managers of its unit, and never seen by a member', async () => {
    expect((await ask({}, at.as.riskOwner)).status).toBe(403);
    const exercise = await planned();
    expect((await at.as.member.get(`exercises/${exercise.id}`)).status).toBe(404);
    expect((await at.as.member.get<Page<ExerciseRow>>('exercises')).body.items).toEqual([]);
    expect(faults(await ask({ resources: [{ resourceId: v7(), rtoMinutes: null, rpoMinutes: null }] }))).toEqual({ 'resources.0.resourceId': 'Choose the resource from the list' });
    expect(faults(await ask({ participants: [{ personId: null, name: '', role: 'Observer' }] }))).toEqual({ 'participants.0.name': 'Write a name, or leave the line out' });
  });

  it('passes to a successor when its lead leaves', async () => {
    const leaver = await at.council.addPerson({ jobTitle: 'Resilience Officer' });
    const exercise = await planned({ leadId: leaver.id });
    await at.as.administrator.post(`people/${leaver.id}/departure`, { body: { successorId: at.council.people.riskOwner.id } });
    expect((await at.as.auditor.get<ExerciseView>(`exercises/${exercise.id}`)).body.lead.id).toBe(at.council.people.riskOwner.id);
  });

  it('is shown as it was at a past day', async () => {
    const exercise = await planned({ title: 'As it was' });
    at.clock.set('2026-05-13T09:00:00Z');
    await record(exercise);
    expect((await at.as.auditor.get<ExerciseView>(`exercises/${exercise.id}?asAt=2026-05-12`)).body).toMatchObject({ state: 'planned', outcome: null });
    expect((await at.as.auditor.get<Page<ExerciseRow>>('exercises?q=as+it+was&asAt=2026-05-10')).body.total).toBe(0);
  });
});

describe('a restore test', () => {
  const RESTORED = { objectives: [], findings: [], deviations: [], outcome: 'passed', summary: 'It came back' };
  const back = (over: object = {}) => [{ resourceId: storage, usableAt: '2026-05-09T10:50', abandonedAt: null, dataAsOf: null, effortMinutes: null, note: '', ...over }];
  const restore = (over: object = {}) => planned({ kind: 'restore-test', objectives: [], resources: [{ resourceId: storage, rtoMinutes: 480, rpoMinutes: 600, ...over }] });

  it('passes only with its set, when that was taken, and the sample that was checked', async () => {
    const exercise = await restore();
    expect(faults(await record(exercise, results({ ...RESTORED, resources: back(), backupSet: '', backupTakenAt: null, sample: '' })))).toEqual({
      backupSet: 'Name the backup set: a restore test passes only with the set that was read', backupTakenAt: 'Say when the backup set was taken: the data lost is measured from then',
      sample: 'Say what was looked at of the data: a restore test passes only with a sample that was checked',
    });
    expect(faults(await record(exercise, results({ ...RESTORED, resources: back(), backupTakenAt: '2026-05-09T08:51' })))).toEqual({ backupTakenAt: 'The backup set is from after the loss' });
    expect((await record(exercise, results({ ...RESTORED, outcome: 'failed', resources: back(), backupSet: '', backupTakenAt: null, sample: '' }))).status).toBe(201);
  });

  it('loses what came after its set, against the RPO, and says how old the set was when it was back', async () => {
    const exercise = await restore();
    const { body: held } = await record(exercise, results({ ...RESTORED, resources: back() }));
    expect(held.scope[0]).toMatchObject({ dataLoss: { minutes: 650, moreThan: false }, againstRpo: 'over', againstRto: 'within' });
    expect(held.backupAgeMinutes).toBe(770);
    const paper = await at.app.inject({ method: 'GET', url: `/api/exercises/${exercise.id}/report.pdf`, headers: { ...(await at.council.signIn(at.council.people.auditor)) } });
    const text = (await textOfPdf(paper.rawPayload)).join('\n').replace(/\s+/g, ' ');
    for (const said of ['Age of the set when it was back: 12 h 50 min', '10 h 50 min Over the RPO of 10 h', 'Sample checked: 40 files']) expect(text).toContain(said);
  });

  it.each([
    ['a set older than the RPO allows is no pass, though it came back in time', 911, 600, '2026-05-08T22:00', [{ subject_type: 'resource', outcome: 'failed', in_time: false }]],
    ['within its RPO it is', 912, 660, '2026-05-08T22:00', [{ subject_type: 'resource', outcome: 'passed', in_time: true }]],
    ['where nobody knows the RPO, its age changes nothing', 913, null, '2026-01-08T22:00', [{ subject_type: 'resource', outcome: 'passed', in_time: true }]],
  ])('as evidence: %s', async (name, number, rpoMinutes, backupTakenAt, verdicts) => {
    const resourceId = await resource(number, name);
    const exercise = await restore({ resourceId, rpoMinutes });
    const { body: held } = await record(exercise, results({ ...RESTORED, resources: back({ resourceId }), backupTakenAt }));
    await signOff(held);
    expect(await at.council.sql('SELECT subject_type, outcome, in_time FROM exercise_verdict WHERE exercise_id = $1', [exercise.id])).toEqual(verdicts);
  });
});

describe('a rehearsal programme', () => {
  const add = (body: object = {}): Promise<Answer<ExerciseProgrammeView>> =>
    at.as.continuityManager.post<ExerciseProgrammeView>('exercise-programmes', {
      body: {
        name: 'Monthly restore test', kind: 'restore-test', unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id, recurrence: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO', startsOn: '2026-05-05',
        resources: [{ resourceId: storage, rtoMinutes: 480, rpoMinutes: 1440 }], ...body,
      },
    });
  const read = async ({ id }: { id: string }): Promise<ExerciseProgrammeView> => (await at.as.auditor.get<ExerciseProgrammeView>(`exercise-programmes/${id}`)).body;

  it('is due by its rule, and again once a rehearsal for that date was held or cancelled', async () => {
    const { body: programme } = await add();
    expect(programme).toMatchObject({ nextDue: '2026-06-01', following: ['2026-07-06', '2026-08-03', '2026-09-07'], planned: null, last: null });
    const exercise = await planned({ programmeId: programme.id, kind: 'restore-test', objectives: [], plannedFor: '2026-05-09' });
    expect(exercise).toMatchObject({ dueOn: '2026-06-01', programme: { name: 'Monthly restore test' } });
    expect((await ask({ programmeId: programme.id })).status).toBe(409);
    await record(exercise, results({ objectives: [], findings: [] }));
    expect(await read(programme)).toMatchObject({ nextDue: '2026-07-06', planned: null, last: { reference: exercise.reference, outcome: 'failed' } });
    const next = await planned({ programmeId: programme.id, plannedFor: '2026-07-06' });
    await at.as.continuityManager.post(`exercises/${next.id}/cancellation`, { body: { reason: 'The vault moves' }, version: 1 });
    expect(await read(programme)).toMatchObject({ nextDue: '2026-08-03' });
  });

  it('is shown in the calendar of a month, what is planned in place of what is due', async () => {
    const { body: programme } = await add({ name: 'Calendar test', startsOn: '2026-09-01' });
    const days = async (month: string) => (await at.as.auditor.get<ExerciseCalendarView>(`exercise-calendar?month=${month}`)).body.days;
    const due = async (month: string) => (await days(month)).filter((one) => one.due.some(({ programmeId }) => programmeId === programme.id)).map(({ day }) => day);
    expect([await due('2026-08'), await due('2026-09'), await due('2026-11')]).toEqual([[], ['2026-09-07'], ['2026-11-02']]);
    const exercise = await planned({ programmeId: programme.id, plannedFor: '2026-09-09' });
    expect(await due('2026-09')).toEqual([]);
    expect((await days('2026-09')).find(({ day }) => day === '2026-09-09')?.exercises.map(({ id }) => id)).toContain(exercise.id);
  });

  it('asks for a rule that it understands, and ends with a reason', async () => {
    expect(faults(await add({ recurrence: 'FREQ=DAILY' }))).toEqual({ recurrence: 'Say how often in weeks, months or years, and on which day' });
    const { body: programme } = await add();
    const { body: changed } = await at.as.continuityManager.patch<ExerciseProgrammeView>(`exercise-programmes/${programme.id}`, { body: { recurrence: 'FREQ=YEARLY;INTERVAL=1;BYMONTH=5;BYMONTHDAY=20' }, version: 1 });
    expect(changed.nextDue).toBe('2026-05-20');
    const { body: ended } = await at.as.continuityManager.post<ExerciseProgrammeView>(`exercise-programmes/${programme.id}/end`, { body: { reason: 'The tapes are gone' }, version: 2 });
    expect(ended).toMatchObject({ nextDue: null, endReason: 'The tapes are gone', mayManage: false });
    expect(faults(await ask({ programmeId: programme.id }))).toEqual({ programmeId: 'Choose a programme that goes on from the list' });
  });
});

describe('the list of rehearsals', () => {
  it('is filtered, sorted and counted', async () => {
    const lead = await at.council.addPerson({ jobTitle: 'Lead' });
    const [a, b] = [await planned({ leadId: lead.id, title: 'Alpha', plannedFor: '2026-05-01' }), await planned({ leadId: lead.id, title: 'Beta', kind: 'tabletop', plannedFor: '2026-12-01' })];
    const list = async (query: string, as: Speaker = at.as.auditor) => (await as.get<Page<ExerciseRow>>(`exercises?lead=${lead.id}&${query}`)).body;
    const ids = async (query: string, as?: Speaker) => (await list(query, as)).items.map(({ id }) => id);
    expect((await list('')).total).toBe(2);
    expect(await ids('')).toEqual([b.id, a.id]);
    expect(await ids('sort=title')).toEqual([a.id, b.id]);
    expect(await ids('kind=tabletop')).toEqual([b.id]);
    expect(await ids('due=overdue')).toEqual([a.id]);
    expect(await ids('q=bet')).toEqual([b.id]);
    expect(await ids(`resource=${storage}&state=planned`)).toEqual([b.id, a.id]);
    await record(a, results(), at.as.riskManager);
    expect(await ids('waiting=true', at.as.continuityManager)).toEqual([a.id]);
    expect(await ids('waiting=true', at.as.riskManager)).toEqual([]);
    expect(await ids(`unit=${at.council.units.housing}`)).toEqual([]);
  });
});
