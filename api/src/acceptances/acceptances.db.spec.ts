import type { AcceptancesView, ChangeView, HomeView, Page, ProblemView, RiskView } from '@holdfast/contracts';
import { MELTON_6X4 } from '@holdfast/domain';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

/** The appetite of the register is Medium: this one is tolerated above it. */
const open = async (body: object = {}): Promise<RiskView> =>
  (await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, {
    body: { title: 'Storage fails', status: 'open', ownerId: at.council.people.riskOwner.id, treatment: 'tolerate', residual: { likelihood: '4', impact: '5' }, ...body },
  })).body;
const accept = (risk: { id: string; version: number }, body: object = {}, as: Speaker = at.as.registerOwner, idempotencyKey?: string): Promise<Answer<AcceptancesView>> =>
  as.post<AcceptancesView>(`risks/${risk.id}/acceptances`, { body: { reason: 'A second site costs more than the loss', expiresOn: '2026-12-31', ...body }, version: risk.version, idempotencyKey });
const read = async (risk: { id: string }, as: Speaker = at.as.auditor): Promise<AcceptancesView> => (await as.get<AcceptancesView>(`risks/${risk.id}/acceptances`)).body;
const states = async (risk: { id: string }): Promise<string[]> => (await read(risk)).acceptances.map(({ state }) => state);
const score = async (risk: { id: string }, body: object, version: number): Promise<RiskView> =>
  (await at.as.riskOwner.post<RiskView>(`risks/${risk.id}/assessments`, { body: { kind: 'residual', rationale: 'Looked at again', ...body }, version })).body;
const withdraw = (id: string | undefined, as: Speaker = at.as.registerOwner) => as.post<AcceptancesView>(`acceptances/${id}/withdrawal`, { body: { reason: 'The loss would be greater' } });
const said = (answer: Answer<unknown>): [number, string] => [answer.status, (answer.body as ProblemView).title];

describe('accepting a risk above appetite', () => {
  it('bears it as it is scored, with a reason and an end', async () => {
    const risk = await open();
    expect(await read(risk, at.as.registerOwner)).toEqual({ needed: true, mayAccept: true, whyNot: null, acceptances: [] });
    const { status, body } = await accept(risk);
    expect(status).toBe(201);
    expect(body).toMatchObject({ needed: true, mayAccept: true });
    expect(body.acceptances).toEqual([{
      id: expect.any(String), state: 'in-force', residual: { matrixVersionId: at.council.matrix.versionId, likelihood: '4', impact: '5', level: 'VH', score: 20 },
      reason: 'A second site costs more than the loss', expiresOn: '2026-12-31', author: expect.objectContaining({ jobTitle: 'Head of ICT' }), recordedAt: '2026-03-02T09:00:00.000Z',
      withdrawnAt: null, withdrawnBy: null, withdrawnReason: null, mayWithdraw: true,
    }]);
    expect((await read(risk)).acceptances[0]?.mayWithdraw).toBe(false);
    expect((await at.as.auditor.get<RiskView>(`risks/${risk.id}`)).body.version).toBe(risk.version);
  });

  it('is never done by the owner of the risk, whatever else that person is', async () => {
    const owned = await open({ ownerId: at.council.people.registerOwner.id });
    expect(said(await accept(owned))).toEqual([403, 'You own this risk, so somebody else has to accept it. Ask a risk manager.']);
    expect(await read(owned, at.as.registerOwner)).toMatchObject({ needed: true, mayAccept: false, whyNot: 'You own this risk, so somebody else has to accept it. Ask a risk manager.' });
    expect((await accept(owned, {}, at.as.unitRiskManager)).status).toBe(201);
    const managers = await open({ ownerId: at.council.people.unitRiskManager.id });
    expect(said(await accept(managers, {}, at.as.unitRiskManager))).toEqual([403, 'You own this risk, so somebody else has to accept it. Ask the Head of ICT.']);
  });

  it('is for the owner of the register and risk managers to decide', async () => {
    const risk = await open();
    const why = 'Accepting a risk above appetite is for the register owner to decide. Ask the Head of ICT.';
    for (const other of ['riskOwner', 'auditor', 'unitAdministrator', 'continuityManager'] as const) expect([other, said(await accept(risk, {}, at.as[other]))]).toEqual([other, [403, why]]);
    expect(await read(risk, at.as.riskOwner)).toMatchObject({ mayAccept: false, whyNot: why });
    for (const decider of ['registerOwner', 'riskManager', 'unitRiskManager'] as const) expect([decider, (await accept(risk, {}, at.as[decider])).status]).toEqual([decider, 201]);
    expect(await states(risk)).toEqual(['in-force', 'replaced', 'replaced']);
  });

  it('is not there for readers of public wording and for whoever does not read the register', async () => {
    const risk = await open();
    const { body } = await accept(risk);
    const id = body.acceptances[0]?.id;
    const nowhere = '01a1fffe-0000-7000-8000-000000000000';
    for (const outsider of ['member', 'unitViewer', 'otherRegisterOwner'] as const) {
      const as = at.as[outsider];
      for (const [there, nothing] of [
        [await as.get(`risks/${risk.id}/acceptances`), await as.get(`risks/${nowhere}/acceptances`)],
        [await accept(risk, {}, as), await accept({ id: nowhere, version: 1 }, {}, as)],
        [await withdraw(id, as), await withdraw(nowhere, as)],
      ] as const)
        expect([outsider, ...said(there)]).toEqual([outsider, 404, said(nothing)[1]]);
    }
  });

  it.each<[string, object, string]>([
    ['a risk that is treated', { treatment: 'treat' }, 'This risk is not tolerated, so there is nothing to accept. Set its treatment to tolerate first.'],
    ['a risk without a treatment', { treatment: null }, 'This risk is not tolerated, so there is nothing to accept. Set its treatment to tolerate first.'],
    ['an unscored risk', { residual: undefined }, 'This risk has no residual score, so it is not known what would be accepted. Score it first.'],
    ['a risk within appetite', { residual: { likelihood: '3', impact: '3' } }, 'The residual risk is within the appetite of the register. It needs no acceptance.'],
  ])('does not apply to %s', async (_what, body, why) => {
    const risk = await open(body);
    expect(said(await accept(risk))).toEqual([409, why]);
    expect((await read(risk, at.as.riskOwner)).whyNot).toBeNull();
    expect(await at.council.sql('SELECT id FROM risk_acceptance WHERE risk_id = $1', [risk.id])).toEqual([]);
  });

  it('does not apply where the register states no appetite, or the score is on its earlier matrix', async () => {
    const { registers, organisationId, matrix } = at.council;
    const risk = await open();
    await at.council.sql('UPDATE register SET appetite = NULL WHERE id = $1', [registers.ict]);
    expect(said(await accept(risk))).toEqual([409, 'The register states no appetite, so it is not known whether this risk lies above it.']);
    expect((await read(risk)).needed).toBeNull();
    const [matrixId, versionId] = [v7(), v7()];
    await at.council.sql(`INSERT INTO risk_matrix (organisation_id, id, name) VALUES ($1, $2, 'Letters')`, [organisationId, matrixId]);
    await at.council.sql('INSERT INTO risk_matrix_version (organisation_id, id, matrix_id, number, definition, published_at) VALUES ($1, $2, $3, 1, $4, now())', [organisationId, versionId, matrixId, JSON.stringify(MELTON_6X4.matrix)]);
    await at.council.sql('UPDATE register SET appetite = $3, matrix_version_id = $2 WHERE id = $1', [registers.ict, versionId, MELTON_6X4.matrix.levels[0]?.code]);
    expect(said(await accept(risk))).toEqual([409, 'The residual score is on an earlier matrix of the register. Score the risk again first.']);
    expect((await read(risk)).needed).toBeNull();
    await at.council.sql(`UPDATE register SET appetite = 'M', matrix_version_id = $2 WHERE id = $1`, [registers.ict, matrix.versionId]);
    expect((await accept(risk)).status).toBe(201);
  });

  it('is for open risks: not for drafts, not for closed ones, not in a closed register', async () => {
    const draft = (await at.as.riskOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, {
      body: { title: 'Draft', status: 'draft', treatment: 'tolerate', residual: { level: 'VH' } },
    })).body;
    expect(said(await accept(draft))).toEqual([409, 'A draft is not accepted. Add it to the register first.']);
    expect((await read(draft, at.as.registerOwner)).needed).toBe(false);
    const risk = await open();
    await at.council.sql('UPDATE register SET closed_at = now() WHERE id = $1', [at.council.registers.ict]);
    expect((await accept(risk)).status).toBe(409);
    expect(await read(risk, at.as.registerOwner)).toMatchObject({ needed: true, mayAccept: false, whyNot: 'This register is closed. Its risks can be read but not changed.' });
    await at.council.sql('UPDATE register SET closed_at = NULL WHERE id = $1', [at.council.registers.ict]);
    const accepted = (await accept(risk)).body.acceptances[0];
    await at.as.registerOwner.post(`risks/${risk.id}/closure`, { body: { reason: 'Over' }, version: risk.version });
    expect(said(await accept({ ...risk, version: 2 }))).toEqual([409, 'This risk is closed. It can be read but not changed.']);
    expect((await withdraw(accepted?.id)).status).toBe(409);
    expect(await read(risk, at.as.registerOwner)).toMatchObject({ needed: false, acceptances: [{ mayWithdraw: false }] });
  });

  it('ends after today and within two years, by the calendar of the council', async () => {
    const risk = await open();
    at.clock.set('2026-06-30T23:30:00Z');
    expect(faults(await accept(risk, { expiresOn: '2026-07-01' }))).toEqual({ expiresOn: 'Choose a day after today' });
    expect(faults(await accept(risk, { expiresOn: '2028-07-02' }))).toEqual({ expiresOn: 'Choose a day within 24 months from today' });
    expect(faults(await accept(risk, { expiresOn: '2027-02-30', reason: ' ' }))).toEqual({ expiresOn: 'Accepted until is not a day of the calendar', reason: 'Write the reason' });
    expect((await accept(risk, { expiresOn: '2026-07-02' })).status).toBe(201);
    expect((await accept(risk, { expiresOn: '2028-07-01' })).status).toBe(201);
  });

  it('is of the score that was seen: scored otherwise meanwhile, it is refused with the risk as it is', async () => {
    const risk = await open();
    await score(risk, { likelihood: '5', impact: '5' }, risk.version);
    const answer = await accept(risk);
    expect(answer.status).toBe(412);
    expect((answer.body as unknown as ProblemView).current).toMatchObject({ id: risk.id, residual: { likelihood: '5' }, version: 2 });
    expect((await at.as.registerOwner.post(`risks/${risk.id}/acceptances`, { body: { reason: 'x', expiresOn: '2026-12-31' } })).status).toBe(428);
    const [accepted, scored] = await Promise.all([accept({ ...risk, version: 2 }), at.as.riskOwner.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', level: 'H', rationale: 'Less likely' }, version: 2 })]);
    expect(scored.status).toBe(201);
    expect(accepted.status === 412 ? await states(risk) : [accepted.status, ...(await states(risk))]).toEqual(accepted.status === 412 ? [] : [201, 'stale']);
  });

  it('sent twice under one key is done once', async () => {
    const risk = await open();
    const [first, second] = [await accept(risk, {}, at.as.registerOwner, 'accept'), await accept(risk, {}, at.as.registerOwner, 'accept')];
    expect(second.body).toEqual(first.body);
    expect(await states(risk)).toEqual(['in-force']);
  });
});

describe('an acceptance', () => {
  it('goes stale with another score, not with the same one given again, and holds anew when it is scored back', async () => {
    const risk = await open();
    await accept(risk);
    await score(risk, { likelihood: '4', impact: '5', rationale: 'As before' }, 1);
    expect(await states(risk)).toEqual(['in-force']);
    await score(risk, { likelihood: '5', impact: '4' }, 2);
    expect([await states(risk), (await read(risk)).needed]).toEqual([['stale'], true]);
    await score(risk, { likelihood: '4', impact: '5' }, 3);
    expect(await states(risk)).toEqual(['in-force']);
    await score(risk, { level: 'VH' }, 4);
    expect(await states(risk)).toEqual(['stale']);
  });

  it('is not touched by other assessments, wording or owners', async () => {
    const risk = await open();
    await accept(risk);
    await at.as.riskOwner.post(`risks/${risk.id}/assessments`, { body: { kind: 'inherent', level: 'VH' }, version: 1 });
    await at.as.riskOwner.patch(`risks/${risk.id}`, { body: { cause: 'Age', ownerId: at.council.people.continuityManager.id }, version: 2 });
    expect(await states(risk)).toEqual(['in-force']);
  });

  it('holds to the end of its last day and is then over', async () => {
    const risk = await open();
    await accept(risk, { expiresOn: '2026-06-30' });
    at.clock.set('2026-06-30T22:30:00Z');
    expect(await states(risk)).toEqual(['in-force']);
    at.clock.set('2026-06-30T23:30:00Z');
    expect(await states(risk)).toEqual(['expired']);
    expect(said(await withdraw((await read(risk)).acceptances[0]?.id))).toEqual([409, 'This acceptance has expired. There is nothing left to withdraw.']);
    expect((await accept(risk)).status).toBe(201);
    expect(await states(risk)).toEqual(['in-force', 'replaced']);
  });

  it('is withdrawn with a reason, once, by whoever may accept; the owner of the risk among them', async () => {
    const risk = await open({ ownerId: at.council.people.registerOwner.id });
    const { id } = (await accept(risk, {}, at.as.riskManager)).body.acceptances[0]!;
    expect((await withdraw(id, at.as.riskOwner)).status).toBe(403);
    expect(faults(await at.as.registerOwner.post(`acceptances/${id}/withdrawal`, { body: { reason: '' } }))).toEqual({ reason: 'Write the reason' });
    const raced = await Promise.all([withdraw(id), withdraw(id, at.as.riskManager)]);
    expect(raced.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await read(risk)).acceptances).toEqual([expect.objectContaining({ state: 'withdrawn', withdrawnAt: '2026-03-02T09:00:00.000Z', withdrawnReason: 'The loss would be greater', mayWithdraw: false })]);
    expect(said(await withdraw(id))).toEqual([409, 'This acceptance was withdrawn already.']);
  });

  it('that a later one replaced is not the one to withdraw, and does not come back', async () => {
    const risk = await open();
    const first = (await accept(risk)).body.acceptances[0]!;
    const second = (await accept(risk)).body.acceptances[0]!;
    expect(said(await withdraw(first.id))).toEqual([409, 'A later acceptance took the place of this one. Withdraw that one.']);
    await withdraw(second.id);
    expect(await states(risk)).toEqual(['withdrawn', 'replaced']);
  });

  it('is told among the changes of the risk and on the home page of others', async () => {
    const risk = await open();
    const { id } = (await accept(risk, {}, at.as.riskManager)).body.acceptances[0]!;
    await withdraw(id);
    const { items } = (await at.as.auditor.get<Page<ChangeView>>(`risks/${risk.id}/changes`)).body;
    expect(items.map(({ action }) => action)).toEqual(['risk.acceptance-withdrawn', 'risk.accepted', 'risk.added']);
    expect(items[0]?.changes).toEqual([{ field: 'reason', before: null, after: 'The loss would be greater' }]);
    expect(items[1]?.changes).toEqual(expect.arrayContaining([
      { field: 'accepted', before: null, after: expect.objectContaining({ likelihood: '4', impact: '5', level: 'VH' }) },
      { field: 'expiresOn', before: null, after: '2026-12-31' },
    ]));
    const { changed } = (await at.as.riskOwner.get<HomeView>('home')).body;
    expect(changed.filter(({ riskId }) => riskId === risk.id).map(({ action }) => action)).toEqual(['risk.acceptance-withdrawn', 'risk.accepted', 'risk.added']);
  });
});
