import type { EscalationView, HomeView, NoticeCountView, NoticePage, NoticeView, ProblemView, RiskView } from '@holdfast/contracts';
import { NOTICE_KINDS } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { faults, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
/** Owns the corporate register, and reads nothing of ICT otherwise. */
let director: Speaker;
beforeAll(async () => {
  at = await atTheCouncil();
  const { council } = at;
  const person = await council.addPerson({ jobTitle: 'Director of Resources', role: 'register-owner', unitId: council.units.communities });
  director = await at.signIn(person);
  await council.sql('UPDATE register SET owner_id = $2 WHERE id = $1', [council.registers.corporate, person.id]);
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const { openRisk, planned, say } = planActions(() => at);
/** Somebody new, who is told of nothing yet. */
const newcomer = async (jobTitle: string): Promise<{ id: string; as: Speaker }> => {
  const person = await at.council.addPerson({ jobTitle, role: 'risk-owner', unitId: at.council.units.ict });
  return { id: person.id, as: await at.signIn(person) };
};
const page = async (as: Speaker, query = ''): Promise<NoticePage> => (await as.get<NoticePage>(`notices${query}`)).body;
const told = async (as: Speaker, query = ''): Promise<NoticeView[]> => (await page(as, query)).items;
const count = async (as: Speaker): Promise<NoticeCountView> => (await as.get<NoticeCountView>('notices/count')).body;
const mark = (as: Speaker, notices: readonly { id: string }[], read = true) => as.post<NoticeCountView>('notices/readings', { body: { noticeIds: notices.map(({ id }) => id), read } });
const escalate = async (risk: RiskView, as: Speaker): Promise<EscalationView> =>
  (await as.post<EscalationView>(`risks/${risk.id}/escalations`, { body: { title: 'It stops all of us', reason: 'Beyond what we can do here' }, version: risk.version })).body;

describe('notices', () => {
  it('are none for whoever has nothing to do', async () => {
    const { as } = await newcomer('New Starter');
    expect(await page(as)).toEqual({ items: [], next: null, total: 0, until: '2026-03-02T09:00:00.000Z' });
    expect(await count(as)).toEqual({ unread: 0, overdue: 0, kinds: [] });
  });

  it('tell the lead of a partnership that its review is soon due and that it is late, until it is held', async () => {
    const { id: leadId, as } = await newcomer('Partnership Lead');
    const { body } = await at.as.registerOwner.post<{ id: string }>('partnerships', {
      body: { name: 'County network', unitId: at.council.units.ict, leadId, meets: 'quarterly', nextReview: '2026-05-01' },
    });
    expect(await told(as)).toEqual([]);
    at.clock.set('2026-04-20T09:00:00Z');
    expect((await told(as)).map(({ path, line, title, dueOn, overdue }) => [path, line, title, dueOn, overdue])).toEqual([
      [`/partnerships/${body.id}`, 'Review of a partnership that you lead', 'County network', '2026-05-01', false],
    ]);
    at.clock.set('2026-05-05T09:00:00Z');
    expect((await told(as)).map(({ path, overdue }) => [path, overdue])).toEqual([[`/partnerships/${body.id}`, true]]);
    expect((await as.get<HomeView>('home')).body.partnerships.map(({ id, nextReview }) => [id, nextReview])).toEqual([[body.id, '2026-05-01']]);
    await as.post(`partnerships/${body.id}/reviews`, { body: { heldOn: '2026-05-05', note: 'It holds', nextReview: '2026-08-01' }, version: 1 });
    expect([await told(as), (await as.get<HomeView>('home')).body.partnerships]).toEqual([[], []]);
  });

  it('tell of recommendations that wait for a response, are late, or wait for follow-up by somebody who did not claim it', async () => {
    const { id, as } = await newcomer('Estates Manager');
    const auditor = await at.council.addPerson({ jobTitle: 'Auditor', role: 'auditor', unitId: at.council.units.council });
    const desk = await at.signIn(auditor);
    const raise = async (title: string): Promise<string> =>
      (await desk.post<{ id: string }>('recommendations', { body: { source: 'internal-audit', reportTitle: 'Locks', reportDate: '2026-02-02', title, priority: 'high', unitId: at.council.units.ict, ownerId: id } })).body.id;
    const [late, asked] = [await raise('Lock the door'), await raise('Count the keys')];
    await as.post(`recommendations/${late}/response`, { body: { response: 'agreed', note: 'Yes', dueDate: '2026-03-31' }, version: 1 });
    expect((await told(as)).map(({ path, line, overdue }) => [path, line, overdue])).toEqual([[`/recommendations/${asked}`, 'A recommendation waits for your response', false]]);
    at.clock.set('2026-04-02T09:00:00Z');
    expect((await told(as)).map(({ path, overdue }) => [path, overdue])).toEqual([[`/recommendations/${late}`, true], [`/recommendations/${asked}`, false]]);
    await as.post(`recommendations/${late}/claim`, { body: { note: 'Locked' }, version: 2 });
    expect((await told(as)).map(({ path }) => path)).toEqual([`/recommendations/${asked}`]);
    expect((await told(desk, '?kind=recommendation')).map(({ path, line }) => [path, line])).toEqual([[`/recommendations/${late}`, 'A recommendation waits for follow-up']]);
    // What its own auditors recommend, a risk manager does not judge.
    expect(await told(at.as.riskManager, '?kind=recommendation')).toEqual([]);
  });

  it('tell the lead of a rehearsal that it is due, runs, and lacks its result; then whoever may sign it off', async () => {
    const { id: leadId, as } = await newcomer('Rehearsal Lead');
    const { body: made } = await at.as.continuityManager.post<{ id: string; reference: string }>('exercises', {
      body: { kind: 'tabletop', title: 'Flood, talked through', unitId: at.council.units.ict, leadId, plannedFor: '2026-05-01' },
    });
    expect(await told(as)).toEqual([]);
    at.clock.set('2026-04-20T09:00:00Z');
    expect((await told(as)).map(({ kind, path, line, reference, dueOn, overdue }) => [kind, path, line, reference, dueOn, overdue])).toEqual([['exercise', `/rehearsals/${made.id}`, 'A rehearsal that you lead', made.reference, '2026-05-01', false]]);
    at.clock.set('2026-05-05T09:00:00Z');
    expect((await told(as)).map(({ overdue }) => overdue)).toEqual([true]);
    await as.post(`exercises/${made.id}/start`, { body: { lostAt: '2026-05-05T08:00' }, version: 1 });
    expect((await told(as)).map(({ path, line }) => [path, line])).toEqual([[`/rehearsals/${made.id}/live`, 'A rehearsal that you lead is running']]);
    await as.post(`exercises/${made.id}/end`, { body: {}, version: 2 });
    expect((await told(as)).map(({ path }) => path)).toEqual([`/rehearsals/${made.id}/result`]);
    const result = { lostAt: '2026-05-05T08:00', startedAt: '2026-05-05T09:30', endedAt: '2026-05-05T10:00', outcome: 'passed', summary: 'Clear', backupSet: '', backupTakenAt: null, sample: '', objectives: [], resources: [], deviations: [], findings: [] };
    await as.post(`exercises/${made.id}/result`, { body: result, version: 3 });
    expect(await told(as)).toEqual([]);
    expect((await told(at.as.riskManager, '?kind=exercise')).map(({ path, line }) => [path, line])).toEqual([[`/rehearsals/${made.id}`, 'The result of a rehearsal waits for your sign-off']]);
    await at.as.riskManager.post(`exercises/${made.id}/sign-off`, { body: {}, version: 4 });
    expect(await told(at.as.riskManager, '?kind=exercise')).toEqual([]);
  });

  it('tell the owner of a programme that it is due and nothing is planned for it', async () => {
    const { id: ownerId, as } = await newcomer('Programme Owner');
    const { body: made } = await at.as.continuityManager.post<{ id: string }>('exercise-programmes', {
      body: { name: 'Monthly restore test', kind: 'restore-test', unitId: at.council.units.ict, ownerId, recurrence: 'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=10', startsOn: '2026-03-03' },
    });
    expect((await told(as)).map(({ path, line, dueOn, overdue }) => [path, line, dueOn, overdue])).toEqual([[`/rehearsal-programmes/${made.id}`, 'A rehearsal is to be planned', '2026-03-10', false]]);
    await at.as.continuityManager.post('exercises', { body: { programmeId: made.id, kind: 'restore-test', title: 'March', unitId: at.council.units.ict, leadId: at.council.people.riskOwner.id, plannedFor: '2026-03-10' } });
    expect(await told(as)).toEqual([]);
  });

  it('tell of reviews and actions that are late or soon due, what is overdue first', async () => {
    const { id, as } = await newcomer('Network Manager');
    at.clock.set('2026-01-05T09:00:00Z');
    const risk = await openRisk({ title: 'The network fails', ownerId: id, nextReview: '2026-03-10' });
    await openRisk({ title: 'Later', ownerId: id, nextReview: '2026-03-17' });
    const late = await planned(risk, { title: 'Buy a second switch', ownerId: id, dueDate: '2026-02-27' });
    await planned(risk, { title: 'Not yet', ownerId: id, dueDate: '2026-03-17' });
    at.clock.set('2026-03-02T09:00:00Z');
    expect(await told(as)).toEqual([
      {
        id: expect.any(String), kind: 'action', reference: late.reference, title: 'Buy a second switch', line: 'Not begun', overdue: true, dueOn: '2026-02-27',
        at: '2026-02-28T00:00:00.000Z', path: `/actions/${late.id}`, read: false,
      },
      {
        id: expect.any(String), kind: 'review', reference: risk.reference, title: 'The network fails', line: 'Review in ICT service risks', overdue: false, dueOn: '2026-03-10',
        at: '2026-02-24T00:00:00.000Z', path: `/risks/${risk.id}/review`, read: false,
      },
    ]);
    expect(await count(as)).toEqual({ unread: 2, overdue: 1, kinds: [{ kind: 'review', total: 1, unread: 1 }, { kind: 'action', total: 1, unread: 1 }] });
    expect((await told(as, '?kind=review')).map(({ kind }) => kind)).toEqual(['review']);
    expect((await told(as, '?overdue=true')).map(({ kind }) => kind)).toEqual(['action']);
    expect((await told(as, '?sort=kind')).map(({ kind }) => kind)).toEqual(['review', 'action']);
    expect((await told(as, '?sort=-title')).map(({ title }) => title)).toEqual(['The network fails', 'Buy a second switch']);
    await say(late, 'completion', {}, 1);
    expect((await told(as)).map(({ kind }) => kind)).toEqual(['review']);
  });

  it('once read stay read, until they say something else', async () => {
    const { id, as } = await newcomer('Storage Manager');
    at.clock.set('2026-01-05T09:00:00Z');
    await openRisk({ title: 'Storage fails', ownerId: id, nextReview: '2026-03-03' });
    at.clock.set('2026-03-02T09:00:00Z');
    const [due] = await told(as);
    expect(await mark(as, [due!])).toMatchObject({ status: 200, body: { unread: 0 } });
    expect(await told(as)).toEqual([{ ...due, read: true }]);
    expect(await told(as, '?unread=true')).toEqual([]);
    await mark(as, [due!], false);
    expect(await told(as, '?unread=true')).toEqual([due]);
    await mark(as, [due!]);
    at.clock.set('2026-03-04T09:00:00Z');
    expect(await told(as, '?unread=true')).toMatchObject([{ overdue: true, dueOn: '2026-03-03', at: '2026-03-04T00:00:00.000Z', read: false }]);
  });

  it('are marked as read all at once, but for what has come since', async () => {
    const { id, as } = await newcomer('Desktop Manager');
    at.clock.set('2026-01-05T09:00:00Z');
    for (const day of ['2026-03-03', '2026-03-04']) await openRisk({ ownerId: id, nextReview: day });
    at.clock.set('2026-03-02T09:00:00Z');
    const { until } = await page(as);
    at.clock.set('2026-03-02T10:00:00Z');
    const risk = await openRisk({ ownerId: id });
    const proposal = await escalate(risk, as);
    at.clock.set('2026-03-02T11:00:00Z');
    await director.post(`escalations/${proposal.id}/refusal`, { body: { reason: 'It can be borne' }, version: 1 });
    expect((await as.post<NoticeCountView>('notices/reading-of-all', { body: { until } })).body).toMatchObject({ unread: 1 });
    expect(await told(as, '?unread=true')).toMatchObject([{ kind: 'outcome', title: 'It stops all of us', line: 'Declined by Corporate risks, Director of Resources', path: `/escalations/${proposal.id}` }]);
    expect(faults(await as.post('notices/reading-of-all', { body: { until: '2026-99-99T00:00:00.000Z' } }))).toEqual({ until: 'Moment is a time in ISO 8601, as the list of notices says it' });
  });

  it('tell of proposals that wait, to whoever decides and later to whoever proposed', async () => {
    const { id, as } = await newcomer('Systems Manager');
    const risk = await openRisk({ ownerId: id });
    const proposal = await escalate(risk, as);
    const waiting = { kind: 'decision', reference: risk.reference, title: 'It stops all of us', line: 'Proposed to Corporate risks by the Systems Manager', path: `/escalations/${proposal.id}`, overdue: false, dueOn: null };
    expect(await told(director)).toMatchObject([waiting]);
    expect(await told(as)).toEqual([]);
    const returned = (await director.post<EscalationView>(`escalations/${proposal.id}/question`, { body: { reason: 'How long?' }, version: 1 })).body;
    expect(await told(director)).toEqual([]);
    expect(await told(as)).toMatchObject([{ kind: 'decision', line: 'Came back from Corporate risks with a question' }]);
    await as.post(`escalations/${proposal.id}/answer`, { body: { answer: 'Four days' }, version: returned.version });
    await director.post(`escalations/${proposal.id}/refusal`, { body: { reason: 'It can be borne' }, version: returned.version + 1 });
    expect(await told(as)).toMatchObject([{ kind: 'outcome', line: 'Declined by Corporate risks, Director of Resources' }]);
    at.clock.set('2026-04-02T09:00:00Z');
    expect((await told(as)).filter(({ kind }) => kind === 'outcome')).toEqual([]);
  });

  it('tell of acceptances that end, or hold no more, to the owner of the risk and to whoever bore it', async () => {
    const { id, as } = await newcomer('Data Centre Manager');
    const decider = at.as.registerOwner;
    const risk = await openRisk({ ownerId: id, treatment: 'tolerate', residual: { likelihood: '4', impact: '5' } });
    await decider.post(`risks/${risk.id}/acceptances`, { body: { reason: 'A second site costs more', expiresOn: '2026-05-31' }, version: 1 });
    const acceptances = async (speaker: Speaker) => (await told(speaker, '?kind=acceptance')).map(({ line, overdue, dueOn, path }) => ({ line, overdue, dueOn, path }));
    expect(await acceptances(as)).toEqual([]);
    at.clock.set('2026-05-04T09:00:00Z');
    const [dueOn, path] = ['2026-05-31', `/risks/${risk.id}`];
    for (const one of [as, decider]) expect(await acceptances(one)).toEqual([{ line: 'The acceptance ends soon', overdue: false, dueOn, path }]);
    // Whoever else may decide is not told: it is neither theirs nor their word.
    expect(await acceptances(at.as.unitRiskManager)).toEqual([]);
    at.clock.set('2026-06-01T09:00:00Z');
    for (const one of [as, decider]) expect(await acceptances(one)).toEqual([{ line: 'The acceptance has run out', overdue: true, dueOn, path }]);
    await as.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', likelihood: '5', impact: '5', rationale: 'Worse' }, version: 1 });
    for (const one of [as, decider]) expect(await acceptances(one)).toEqual([{ line: 'The acceptance holds no more: the risk was scored anew', overdue: true, dueOn, path }]);
    await decider.post(`risks/${risk.id}/acceptances`, { body: { reason: 'Still', expiresOn: '2026-12-31' }, version: 2 });
    for (const one of [as, decider]) expect(await acceptances(one)).toEqual([]);
  });

  it('are of nobody but oneself, and of nothing that one may no longer read', async () => {
    const { id, as } = await newcomer('Leaving Officer');
    at.clock.set('2026-01-05T09:00:00Z');
    const risk = await openRisk({ ownerId: id, nextReview: '2026-02-02' });
    at.clock.set('2026-03-02T09:00:00Z');
    const proposal = await escalate(await openRisk({ ownerId: id }), as);
    await director.post(`escalations/${proposal.id}/refusal`, { body: { reason: 'No' }, version: 1 });
    const mine = await told(as);
    expect(mine.map(({ kind }) => kind)).toEqual(['review', 'outcome']);
    // Somebody else's notice leaves no trace, as one that never was.
    expect(await mark(at.as.auditor, mine)).toMatchObject({ status: 200 });
    expect(await at.council.sql('SELECT FROM notice_reading WHERE person_id = $1', [at.council.people.auditor.id])).toEqual([]);
    expect((await count(as)).unread).toBe(2);
    await at.council.sql(`UPDATE role_assignment SET ended_at = now() WHERE person_id = $1`, [id]);
    await at.council.sql('UPDATE risk SET owner_id = $2 WHERE owner_id = $1', [id, at.council.people.riskOwner.id]);
    expect(await told(as)).toEqual([]);
    expect(await count(as)).toEqual({ unread: 0, overdue: 0, kinds: [] });
    expect((await told(at.as.riskOwner)).map(({ reference }) => reference)).toContain(risk.reference);
  });

  it('come page after page, and refuse a place in another list', async () => {
    const { id, as } = await newcomer('Busy Manager');
    at.clock.set('2026-01-05T09:00:00Z');
    for (let n = 0; n < 53; n++) await openRisk({ title: `Risk ${n}`, ownerId: id, nextReview: `2026-02-${String((n % 27) + 1).padStart(2, '0')}` });
    at.clock.set('2026-03-02T09:00:00Z');
    for (const sort of ['urgency', '-day', 'title', 'kind']) {
      const first = await page(as, `?sort=${sort}`);
      expect([first.items.length, first.total]).toEqual([50, 53]);
      const second = await page(as, `?sort=${sort}&after=${first.next}`);
      expect([second.items.length, second.next]).toEqual([3, null]);
      expect(new Set([...first.items, ...second.items].map((notice) => notice.id)).size).toBe(53);
    }
    const { next } = await page(as, '?sort=title');
    expect((await as.get<ProblemView>(`notices?sort=day&after=${next}`)).status).toBe(422);
  });

  it('tell the owner of an indicator of readings due, and the officer of an objective of reports and of dates', async () => {
    const { id, as } = await newcomer('Performance Officer');
    at.clock.set('2025-12-20T09:00:00Z');
    const { registerOwner } = at.as;
    const unitId = at.council.units.ict;
    await registerOwner.post('indicators', { body: { code: 'N1', title: 'Availability', measure: '%', direction: 'higher', period: 'month', startsOn: '2025-12-01', unitId, ownerId: id } });
    const objective = (await registerOwner.post<{ id: string }>('objectives', { body: { code: 'N2', title: 'Keep going', unitId, officerId: id } })).body;
    const milestone = async (title: string, dueDate: string) =>
      (await registerOwner.post<{ id: string; version: number }>(`objectives/${objective.id}/milestones`, { body: { title, financialYear: 2025, dueDate } })).body;
    const second = await milestone('Second line', '2026-03-31');
    at.clock.set('2025-12-31T09:00:00Z');
    expect(await told(as)).toEqual([]);
    at.clock.set('2026-01-05T09:00:00Z');
    // Two of one day come in no order of their own.
    const byReference = (await told(as)).sort((a, b) => (a.reference ?? '').localeCompare(b.reference ?? ''));
    expect(byReference.map(({ kind, reference, line, dueOn, overdue, path }) => ({ kind, reference, line, dueOn, overdue, path }))).toEqual([
      { kind: 'reading', reference: 'N1', line: '1 reading due', dueOn: '2026-01-28', overdue: false, path: '/indicators/due' },
      { kind: 'milestone', reference: 'N2', line: 'A report on the milestone is due', dueOn: '2026-01-28', overdue: false, path: `/objectives/${objective.id}` },
    ]);
    await as.post(`milestones/${second.id}/reports`, { body: { progress: 'not-due' }, version: second.version });
    at.clock.set('2026-03-20T09:00:00Z');
    expect((await told(as)).map(({ kind, line, overdue }) => [kind, line, overdue])).toEqual([['reading', '3 readings due', true], ['milestone', 'The milestone is near its date', false]]);
    const [, near] = await told(as);
    expect(near).toMatchObject({ dueOn: '2026-03-31' });
  });

  it('have a kind each, and the list takes no other', async () => {
    expect((await at.as.riskOwner.get('notices?kind=rumour')).status).toBe(422);
    for (const kind of NOTICE_KINDS) expect((await at.as.riskOwner.get(`notices?kind=${kind}`)).status).toBe(200);
  });
});
