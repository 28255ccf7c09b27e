import type { ChangeView, ControlView, DepartureView, Page, PersonView, ProblemView, RiskView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer, type Speaker } from '../../test/speak';

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
const add = (risk: { id: string }, body: object = {}, as: Speaker = at.as.riskOwner, idempotencyKey?: string): Promise<Answer<ControlView>> =>
  as.post<ControlView>(`risks/${risk.id}/controls`, { body: { title: 'Second array', ownerId: at.council.people.continuityManager.id, ...body }, idempotencyKey });
const assess = (control: { id: string }, body: object, version: number, as: Speaker = at.as.riskOwner) =>
  as.post<ControlView>(`controls/${control.id}/assessments`, { body, version });
const edit = (control: { id: string }, body: object, version: number, as: Speaker = at.as.riskOwner) => as.patch<ControlView>(`controls/${control.id}`, { body, version });
const withdraw = (control: { id: string }, version: number, as: Speaker = at.as.riskOwner) =>
  as.post<ControlView>(`controls/${control.id}/withdrawal`, { body: { reason: 'Sold' }, version });
const listed = async (risk: { id: string }, as: Speaker = at.as.auditor) => (await as.get<ControlView[]>(`risks/${risk.id}/controls`)).body;
const wordsOf = (answer: Answer<unknown>): string => (answer.body as ProblemView).title;

describe('controls of a risk', () => {
  it('are added with what is claimed of them, as of today unless said otherwise', async () => {
    const risk = await open();
    const { status, body, etag } = await add(risk, { description: 'In the annexe', effectiveness: 'partial', evidenceLink: 'https://intranet.example/tests/7', rationale: 'Passed twice' });
    expect([status, etag]).toEqual([201, '"1"']);
    expect(body).toMatchObject({
      riskId: risk.id, riskReference: risk.reference, title: 'Second array', owner: { jobTitle: 'ICT Continuity Manager' }, effectiveness: 'partial', assessedOn: '2026-03-02',
      evidenceLink: 'https://intranet.example/tests/7', withdrawnAt: null, attachments: 0, mayManage: true, mayAssess: true, version: 1,
    });
    expect(body.assessments).toEqual([expect.objectContaining({ effectiveness: 'partial', rationale: 'Passed twice', author: expect.objectContaining({ jobTitle: 'Service Desk Manager' }), recordedAt: '2026-03-02T09:00:00.000Z' })]);
    expect((await add(risk, { title: 'Nightly backups' })).body).toMatchObject({ effectiveness: 'not-assessed', assessedOn: null, assessments: [] });
    expect((await listed(risk)).map(({ title, mayManage, mayAssess }) => [title, mayManage, mayAssess])).toEqual([['Second array', false, false], ['Nightly backups', false, false]]);
    expect((await at.as.registerOwner.get<RiskView>(`risks/${risk.id}`)).body.version).toBe(1);
  });

  it('are assessed for a day that has been; what is not assessed has none', async () => {
    const risk = await open();
    expect(faults(await add(risk, { effectiveness: 'effective', assessedOn: '2026-03-03' }))).toEqual({ assessedOn: 'Choose today or a day before' });
    expect(faults(await add(risk, { assessedOn: '2026-03-01' }))).toEqual({ assessedOn: 'What is not assessed has no day. Leave it out' });
    expect(faults(await add(risk, { title: ' ', ownerId: 'x', evidenceLink: 'javascript:alert(1)' }))).toEqual({
      title: 'Write the control', ownerId: 'Choose the owner from the list', evidenceLink: 'Write a web address that begins with https://',
    });
    const { body: control } = await add(risk, { effectiveness: 'ineffective', assessedOn: '2025-11-30' });
    at.clock.set('2026-06-30T23:30:00Z');
    const { body } = await assess(control, { effectiveness: 'effective', rationale: 'Replaced' }, 1);
    expect(body).toMatchObject({ effectiveness: 'effective', assessedOn: '2026-07-01', version: 2 });
    expect(body.assessments.map(({ effectiveness, assessedOn }) => [effectiveness, assessedOn])).toEqual([['effective', '2026-07-01'], ['ineffective', '2025-11-30']]);
    expect((await assess(control, { effectiveness: 'not-assessed', rationale: 'The test was void' }, 2)).body).toMatchObject({ effectiveness: 'not-assessed', assessedOn: null, version: 3 });
    expect(faults(await assess(control, { effectiveness: 'not-assessed', assessedOn: '2026-03-01' }, 3))).toHaveProperty('assessedOn');
  });

  it('keep their evidence when they are looked at again, unless another is given or it is taken away', async () => {
    const { body: control } = await add(await open(), { effectiveness: 'partial', evidenceLink: 'https://a.example' });
    expect((await assess(control, { effectiveness: 'effective' }, 1)).body.evidenceLink).toBe('https://a.example');
    const { body } = await assess(control, { effectiveness: 'effective', evidenceLink: '' }, 2);
    expect(body.evidenceLink).toBe('');
    expect(body.assessments.map(({ evidenceLink }) => evidenceLink)).toEqual(['', 'https://a.example', 'https://a.example']);
  });

  it('go to an owner who is there, of the same council', async () => {
    const { body: control } = await add(await open());
    for (const ownerId of ['01a1fffe-0000-7000-8000-000000000000', (await at.council.addPerson({ jobTitle: 'Gone' })).id]) {
      await at.council.sql('UPDATE person SET left_at = now() WHERE id = $1', [ownerId]);
      expect(faults(await edit(control, { ownerId }, 1))).toEqual({ ownerId: 'Choose the owner from the list' });
    }
    expect((await edit(control, { ownerId: at.council.people.riskOwner.id, title: 'Third array' }, 1)).body).toMatchObject({ title: 'Third array', owner: { jobTitle: 'Service Desk Manager' }, version: 2 });
    expect((await edit(control, { title: 'Third array' }, 2)).body.version).toBe(2);
  });

  it('once withdrawn come last, with the reason, and change no more', async () => {
    const risk = await open();
    const { body: control } = await add(risk);
    await add(risk, { title: 'Backups' });
    expect((await withdraw(control, 1)).body).toMatchObject({ withdrawnAt: '2026-03-02T09:00:00.000Z', withdrawnReason: 'Sold', mayManage: false, mayAssess: false, version: 2 });
    expect((await listed(risk)).map(({ title }) => title)).toEqual(['Backups', 'Second array']);
    const refused = [await withdraw(control, 2), await edit(control, { title: 'x' }, 2), await assess(control, { effectiveness: 'effective' }, 2)];
    expect(refused.map((answer) => [answer.status, wordsOf(answer)])).toEqual(Array.from({ length: 3 }, () => [409, 'This control was withdrawn. Add it anew if it is in place again.']));
  });

  it('of a closed risk, or in a closed register, are read and not changed', async () => {
    const risk = await open();
    const { body: control } = await add(risk);
    await at.as.registerOwner.post(`risks/${risk.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    expect([(await add(risk)).status, (await edit(control, { title: 'x' }, 1)).status, (await withdraw(control, 1)).status, (await assess(control, { effectiveness: 'partial' }, 1)).status]).toEqual([409, 409, 409, 409]);
    expect((await listed(risk, at.as.riskOwner))[0]).toMatchObject({ mayManage: false, mayAssess: false });

    const other = await open();
    const { body: there } = await add(other);
    await at.council.sql('UPDATE register SET closed_at = now() WHERE id = $1', [at.council.registers.ict]);
    expect([(await add(other)).status, (await assess(there, { effectiveness: 'partial' }, 1)).status]).toEqual([409, 409]);
    await at.council.sql('UPDATE register SET closed_at = NULL WHERE id = $1', [at.council.registers.ict]);
  });

  it('changed on an old reading are refused, with what is there now', async () => {
    const { body: control } = await add(await open());
    await edit(control, { title: 'Third array' }, 1);
    for (const answer of [await edit(control, { title: 'Mine' }, 1), await assess(control, { effectiveness: 'partial' }, 1), await withdraw(control, 1)]) {
      expect(answer.status).toBe(412);
      expect((answer.body as unknown as ProblemView).current).toMatchObject({ id: control.id, title: 'Third array', version: 2 });
    }
    expect((await at.as.riskOwner.patch(`controls/${control.id}`, { body: { title: 'x' } })).status).toBe(428);
    const raced = await Promise.all([assess(control, { effectiveness: 'partial' }, 2), assess(control, { effectiveness: 'effective' }, 2), withdraw(control, 2)]);
    expect(raced.map(({ status }) => status).sort()).toEqual([201, 412, 412]);
  });

  it('sent twice under one key are added once', async () => {
    const risk = await open();
    const [first, second] = [await add(risk, {}, at.as.riskOwner, 'once'), await add(risk, {}, at.as.riskOwner, 'once')];
    expect(second.body).toEqual(first.body);
    expect(await listed(risk)).toHaveLength(1);
    expect((await add(risk, { title: 'Other' }, at.as.riskOwner, 'once')).status).toBe(422);
  });

  it('are for the owner of the risk, the owner of the register and risk managers to change', async () => {
    const risk = await open();
    const { body: control } = await add(risk);
    for (const reader of ['auditor', 'unitAdministrator'] as const)
      expect([reader, (await add(risk, {}, at.as[reader])).status, (await edit(control, { title: 'x' }, 1, at.as[reader])).status, (await withdraw(control, 1, at.as[reader])).status]).toEqual([reader, 403, 403, 403]);
    expect(wordsOf(await add(risk, {}, at.as.auditor))).toBe('Only the owner of the risk, the register owner or a risk manager can change its controls. Ask the Head of ICT.');
    let version = 1;
    for (const manager of ['riskOwner', 'registerOwner', 'riskManager', 'unitRiskManager'] as const)
      expect([manager, (await add(risk, {}, at.as[manager])).status, (await edit(control, { title: manager }, version++, at.as[manager])).status]).toEqual([manager, 201, 200]);
  });

  it('are not there for readers of public wording and for whoever does not read the register, in the words of what does not exist', async () => {
    const risk = await open();
    const { body: control } = await add(risk);
    const nowhere = '01a1fffe-0000-7000-8000-000000000000';
    for (const outsider of ['member', 'unitViewer', 'otherRiskOwner'] as const) {
      const as = at.as[outsider];
      const same = async (there: Promise<Answer<unknown>>, nothing: Promise<Answer<unknown>>): Promise<void> => {
        const [a, b] = [await there, await nothing];
        expect([outsider, a.status, wordsOf(a)]).toEqual([outsider, 404, wordsOf(b)]);
      };
      await same(as.get(`risks/${risk.id}/controls`), as.get(`risks/${nowhere}/controls`));
      await same(add(risk, {}, as), add({ id: nowhere }, {}, as));
      await same(as.get(`controls/${control.id}`), as.get(`controls/${nowhere}`));
      await same(edit(control, { title: 'x' }, 1, as), edit({ id: nowhere }, { title: 'x' }, 1, as));
      await same(assess(control, { effectiveness: 'partial' }, 1, as), assess({ id: nowhere }, { effectiveness: 'partial' }, 1, as));
      await same(withdraw(control, 1, as), withdraw({ id: nowhere }, 1, as));
    }
  });

  it('are assessed by their owner too, who sees the control and nothing of a risk in a register of others', async () => {
    const risk = await open();
    const { body: control } = await add(risk, { ownerId: at.council.people.otherRiskOwner.id });
    const owner = at.as.otherRiskOwner;
    expect((await owner.get<ControlView>(`controls/${control.id}`)).body).toMatchObject({ title: 'Second array', riskReference: null, mayManage: false, mayAssess: true });
    expect((await owner.get(`risks/${risk.id}/controls`)).status).toBe(404);
    expect((await assess(control, { effectiveness: 'effective' }, 1, owner)).body).toMatchObject({ effectiveness: 'effective', riskReference: null });
    expect([(await edit(control, { title: 'x' }, 2, owner)).status, (await withdraw(control, 2, owner)).status]).toEqual([403, 403]);
    await edit(control, { ownerId: at.council.people.riskOwner.id }, 2);
    expect((await owner.get(`controls/${control.id}`)).status).toBe(404);
  });

  it('of a draft are worked on by whoever sees it, are told to nobody else, and go with it', async () => {
    const draft = (await at.as.riskOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'Draft', status: 'draft' } })).body;
    const { status, body: control } = await add(draft, { effectiveness: 'partial', ownerId: at.council.people.continuityManager.id });
    expect([status, control.mayManage]).toEqual([201, true]);
    for (const other of ['continuityManager', 'riskManager', 'auditor'] as const) expect([other, (await at.as[other].get(`controls/${control.id}`)).status]).toEqual([other, 404]);
    expect((await edit(control, { title: 'Array' }, 1, at.as.registerOwner)).status).toBe(200);
    expect((await at.as.riskOwner.delete(`risks/${draft.id}`, { version: draft.version })).status).toBe(204);
    expect((await at.as.riskOwner.get(`controls/${control.id}`)).status).toBe(404);
    expect(await at.council.sql('SELECT id FROM control_assessment WHERE control_id = $1', [control.id])).toEqual([]);
  });

  it('what was said of them cannot be changed or taken away, not even past the program', async () => {
    const { body: control } = await add(await open(), { effectiveness: 'partial' });
    await expect(at.council.sql(`UPDATE control_assessment SET effectiveness = 'effective' WHERE control_id = $1`, [control.id])).rejects.toThrow('never changed');
    await expect(at.council.sql('DELETE FROM control_assessment WHERE control_id = $1', [control.id])).rejects.toThrow('never changed');
  });

  it('are told among the changes of their risk, by title', async () => {
    const risk = await open();
    const { body: control } = await add(risk, { effectiveness: 'partial' });
    await edit(control, { ownerId: at.council.people.riskOwner.id }, 1);
    await assess(control, { effectiveness: 'effective', rationale: 'Replaced' }, 2);
    await withdraw(control, 3);
    const { items } = (await at.as.auditor.get<Page<ChangeView>>(`risks/${risk.id}/changes`)).body;
    expect(items.map(({ action, about }) => [action, about])).toEqual([
      ['control.withdrawn', 'Second array'], ['control.assessed', 'Second array'], ['control.edited', 'Second array'], ['control.added', 'Second array'], ['risk.added', null],
    ]);
    expect(items[1]?.changes).toEqual([{ field: 'effectiveness', before: 'partial', after: 'effective' }, { field: 'rationale', before: null, after: 'Replaced' }]);
    expect(items[2]?.changes).toEqual([{ field: 'owner', before: expect.objectContaining({ jobTitle: 'ICT Continuity Manager' }), after: expect.objectContaining({ jobTitle: 'Service Desk Manager' }) }]);
    expect(items[3]?.changes.map(({ field }) => field).sort()).toEqual(['assessedOn', 'effectiveness', 'owner', 'title']);
  });
});

describe('the controls of somebody who leaves', () => {
  it('go to the successor, each with its event; withdrawn ones and those of closed risks keep the owner they had', async () => {
    const leaver = await at.council.addPerson({ jobTitle: 'Storage Manager', role: 'risk-owner', unitId: at.council.units.ict });
    const [risk, closed] = [await open(), await open()];
    const draft = (await at.as.riskOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'Draft', status: 'draft' } })).body;
    const owned = { ownerId: leaver.id };
    const [kept, gone, over, drafted] = [(await add(risk, owned)).body, (await add(risk, owned)).body, (await add(closed, owned)).body, (await add(draft, owned)).body];
    await withdraw(gone, 1);
    await at.as.registerOwner.post(`risks/${closed.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    const leave = (successorId?: string) => at.as.administrator.post<DepartureView>(`people/${leaver.id}/departure`, { body: { successorId } });

    expect(faults(await leave())).toEqual({ successorId: 'The Storage Manager owns 1 control. Choose who takes over' });
    const left = await leave(at.council.people.riskOwner.id);
    expect(left.body).toMatchObject({ state: 'left', handedOver: { registers: 0, risks: 0, controls: 1, actions: 0, recommendations: 0, partnerships: 0, plans: 0, objectives: 0, indicators: 0, activities: 0, resources: 0, rehearsals: 0, invocations: 0, failureReviews: 0 } } satisfies Partial<PersonView> & Pick<DepartureView, 'handedOver'>);
    const rows = await at.council.sql<{ id: string; owner_id: string }>('SELECT id, owner_id FROM control WHERE id = ANY ($1)', [[kept.id, gone.id, over.id, drafted.id]]);
    const { riskOwner } = at.council.people;
    expect(Object.fromEntries(rows.map(({ id, owner_id }) => [id, owner_id]))).toEqual({ [kept.id]: riskOwner.id, [drafted.id]: riskOwner.id, [gone.id]: leaver.id, [over.id]: leaver.id });
    expect((await at.as.auditor.get<Page<ChangeView>>(`risks/${risk.id}/changes`)).body.items[0]).toMatchObject({ action: 'control.handed-over', about: 'Second array', changes: [{ field: 'owner' }] });
  });

  it('nobody who leaves at the same moment is left with one', async () => {
    const risk = await open();
    for (let round = 0; round < 5; round++) {
      const leaver = await at.council.addPerson({ jobTitle: `Leaver ${round}` });
      const leave = () => at.as.administrator.post(`people/${leaver.id}/departure`, { body: { successorId: at.council.people.riskOwner.id } });
      const [first, left, second] = await Promise.all([add(risk, { ownerId: leaver.id }), leave(), add(risk, { ownerId: leaver.id })]);
      expect(left.status).toBe(201);
      for (const { status } of [first, second]) expect([201, 422]).toContain(status);
      expect(await at.council.sql('SELECT id FROM control WHERE owner_id = $1', [leaver.id])).toEqual([]);
    }
  });
});
