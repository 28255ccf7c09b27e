import type { HomeView, ImpactAnalysisRow, ImpactAnalysisView, ImpactOfActivityView, ListedActivity, MatrixVersionView, NoticeView, Page, ProblemView, WorkingCalendarView } from '@holdfast/contracts';
import { CORPORATE_5X5, DEFAULT_BANDS, MELTON_6X4, type ImpactAnalysis, type RiskMatrix } from '@holdfast/domain';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
let support: WorkingCalendarView;
beforeAll(async () => {
  at = await atTheCouncil();
  const { status, body } = await at.as.administrator.post<WorkingCalendarView>('working-calendars', {
    body: { name: 'Support hours', weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })), holidays: [] },
  });
  expect([status, body.isDefault]).toEqual([201, true]);
  support = body;
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

let activities = 0;
/** Of ICT, owned by its head. */
const anActivity = async (name = 'Payments', unit: 'ict' | 'housing' = 'ict'): Promise<string> => {
  const id = v7();
  activities += 1;
  const owner = unit === 'ict' ? at.council.people.registerOwner.id : at.council.people.otherRegisterOwner.id;
  await at.council.sql(
    `INSERT INTO activity (organisation_id, id, number, reference, name, unit_id, owner_id, author_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [at.council.organisationId, id, activities, `ACT-${String(activities).padStart(3, '0')}`, name, at.council.units[unit], owner, at.clock.now()],
  );
  return id;
};
const none = DEFAULT_BANDS.map(() => null);
const clock = (minutes: number) => ({ minutes, calendarId: null });
const content = (over: Partial<ImpactAnalysis> = {}): ImpactAnalysis => ({
  bands: DEFAULT_BANDS, matrixVersionId: at.council.matrix.versionId, impacts: [{ category: 'service', levels: ['1', '2', '3', '4', '4', '5', '5'], note: '' }], intolerable: '4',
  mtpdOverride: null, mtpdReason: '', rto: clock(1440), rpo: clock(240), mbco: 'Emergency payments', mbcoPercent: 20, peaks: [], people: none, seats: none, equipment: [], ...over,
});
const start = (activityId: string, over: Partial<ImpactAnalysis> = {}, as: Speaker = at.as.continuityManager): Promise<Answer<ImpactAnalysisView>> =>
  as.post<ImpactAnalysisView>(`activities/${activityId}/impact-analyses`, { body: content(over) });
const say = (of: { id: string }, what: string, version: number, body: object = {}, as: Speaker = at.as.registerOwner): Promise<Answer<ImpactAnalysisView>> =>
  as.post<ImpactAnalysisView>(`impact-analyses/${of.id}/${what}`, { body, version });
const submitted = async (activityId: string, over: Partial<ImpactAnalysis> = {}): Promise<ImpactAnalysisView> => {
  const { status, body } = await start(activityId, over);
  expect([status, body.step]).toEqual([201, 'draft']);
  return (await say(body, 'submission', 1, {}, at.as.continuityManager)).body;
};
const approved = async (activityId: string, over: Partial<ImpactAnalysis> = {}, nextReview = '2027-03-01'): Promise<ImpactAnalysisView> => {
  const found = await say(await submitted(activityId, over), 'approval', 2, { nextReview });
  expect([found.status, found.body.step]).toEqual([201, 'approved']);
  return found.body;
};
const ofActivity = async (activityId: string, as: Speaker = at.as.auditor, query = ''): Promise<ImpactOfActivityView> => (await as.get<ImpactOfActivityView>(`activities/${activityId}/impact-analysis${query}`)).body;
const list = async (query = '', as: Speaker = at.as.auditor): Promise<Page<ImpactAnalysisRow>> => (await as.get<Page<ImpactAnalysisRow>>(`impact-analyses?${query}`)).body;

describe('an impact analysis', () => {
  it('is approved by another person than its author, and the MTPD follows from its impacts', async () => {
    const activityId = await anActivity();
    const draft = await submitted(activityId);
    expect(draft).toMatchObject({ step: 'submitted', number: 1, mtpd: { ...clock(4320), atMost: false }, contradictions: [], mayManage: true, mayApprove: true, whyNotApprove: 'You wrote this analysis, so somebody else approves it.' });
    expect((await say(draft, 'approval', 2, { nextReview: '2027-03-01' }, at.as.continuityManager)).body as unknown as ProblemView).toMatchObject({
      status: 403, title: 'You wrote this analysis, so somebody else approves it.',
    });
    const { body } = await say(draft, 'approval', 2, { nextReview: '2027-03-01', note: 'Agreed' });
    expect(body).toMatchObject({ step: 'approved', nextReview: '2027-03-01', reviewOverdue: false, approvedBy: { jobTitle: 'Head of ICT' }, entries: [{ kind: 'approved', note: 'Agreed' }, { kind: 'submitted' }, { kind: 'started' }] });
    expect(await ofActivity(activityId)).toMatchObject({ approved: { id: draft.id }, open: null, versions: [{ number: 1, step: 'approved' }], bands: DEFAULT_BANDS, mayManage: false });
  });

  it('whose MTPD may be shorter than its impacts say says so wherever it is stated', async () => {
    const levels = ['1', null, '3', '4', '4', '5', '5'];
    const [atMost, exact] = [{ ...clock(4320), atMost: true }, { ...clock(4320), atMost: false }];
    const mtpdOf = async (over: Partial<ImpactAnalysis>): Promise<unknown> => (await start(await anActivity(), over)).body.mtpd;
    expect(await mtpdOf({ impacts: [{ category: 'service', levels, note: '' }] })).toEqual(atMost);
    expect(await mtpdOf({ impacts: [...content().impacts, { category: 'legal', levels: [null, '1', '1', '1', '1', '1', '1'], note: '' }] })).toEqual(atMost);
    expect(await mtpdOf({ impacts: [{ category: 'service', levels: ['1', '2', '3', '4', null, null, null], note: '' }] })).toEqual(exact);
    expect(await mtpdOf({ impacts: [{ category: 'service', levels, note: '' }], mtpdOverride: clock(4320), mtpdReason: 'Agreed' })).toEqual(exact);
    const activityId = await anActivity('Meals');
    expect((await approved(activityId, { impacts: [{ category: 'service', levels, note: '' }] })).mtpd).toEqual(atMost);
    expect((await list('q=meals')).items.map(({ mtpd }) => mtpd)).toEqual([atMost]);
    expect((await at.as.auditor.get<Page<ListedActivity>>('activities?q=meals')).body.items.map(({ mtpd }) => mtpd)).toEqual([atMost]);
  });

  it('whoever edits or submits a draft is one of its authors', async () => {
    const { body: draft } = await start(await anActivity());
    await at.as.registerOwner.patch(`impact-analyses/${draft.id}`, { body: content({ mbco: 'All payments' }), version: 1 });
    await say(draft, 'submission', 2, {}, at.as.continuityManager);
    expect((await say(draft, 'approval', 3, { nextReview: '2027-03-01' })).status).toBe(403);
    expect((await say(draft, 'approval', 3, { nextReview: '2027-03-01' }, at.as.unitRiskManager)).body.step).toBe('approved');
  });

  it('is not approved with an RTO above its MTPD, and says so while it is written', async () => {
    const draft = await submitted(await anActivity(), { rto: clock(10_080) });
    expect(draft.contradictions).toEqual(['rto-above-mtpd']);
    expect((await say(draft, 'approval', 2, { nextReview: '2027-03-01' })).body as unknown as ProblemView).toMatchObject({ status: 409, code: 'rto-above-mtpd' });
    const returned = (await say(draft, 'return', 2, { reason: 'Bring the RTO down' })).body;
    expect(returned).toMatchObject({ step: 'returned', entries: [{ kind: 'returned', note: 'Bring the RTO down' }, {}, {}] });
    const { body } = await at.as.continuityManager.patch<ImpactAnalysisView>(`impact-analyses/${draft.id}`, { body: content({ rto: clock(0) }), version: 3 });
    expect([body.contradictions, body.content.rto]).toEqual([[], clock(0)]);
  });

  it('whose version in force never changes; a later one supersedes it', async () => {
    const activityId = await anActivity();
    const first = await approved(activityId);
    const edit = await at.as.continuityManager.patch(`impact-analyses/${first.id}`, { body: content({ mbco: 'Another' }), version: 3 });
    expect(edit.body).toMatchObject({ status: 409, title: 'This version is approved and does not change. Start a new one.' });
    await expect(at.council.sql(`UPDATE impact_analysis SET content = '{}' WHERE id = $1`, [first.id])).rejects.toThrow('an approved impact analysis never changes');
    at.clock.set('2026-03-05T09:00:00Z');
    const second = await approved(activityId, { rto: clock(240) });
    expect((await ofActivity(activityId)).versions.map(({ number, step }) => [number, step])).toEqual([[2, 'approved'], [1, 'superseded']]);
    expect((await at.as.auditor.get<ImpactAnalysisView>(`impact-analyses/${first.id}`)).body).toMatchObject({ step: 'superseded', content: { rto: clock(1440) }, nextReview: null });
    at.clock.set('2026-03-09T09:00:00Z');
    expect((await ofActivity(activityId, at.as.auditor, '?asAt=2026-03-03')).approved).toMatchObject({ id: first.id, step: 'approved', content: { rto: clock(1440) } });
    expect((await ofActivity(activityId, at.as.auditor, '?asAt=2026-03-06')).approved?.id).toBe(second.id);
  });

  it('has one version at work, and a withdrawn one stays on record', async () => {
    const activityId = await anActivity();
    const { body: draft } = await start(activityId);
    expect((await start(activityId)).body as unknown as ProblemView).toMatchObject({ status: 409, title: 'Version 1 is at work already. Go on with it, or withdraw it first.' });
    expect((await say(draft, 'withdrawal', 1, { reason: 'Begun twice' }, at.as.continuityManager)).body.step).toBe('withdrawn');
    expect((await start(activityId)).body.number).toBe(2);
    expect((await ofActivity(activityId)).versions.map(({ step }) => step)).toEqual(['draft', 'withdrawn']);
  });

  it('is refused with its faults by field, and keeps what was typed', async () => {
    const activityId = await anActivity();
    expect(faults(await start(activityId, { intolerable: '9', mtpdOverride: clock(60), rto: { minutes: 60, calendarId: v7() } }))).toEqual({
      intolerable: 'Choose a level of the impact scale of this matrix', mtpdReason: 'Say why the MTPD is another than the one that follows from the impacts', 'rto.calendarId': 'Choose a working calendar that is in use',
    });
    expect(faults(await start(activityId, { matrixVersionId: v7() }))).toEqual({ matrixVersionId: 'Choose the matrix from the list' });
  });

  it('is not overwritten by whoever read an older version', async () => {
    const { body: draft } = await start(await anActivity());
    await at.as.continuityManager.patch(`impact-analyses/${draft.id}`, { body: content({ mbco: 'First' }), version: 1 });
    const late = await at.as.registerOwner.patch(`impact-analyses/${draft.id}`, { body: content({ mbco: 'Second' }), version: 1 });
    expect(late.body).toMatchObject({ status: 412, current: { version: 2, content: { mbco: 'First' } } });
  });

  it('is reviewed at least every year', async () => {
    const analysis = await approved(await anActivity(), {}, '2026-03-10');
    expect(faults(await say(analysis, 'reviews', 3, { note: 'Still right', nextReview: '2027-03-03' }))).toEqual({ nextReview: 'Choose a day within 12 months from today' });
    at.clock.set('2026-03-12T09:00:00Z');
    expect((await at.as.auditor.get<ImpactAnalysisView>(`impact-analyses/${analysis.id}`)).body.reviewOverdue).toBe(true);
    expect((await list('due=overdue')).items.map(({ id }) => id)).toContain(analysis.id);
    expect((await list('waiting=true', at.as.registerOwner)).items.map(({ id }) => id)).toContain(analysis.id);
    const { body } = await say(analysis, 'reviews', 3, { note: 'Still right', nextReview: '2027-03-01' });
    expect(body).toMatchObject({ reviewOverdue: false, nextReview: '2027-03-01', entries: [{ kind: 'reviewed', note: 'Still right', nextReview: '2027-03-01' }, {}, {}, {}] });
  });

  it('is confirmed at its review by another person than its author: an owner who wrote it is told, and so is whoever may confirm it', async () => {
    const { body: draft } = await start(await anActivity(), {}, at.as.registerOwner);
    await say(draft, 'submission', 1);
    await say(draft, 'approval', 2, { nextReview: '2026-03-10' }, at.as.unitRiskManager);
    const refused = await say(draft, 'reviews', 3, { note: 'Still right', nextReview: '2027-03-01' });
    expect(refused.body as unknown as ProblemView).toMatchObject({ status: 403, title: 'You wrote this analysis, so somebody else confirms that it still holds. If something has changed, start a new version.' });
    at.clock.set('2026-03-12T09:00:00Z');
    const waits = async (as: Speaker) => (await list('waiting=true', as)).items.some(({ id }) => id === draft.id);
    expect([await waits(at.as.registerOwner), await waits(at.as.unitRiskManager), await waits(at.as.otherRegisterOwner)]).toEqual([true, true, false]);
    expect((await at.as.registerOwner.get<ImpactAnalysisView>(`impact-analyses/${draft.id}`)).body.whyNotReview).toMatch(/^You wrote this analysis/);
    expect((await say(draft, 'reviews', 3, { note: 'Still right', nextReview: '2027-03-01' }, at.as.unitRiskManager)).body).toMatchObject({ nextReview: '2027-03-01', whyNotReview: null });
  });

  it('is read across units by whoever has a role, kept where the activity lies, and hidden from a viewer', async () => {
    const activityId = await anActivity('Lettings', 'housing');
    const { body } = await start(activityId, {}, at.as.otherRegisterOwner);
    expect((await at.as.riskOwner.get<ImpactAnalysisView>(`impact-analyses/${body.id}`)).body).toMatchObject({ mayManage: false, mayApprove: false });
    expect((await start(activityId, {}, at.as.continuityManager)).status).toBe(403);
    expect((await at.as.member.get(`impact-analyses/${body.id}`)).status).toBe(404);
    expect((await list('', at.as.member)).items).toEqual([]);
  });

  it('takes working time at its shortest, and is judged anew when the hours change', async () => {
    const draft = await submitted(await anActivity(), { rto: { minutes: 600, calendarId: support.id }, mtpdOverride: clock(1440), mtpdReason: 'Within the day' });
    expect([draft.contradictions, draft.content.rto]).toEqual([[], { minutes: 600, calendarId: support.id }]);
    const inForce = await approved(await anActivity(), { rto: { minutes: 600, calendarId: support.id }, mtpdOverride: clock(1440), mtpdReason: 'Within the day' });
    const fewer = { weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '10:00', to: '15:00' })), holidays: [] };
    const compared = await at.as.administrator.post(`working-calendars/${support.id}/comparisons`, { body: fewer });
    expect(compared.body).toMatchObject({ changes: expect.arrayContaining([expect.objectContaining({ what: 'rto', now: [600, 73 * 60], then: [29 * 60, expect.any(Number)] })]) });
    await at.as.administrator.patch(`working-calendars/${support.id}`, { body: fewer, version: support.version });
    expect((await at.as.auditor.get<ImpactAnalysisView>(`impact-analyses/${draft.id}`)).body.contradictions).toEqual(['rto-above-mtpd']);
    // What the hours have made wrong is not confirmed as still right.
    const { body: now } = await at.as.auditor.get<ImpactAnalysisView>(`impact-analyses/${inForce.id}`);
    expect((await say(inForce, 'reviews', now.version, { note: 'Still right', nextReview: '2026-12-01' })).body as unknown as ProblemView).toMatchObject({ status: 409, code: 'rto-above-mtpd' });
  });
});

describe('the list of analyses', () => {
  it('shows each activity with what is known of it, filtered, sorted and counted', async () => {
    const [first, second, third] = [await anActivity('Zebra crossings'), await anActivity('Zebra patrols'), await anActivity('Zebra signs')];
    const inForce = await approved(first, { rto: clock(60) });
    const waits = await submitted(second, { rto: clock(99_999), rpo: null, impacts: [{ category: 'overall', levels: [null, null, null, '4', '4', '5', '5'], note: '' }] });
    const all = await list('q=zebra');
    expect([all.total, all.items.map(({ state, unknowns, rto }) => [state, unknowns, rto])]).toEqual([3, [['approved', 0, clock(60)], ['submitted', 4, clock(99_999)], ['none', 0, null]]]);
    const ids = async (query: string, as?: Speaker) => (await list(`q=zebra&${query}`, as)).items.map(({ id }) => id);
    expect(await ids('sort=-rto')).toEqual([waits.id, inForce.id, third]);
    expect(await ids('sort=mtpd&state=approved&state=submitted')).toHaveLength(2);
    expect(await ids('contradictions=true')).toEqual([waits.id]);
    expect(await ids('state=none')).toEqual([third]);
    expect(await ids('waiting=true', at.as.registerOwner)).toEqual([waits.id]);
    expect(await ids('waiting=true', at.as.continuityManager)).toEqual([]);
    expect(await ids(`unit=${at.council.units.housing}`)).toEqual([]);
    at.clock.set('2026-03-04T09:00:00Z');
    await say(waits, 'return', 2, { reason: 'Too long' });
    at.clock.set('2026-03-06T09:00:00Z');
    expect((await list('q=zebra&asAt=2026-03-03')).items.map(({ state, waitsForMe }) => [state, waitsForMe])).toEqual([['approved', false], ['submitted', false], ['none', false]]);
    at.clock.set('2026-03-02T09:00:00Z');
    expect(await ids(`owner=${at.council.people.registerOwner.id}&sort=-activity`)).toEqual([third, waits.id, inForce.id]);
  });
});

describe('what waits', () => {
  it('stands in the list of activities with the times in force: a draft changes none of them, and what is not known comes last either way', async () => {
    const [fast, slow, drafted, none] = [await anActivity('Sorted fast'), await anActivity('Sorted slow'), await anActivity('Sorted draft'), await anActivity('Sorted none')];
    await approved(fast, { rto: clock(60) });
    await approved(slow, { rto: clock(2880) });
    await start(fast, { rto: clock(5) });
    await start(drafted, { rto: clock(1) });
    const listed = async (query: string): Promise<ListedActivity[]> => (await at.as.auditor.get<Page<ListedActivity>>(`activities?q=Sorted&${query}`)).body.items;
    expect((await listed('sort=rto')).map(({ id, analysis, rto }) => [id, analysis, rto])).toEqual([[fast, 'approved', clock(60)], [slow, 'approved', clock(2880)], [drafted, 'draft', null], [none, 'none', null]]);
    expect((await listed('sort=-rto')).map(({ id }) => id).slice(0, 2)).toEqual([slow, fast]);
    expect((await listed('analysis=draft&analysis=none&sort=name')).map(({ id }) => id)).toEqual([drafted, none]);
  });

  it('is sorted by time without setting working hours against the clock: those on the clock come first either way, each by its length', async () => {
    const [day, hours, working, longer, none] = [await anActivity('Timed day'), await anActivity('Timed hours'), await anActivity('Timed working'), await anActivity('Timed longer'), await anActivity('Timed none')];
    const inHours = (minutes: number) => ({ minutes, calendarId: support.id });
    await approved(day, { rto: clock(1440) });
    await approved(hours, { rto: clock(240) });
    await approved(working, { rto: inHours(60) });
    await approved(longer, { rto: inHours(300) });
    const listed = async (sort: string): Promise<string[][]> => [
      (await at.as.auditor.get<Page<ListedActivity>>(`activities?q=Timed&sort=${sort}`)).body.items.map(({ id }) => id), (await list(`q=Timed&sort=${sort}`)).items.map(({ activityId }) => activityId),
    ];
    expect(await listed('rto')).toEqual(Array(2).fill([hours, day, working, longer, none]));
    expect(await listed('-rto')).toEqual(Array(2).fill([day, hours, longer, working, none]));
  });

  it('is told on Home and in notices to whoever approves, to whoever is to change it, and to the owner when its review is due', async () => {
    const activityId = await anActivity('Waiting room');
    const told = async (as: Speaker) => (await as.get<Page<NoticeView>>('notices?kind=impact-analysis')).body.items.filter(({ title }) => title === 'Waiting room').map(({ line }) => line);
    const home = async (as: Speaker) => (await as.get<HomeView>('home')).body.impactAnalyses.filter((row) => row.activityId === activityId).map(({ state }) => state);
    const draft = await submitted(activityId);
    expect([await told(at.as.registerOwner), await home(at.as.registerOwner)]).toEqual([['An impact analysis waits for your approval'], ['submitted']]);
    expect([await told(at.as.continuityManager), await told(at.as.auditor), await told(at.as.member)]).toEqual([[], [], []]);
    await say(draft, 'return', 2, { reason: 'Ask the desk' });
    expect([await told(at.as.continuityManager), await home(at.as.continuityManager)]).toEqual([['An impact analysis came back to be changed'], ['returned']]);
    await say(draft, 'submission', 3, {}, at.as.continuityManager);
    await say(draft, 'approval', 4, { nextReview: '2026-03-20' });
    expect(await told(at.as.registerOwner)).toEqual([]);
    at.clock.set('2026-03-10T09:00:00Z');
    expect([await told(at.as.registerOwner), await home(at.as.registerOwner)]).toEqual([['The impact analysis is due for review'], ['approved']]);
  });
});

describe('the scale of a new analysis', () => {
  const scale = async (activityId: string): Promise<string | null> => (await ofActivity(activityId)).matrixVersionId;
  const publish = async (name: string, definition: RiskMatrix): Promise<string> => {
    const { body } = await at.as.riskManager.post<MatrixVersionView>('matrices', { body: { name, description: '', definition } });
    expect((await at.as.riskManager.post(`matrix-versions/${body.id}/publication`, { body: {}, version: body.version })).status).toBe(201);
    return body.id;
  };

  it('describes categories, although more registers score on another, and is the one of most analyses', async () => {
    const activityId = await anActivity();
    expect(await scale(activityId)).toBe(at.council.matrix.versionId);
    const plain = await publish('A plain one', MELTON_6X4.matrix);
    await at.council.sql('UPDATE register SET matrix_version_id = $1', [plain]);
    expect(await scale(activityId)).toBe(at.council.matrix.versionId);
    const described = await publish('Another described', CORPORATE_5X5.matrix);
    expect(await scale(activityId)).toBe(at.council.matrix.versionId);
    await at.council.sql('ALTER TABLE impact_analysis DISABLE TRIGGER USER');
    await at.council.sql('UPDATE impact_analysis SET matrix_version_id = $1', [described]);
    await at.council.sql('ALTER TABLE impact_analysis ENABLE TRIGGER USER');
    expect(await scale(activityId)).toBe(described);
  });
});

describe('time bands', () => {
  it('are those of the trade until the organisation sets its own, for analyses from then on', async () => {
    const activityId = await anActivity();
    const before = await at.as.riskManager.get<{ ends: number[]; version: number }>('impact-bands');
    expect(before.body.ends).toEqual(DEFAULT_BANDS);
    expect((await at.as.continuityManager.patch('impact-bands', { body: { ends: [60, 120] }, version: 1 })).status).toBe(403);
    expect(faults(await at.as.riskManager.patch('impact-bands', { body: { ends: [120, 60] }, version: 1 }))).toEqual({ ends: 'Each band ends later than the one before it' });
    expect((await at.as.riskManager.patch('impact-bands', { body: { ends: [60, 120] }, version: 1 })).body).toMatchObject({ ends: [60, 120], version: 2 });
    expect((await ofActivity(activityId)).bands).toEqual([60, 120]);
  });
});
