import type { ControlView, HeatMapView, NoticeView, Page, RecommendationView, RiskRow, RiskView } from '@holdfast/contracts';
import { asEvidenced } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(async () => {
  at.clock.set('2026-03-02T09:00:00Z');
  await at.council.sql('TRUNCATE risk CASCADE');
  await at.council.sql('TRUNCATE standing_count');
});
afterAll(() => at.close());

const HIGH = { likelihood: '5', impact: '4' };
const LOW = { likelihood: '1', impact: '4' };
const CHECKED_YEARLY = { kinds: ['manual-check'], age: { count: 12, unit: 'months' } };

const open = async (body: object = {}): Promise<RiskView> =>
  (await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, {
    body: { title: 'Storage fails', status: 'open', ownerId: at.council.people.riskOwner.id, inherent: HIGH, residual: LOW, ...body },
  })).body;
const add = (risk: { id: string }, suffices: object = CHECKED_YEARLY): Promise<Answer<ControlView>> =>
  at.as.riskOwner.post<ControlView>(`risks/${risk.id}/controls`, { body: { title: 'Second array', ownerId: at.council.people.riskOwner.id, suffices } });
const lean = (risk: { id: string }, controls: { id: string }[], as: Speaker = at.as.riskOwner) => as.post<RiskView>(`risks/${risk.id}/leaning`, { body: { controlIds: controls.map(({ id }) => id) } });
const check = (control: { id: string }, outcome: string, heldOn: string, as: Speaker = at.as.riskOwner) =>
  as.post<ControlView>(`controls/${control.id}/checks`, { body: { outcome, heldOn, note: 'Both arrays were switched over' } });
const map = async (query = '', as: Speaker = at.as.riskManager) => (await as.get<HeatMapView>(`registers/${at.council.registers.ict}/heat-map?basis=evidenced${query}`)).body;
const list = async (query = '', as: Speaker = at.as.riskManager) => (await as.get<Page<RiskRow>>(`registers/${at.council.registers.ict}/risks?basis=evidenced${query}`)).body;
const shown = (found: HeatMapView): string[] => found.cells.filter(({ count }) => count > 0).map(({ likelihood, impact, count }) => `${likelihood}${impact}: ${count}`);

const drawnOn = async ({ id }: RiskView, day: string) => (await list(`&asAt=${day}`)).items.find((row) => row.id === id)?.evidence?.drawn;

/** A risk that leans on one control. */
async function leaning(body: object = {}): Promise<{ risk: RiskView; control: ControlView }> {
  const risk = await open(body);
  const { body: control } = await add(risk);
  await lean(risk, [control]);
  return { risk, control };
}

describe('evidence behind a residual score', () => {
  it('a residual that names no control is drawn at its inherent, and the map says where it is claimed', async () => {
    const risk = await open();
    const found = await map();
    expect(shown(found)).toEqual(['54: 1']);
    expect(found.evidenced).toEqual({ failed: 0, stale: 0, none: 1, cannotBeDrawn: 0 });
    expect(found.cells).toEqual([
      expect.objectContaining({ ...LOW, count: 0, claimedHere: 1, references: [], evidence: [] }),
      expect.objectContaining({ ...HIGH, count: 1, claimedHere: 0, references: [risk.reference], evidence: ['none'] }),
    ]);
    const { items } = await list();
    expect(items).toMatchObject([{ residual: LOW, evidence: { state: 'none', drawn: 'inherent', since: null } }]);
    expect((await list('&likelihood=5&impact=4')).total).toBe(1);
    expect((await list('&likelihood=1&impact=4')).total).toBe(0);
  });

  it('a passing check brings it to its residual, age takes it away, a failure at once; a review that was due before stays due then', async () => {
    const { risk, control } = await leaning();
    expect((await check(control, 'passed', '2026-03-01')).body).toMatchObject({ leanedOn: true, evidence: { state: 'passed', on: '2026-03-01', until: '2027-03-01' } });
    expect(shown(await map())).toEqual(['14: 1']);
    at.clock.set('2027-03-02T09:00:00Z');
    expect((await list()).items).toMatchObject([{ evidence: { state: 'stale', drawn: 'inherent', since: '2027-03-02' } }]);
    expect(await drawnOn(risk, '2027-03-01')).toBe('residual');
    expect((await check(control, 'failed', '2027-03-02')).body.evidence).toEqual({ state: 'failed', on: '2027-03-02' });
    expect((await map()).evidenced).toMatchObject({ failed: 1, stale: 0 });
    expect(((await at.as.riskOwner.get<RiskView>(`risks/${risk.id}`)).body).nextReview).toBe('2026-06-02');
    at.clock.set('2027-03-05T09:00:00Z');
    expect((await check(control, 'passed', '2027-03-04')).body.evidence.state).toBe('passed');
    expect(shown(await map())).toEqual(['14: 1']);
    expect(await drawnOn(risk, '2027-03-03')).toBe('inherent');
  });

  it('the verdict of an auditor on a recommendation brings it to its residual, until it ages or one finds less', async () => {
    const { council } = at;
    let { body: recommendation } = await at.as.auditor.post<RecommendationView>('recommendations', {
      body: { source: 'internal-audit', reportTitle: 'Storage', reportDate: '2026-02-16', reportReference: 'R4', title: 'Switch over each quarter', priority: 'high', unitId: council.units.ict, ownerId: council.people.riskOwner.id },
    });
    const say = async (what: string, body: object, as: Speaker): Promise<void> => {
      const answer = await as.post<RecommendationView>(`recommendations/${recommendation.id}/${what}`, { body, version: recommendation.version });
      expect(answer.status).toBe(201);
      recommendation = answer.body;
    };
    const claimed = (): Promise<void> => say('claim', { note: 'It was switched over' }, at.as.riskOwner);
    const found = (verdict: string, heldOn: string): Promise<void> => say('follow-ups', { verdict, note: 'The log shows it', heldOn }, at.as.auditor);
    const risk = await open();
    const { body: control } = await add(risk, { kinds: ['recommendation'], age: { count: 12, unit: 'months' }, recommendationId: recommendation.id });
    await lean(risk, [control]);
    await say('response', { response: 'agreed', note: 'It will be done', dueDate: '2026-06-30' }, at.as.riskOwner);
    await claimed();
    // What its owner says of it is a claim.
    expect((await list()).items).toMatchObject([{ evidence: { state: 'none', drawn: 'inherent' } }]);

    await found('partly-implemented', '2026-03-02');
    expect((await list()).items).toMatchObject([{ nextReview: '2026-03-02', evidence: { state: 'failed', drawn: 'inherent' } }]);
    await claimed();
    expect(shown(await map())).toEqual(['54: 1']);

    at.clock.set('2026-05-01T09:00:00Z');
    await found('implemented', '2026-04-30');
    expect((await list()).items).toMatchObject([{ evidence: { state: 'passed', drawn: 'residual' } }]);
    expect(shown(await map())).toEqual(['14: 1']);
    expect(await drawnOn(risk, '2026-04-30')).toBe('inherent');

    at.clock.set('2027-05-02T09:00:00Z');
    expect((await list()).items).toMatchObject([{ evidence: { state: 'stale', drawn: 'inherent' } }]);
  });

  it('a check is refused for a day to come, before the failure that it should answer, and where none suffices', async () => {
    const { risk, control } = await leaning();
    expect(faults(await check(control, 'passed', '2026-03-03'))).toEqual({ heldOn: 'It has been looked at: choose today or a day before' });
    await check(control, 'failed', '2026-02-20');
    expect(faults(await check(control, 'passed', '2026-02-19'))).toEqual({ heldOn: 'A check from before the latest failure does not answer it. Choose the day of the failure or a later one' });
    const { body: other } = await add(risk, { kinds: [], age: null });
    expect((await check(other, 'passed', '2026-03-01')).status).toBe(409);
    expect((await check(control, 'passed', '2026-03-01', at.as.auditor)).status).toBe(403);
    expect((await check(control, 'passed', '2026-03-01', at.as.member)).status).toBe(404);
  });

  it('where a second person is asked for, a pass counts from their sign-off and never from the author of the check', async () => {
    const risk = await open();
    const { body: control } = await add(risk, { ...CHECKED_YEARLY, secondPerson: true });
    await lean(risk, [control]);
    const { body: checked } = await check(control, 'passed', '2026-03-01');
    expect([checked.evidence.state, checked.entries[0]?.countsFrom, checked.entries[0]?.maySign]).toEqual(['none', null, false]);
    const sign = (as: Speaker) => as.post<ControlView>(`control-checks/${checked.entries[0]?.id}/sign-off`);
    expect((await sign(at.as.riskOwner)).status).toBe(403);
    expect((await sign(at.as.member)).status).toBe(404);
    at.clock.set('2026-03-10T09:00:00Z');
    expect((await sign(at.as.registerOwner)).body).toMatchObject({ evidence: { state: 'passed', on: '2026-03-01' }, entries: [{ countsFrom: '2026-03-10T09:00:00.000Z', signedBy: { id: at.council.people.registerOwner.id } }] });
    expect((await sign(at.as.registerOwner)).status).toBe(409);
    expect(await drawnOn(risk, '2026-03-09')).toBe('inherent');
  });

  it('the controls are those of the risk; a new residual keeps them unless it names others', async () => {
    const { risk, control } = await leaning();
    await check(control, 'passed', '2026-03-01');
    const { control: foreign } = await leaning({ title: 'Network fails' });
    expect(faults(await lean(risk, [foreign]))).toEqual({ controlIds: 'Choose controls of this risk that are in place' });
    const version = async () => (await at.as.riskOwner.get<RiskView>(`risks/${risk.id}`)).body.version;
    const assess = async (more: object) => at.as.riskOwner.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', rationale: 'Looked at again', likelihood: '2', impact: '2', ...more }, version: await version() });
    expect(faults(await assess({ leansOn: [foreign.id] }))).toEqual({ leansOn: 'Choose controls of this risk that are in place' });
    await assess({});
    expect((await list('&evidence=passed')).items).toMatchObject([{ id: risk.id }]);
    await assess({ leansOn: [] });
    expect((await list('&evidence=passed')).items).toEqual([]);
  });

  it('counts add up, whatever the evidence, and every place of the map leads to its risks', async () => {
    const proven = await leaning();
    await check(proven.control, 'passed', '2026-03-01');
    const failed = await leaning();
    await check(failed.control, 'failed', '2026-03-01');
    await leaning({ inherent: null });
    await open({ residual: HIGH });
    await open({ residual: null });
    await open({ inherent: null, residual: { level: 'M' } });
    const found = await map();
    const cells = found.cells.reduce((all, { count }) => all + count, 0);
    expect(cells + found.leftOut + found.levelOnly.reduce((all, { count }) => all + count, 0) + found.unscored + found.notComparable + (found.evidenced?.cannotBeDrawn ?? 0)).toBe(found.open);
    expect([found.open, found.evidenced]).toEqual([6, { failed: 1, stale: 0, none: 2, cannotBeDrawn: 2 }]);
    for (const { likelihood, impact, count } of found.cells) expect((await list(`&likelihood=${likelihood}&impact=${impact}`)).total).toBe(count);
    expect((await list('&cannotBeDrawn=true')).total).toBe(2);
    expect((await list('&unscored=true')).total).toBe(1);
    const { items } = await list('&sort=-evidence');
    expect(items.map(({ evidence }) => evidence?.state)).toEqual(['failed', 'none', 'none', 'passed', 'nothing-to-prove', null]);
    const severity = { [`${HIGH.likelihood}`]: 20, [`${LOW.likelihood}`]: 4 } as Record<string, number>;
    for (const { inherent, residual, evidence, id } of items.filter((row) => row.residual.level !== 'M')) {
      const controls = (await at.as.riskManager.get<ControlView[]>(`risks/${id}/controls`)).body.filter(({ leanedOn }) => leanedOn);
      const standing = (one: typeof inherent) => ({ matrixVersionId: one.matrixVersionId, severity: one.likelihood === null ? null : (severity[one.likelihood] ?? null) });
      expect({ state: evidence?.state, drawn: evidence?.drawn }).toEqual(asEvidenced(standing(inherent), standing(residual), controls.map((control) => control.evidence.state)));
    }
  });

  it('a withdrawn control is evidence of nothing', async () => {
    const { risk, control } = await leaning();
    await check(control, 'passed', '2026-03-01');
    await at.as.riskOwner.post(`controls/${control.id}/withdrawal`, { body: { reason: 'Sold' }, version: control.version });
    expect((await list()).items).toMatchObject([{ id: risk.id, evidence: { state: 'none', drawn: 'inherent' } }]);
  });

  it('readers of public wording are told what is claimed, and nothing of evidence', async () => {
    const { control } = await leaning();
    await check(control, 'failed', '2026-03-01');
    const found = await map('', at.as.member);
    expect([shown(found), found.evidenced, found.cells[0]?.evidence]).toEqual([['14: 1'], undefined, undefined]);
    expect((await list('', at.as.member)).items.map(({ evidence }) => evidence)).toEqual([null]);
    expect((await list('&evidence=failed', at.as.member)).total).toBe(0);
    expect((await list('&sort=-evidence', at.as.member)).items).toHaveLength(1);
  });

  it('a failure makes the review of the risk due and is told to its owner', async () => {
    const { risk, control } = await leaning();
    await check(control, 'failed', '2026-03-01');
    const { items } = (await at.as.riskOwner.get<Page<NoticeView>>('notices?kind=review')).body;
    expect(items).toMatchObject([{ reference: risk.reference, dueOn: '2026-03-02' }]);
  });

  it('checks and what a residual leans on only grow', async () => {
    const { control } = await leaning();
    await check(control, 'failed', '2026-03-01');
    await expect(at.council.sql(`UPDATE control_check SET outcome = 'passed'`)).rejects.toThrow('never changed');
    await expect(at.council.sql('DELETE FROM assessment_control')).rejects.toThrow('only grows');
  });
});
