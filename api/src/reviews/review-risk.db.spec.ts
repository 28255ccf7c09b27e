import type { ControlView, ReviewView, RiskView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const open = async (body: object = {}): Promise<RiskView> =>
  (await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, {
    body: { title: 'Storage fails', status: 'open', ownerId: at.council.people.riskOwner.id, ...body },
  })).body;
const review = (risk: { id: string }, body: object, version: number, as: Speaker = at.as.riskOwner) => as.post<RiskView>(`risks/${risk.id}/reviews`, { body, version });
const reviewsOf = async (risk: { id: string }, as: Speaker = at.as.auditor) => (await as.get<ReviewView[]>(`risks/${risk.id}/reviews`)).body;

describe('a review of a risk', () => {
  it('confirms the score with a reason: no new assessment, the next review from today, and who said so', async () => {
    const risk = await open({ residual: { likelihood: '3', impact: '4' } });
    await at.council.sql(`UPDATE risk SET next_review = '2026-03-01' WHERE id = $1`, [risk.id]);
    const { status, body, etag } = await review(risk, { outcome: 'no-change', reason: 'Nothing happened this quarter' }, 1);
    expect([status, etag, body.nextReview, body.residual]).toEqual([201, '"2"', '2026-06-02', risk.residual]);
    expect(await at.council.sql('SELECT id FROM risk_assessment WHERE risk_id = $1', [risk.id])).toHaveLength(1);
    expect(await reviewsOf(risk)).toMatchObject([{
      outcome: 'no-change', reason: 'Nothing happened this quarter', author: { jobTitle: 'Service Desk Manager' }, recordedAt: '2026-03-02T09:00:00.000Z',
      before: { level: 'M', likelihood: '3' }, after: { level: 'M' }, moved: 0, dueOn: '2026-03-01', nextReview: '2026-06-02', sittingId: null,
    }]);
    const { body: changes } = await at.as.auditor.get<{ items: { action: string; changes: unknown[] }[] }>(`risks/${risk.id}/changes`);
    expect(changes.items[0]).toMatchObject({ action: 'risk.reviewed' });
    expect(changes.items[0]?.changes).toEqual(expect.arrayContaining([
      { field: 'outcome', before: null, after: 'no-change' }, { field: 'reason', before: null, after: 'Nothing happened this quarter' },
    ]));
  });

  it('scores anew through the same verb as a score outside a review, with the reason as its rationale', async () => {
    const risk = await open({ residual: { likelihood: '3', impact: '4' } });
    const { body } = await review(risk, { outcome: 're-scored', likelihood: '4', impact: '5', reason: 'Two outages' }, 1);
    expect(body).toMatchObject({ residual: { level: 'VH', score: 20 }, movement: { kind: 'levels', levels: 2 }, version: 2 });
    const [assessment] = await at.council.sql('SELECT rationale, kind FROM risk_assessment WHERE risk_id = $1 ORDER BY id DESC', [risk.id]);
    expect(assessment).toEqual({ rationale: 'Two outages', kind: 'residual' });
    expect(await reviewsOf(risk)).toMatchObject([{ outcome: 're-scored', before: { level: 'M', score: 12 }, after: { level: 'VH', score: 20 }, moved: 2 }]);
    expect(faults(await review(risk, { outcome: 're-scored', likelihood: 'A', impact: '5', reason: 'x' }, 2))).toHaveProperty('likelihood');
    expect(await reviewsOf(risk)).toHaveLength(1);
  });

  it('says on which controls the new score leans, or leaves them as they were; none of another risk', async () => {
    const risk = await open({ inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '3', impact: '4' } });
    const control = async (riskId: string, title: string): Promise<string> => (await at.as.riskOwner.post<ControlView>(`risks/${riskId}/controls`, { body: { title, ownerId: at.council.people.riskOwner.id } })).body.id;
    const [copies, spare, elsewhere] = [await control(risk.id, 'Nightly copies'), await control(risk.id, 'Spare disks'), await control((await open()).id, 'Of another')];
    const leanedOn = async () => (await at.as.riskOwner.get<ControlView[]>(`risks/${risk.id}/controls`)).body.filter((one) => one.leanedOn).map(({ title }) => title).sort();
    expect(faults(await review(risk, { outcome: 're-scored', likelihood: '2', impact: '4', reason: 'Copies are kept', leansOn: [copies, elsewhere] }, 1))).toHaveProperty('leansOn');
    expect((await review(risk, { outcome: 're-scored', likelihood: '2', impact: '4', reason: 'Copies are kept', leansOn: [copies, spare] }, 1)).status).toBe(201);
    expect(await leanedOn()).toEqual(['Nightly copies', 'Spare disks']);
    await review(risk, { outcome: 're-scored', likelihood: '1', impact: '4', reason: 'Tried twice' }, 2);
    expect(await leanedOn()).toEqual(['Nightly copies', 'Spare disks']);
    await review(risk, { outcome: 're-scored', likelihood: '2', impact: '4', reason: 'The spares are used up', leansOn: [copies] }, 3);
    expect(await leanedOn()).toEqual(['Nightly copies']);
  });

  it('to score the residual elsewhere is a review too; to score another kind, or a draft, is none', async () => {
    const risk = await open({ residual: { level: 'H' } });
    await at.as.riskOwner.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', level: 'M', rationale: 'Replaced' }, version: 1 });
    await at.as.riskOwner.post(`risks/${risk.id}/assessments`, { body: { kind: 'inherent', level: 'VH', rationale: 'First' }, version: 2 });
    expect(await reviewsOf(risk)).toMatchObject([{ outcome: 're-scored', reason: 'Replaced', moved: -1, before: { level: 'H' }, after: { level: 'M' } }]);
    const draft = await open({ status: 'draft' });
    await at.as.registerOwner.post(`risks/${draft.id}/assessments`, { body: { kind: 'residual', level: 'M' }, version: 1 });
    expect(await reviewsOf(draft, at.as.registerOwner)).toEqual([]);
    expect((await review(draft, { outcome: 'no-change', reason: 'Why' }, 2, at.as.registerOwner)).status).toBe(409);
  });

  it('closes what can no longer happen, for those who may close', async () => {
    const risk = await open({ residual: { level: 'H' } });
    const refused = await review(risk, { outcome: 'closed', reason: 'Replaced' }, 1);
    expect([refused.status, (refused.body as unknown as { title: string }).title]).toEqual([403, 'Closing a risk is for the register owner to decide. Ask the Head of ICT.']);
    const { body } = await review(risk, { outcome: 'closed', reason: 'Replaced' }, 1, at.as.registerOwner);
    expect(body).toMatchObject({ status: 'closed', closeReason: 'Replaced' });
    expect(await reviewsOf(risk)).toMatchObject([{ outcome: 'closed', reason: 'Replaced', nextReview: null }]);
    expect((await review(risk, { outcome: 'no-change', reason: 'Why' }, 2)).status).toBe(409);
  });

  it('escalates: proposed to the register above in its own words, once, and recorded', async () => {
    const risk = await open({ cause: 'Age', residual: { likelihood: '4', impact: '5' } });
    const { status, body } = await review(risk, { outcome: 'escalated', reason: 'More than we can bear' }, 1, at.as.registerOwner);
    expect([status, body.version, body.residual]).toEqual([201, 2, risk.residual]);
    const proposals = async () => (await at.as.registerOwner.get<{ escalations: { state: string; title: string; note: string; residual: { level: string } }[] }>(`risks/${risk.id}/escalations`)).body;
    expect(JSON.stringify(await proposals())).toContain('More than we can bear');
    expect(await at.council.sql('SELECT state, words #>> \'{cause}\' AS cause, words #>> \'{residual,level}\' AS level FROM escalation WHERE risk_id = $1', [risk.id])).toEqual([{ state: 'proposed', cause: 'Age', level: 'VH' }]);
    expect(await reviewsOf(risk)).toMatchObject([{ outcome: 'escalated', reason: 'More than we can bear', moved: 0 }]);
    // It waits for a decision already: that stands, and the next review says so.
    expect((await review(risk, { outcome: 'escalated', reason: 'Still' }, 2, at.as.registerOwner)).status).toBe(201);
    expect(await at.council.sql('SELECT id FROM escalation WHERE risk_id = $1', [risk.id])).toHaveLength(1);
  });

  it('does not escalate from the topmost register, and records nothing then', async () => {
    const top = (await at.as.riskManager.post<RiskView>(`registers/${at.council.registers.corporate}/risks`, { body: { title: 'Top', status: 'open', ownerId: at.council.people.riskManager.id } })).body;
    expect((await review(top, { outcome: 'escalated', reason: 'Why' }, 1, at.as.riskManager)).status).toBe(409);
    expect(await reviewsOf(top)).toEqual([]);
  });

  it('says why, on a reading that is current, of a risk that is theirs to score', async () => {
    const risk = await open();
    expect(faults(await review(risk, { outcome: 'no-change', reason: ' ' }, 1))).toHaveProperty('reason');
    expect(faults(await review(risk, { outcome: 'ignored', reason: 'Why' }, 1))).toHaveProperty('outcome');
    await at.as.riskOwner.patch(`risks/${risk.id}`, { body: { cause: 'Age' }, version: 1 });
    const late = await review(risk, { outcome: 'no-change', reason: 'Why' }, 1);
    expect([late.status, (late.body as unknown as { current: RiskView }).current.version]).toEqual([412, 2]);
    for (const reader of ['auditor', 'continuityManager', 'member'] as const) expect([reader, (await review(risk, { outcome: 'no-change', reason: 'Why' }, 2, at.as[reader])).status]).toEqual([reader, 403]);
    expect((await review(risk, { outcome: 'no-change', reason: 'Why' }, 2, at.as.otherRiskOwner)).status).toBe(404);
    expect((await at.as.member.get(`risks/${risk.id}/reviews`)).status).toBe(404);
  });

  it('two people who decide at once: one is done, the other is shown it', async () => {
    const risk = await open({ residual: { level: 'H' } });
    const [one, other] = await Promise.all([
      review(risk, { outcome: 'no-change', reason: 'Holds' }, 1), review(risk, { outcome: 're-scored', level: 'M', reason: 'Better' }, 1, at.as.registerOwner),
    ]);
    expect(new Set([one.status, other.status])).toEqual(new Set([201, 412]));
    expect(await reviewsOf(risk)).toHaveLength(1);
  });

  it('stays as it was recorded, past the program too', async () => {
    const risk = await open();
    await review(risk, { outcome: 'no-change', reason: 'Holds' }, 1);
    await expect(at.council.sql(`UPDATE review SET reason = 'Never' WHERE risk_id = $1`, [risk.id])).rejects.toThrow('only grows');
    await expect(at.council.sql('DELETE FROM review WHERE risk_id = $1', [risk.id])).rejects.toThrow('only grows');
  });
});
