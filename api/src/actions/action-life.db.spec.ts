import type { ActionRow, ActionView, ProblemView } from '@holdfast/contracts';
import { daysBetween } from '@holdfast/domain';
import fc from 'fast-check';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { faults } from '../../test/speak';

let at: AtTheCouncil;
const { openRisk, planned, say } = planActions(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const read = async (action: { id: string }): Promise<ActionView> => (await at.as.registerOwner.get<ActionView>(`actions/${action.id}`)).body;

describe('an action, on its way', () => {
  it('begins with the first report, and is not over at 100 percent', async () => {
    const action = await planned(await openRisk());
    at.clock.set('2026-03-09T10:00:00Z');
    const { status, body, etag } = await say(action, 'progress', { progress: 40, note: 'Ordered' }, 1, at.as.continuityManager);
    expect([status, etag, body]).toMatchObject([201, '"2"', { status: 'in-progress', progress: 40, mayProgress: true, mayManage: false }]);
    expect(body.entries[0]).toMatchObject({ kind: 'progress', progress: 40, dueDate: null, note: 'Ordered', author: { jobTitle: 'ICT Continuity Manager' }, recordedAt: '2026-03-09T10:00:00.000Z' });
    expect((await say(action, 'progress', { progress: 100, note: 'All in place' }, 2)).body).toMatchObject({ status: 'in-progress', progress: 100, endedAt: null });
    expect((await say(action, 'progress', { progress: 80, note: 'Not quite' }, 3)).body.entries.map(({ progress }) => progress)).toEqual([80, 100, 40, null]);
    expect(faults(await say(action, 'progress', { progress: 101, note: '' }, 4))).toEqual({ progress: 'Progress is at most 100', note: 'Write the note' });
    expect(faults(await say(action, 'progress', { progress: 50.5, note: 'x' }, 4))).toEqual({ progress: 'Progress is a whole number' });
  });

  it('gets another date with a reason, while the earlier ones stay and the slip is told from the first', async () => {
    const action = await planned(await openRisk());
    const { body } = await say(action, 'due-dates', { dueDate: '2026-08-10', reason: 'The supplier is late' }, 1);
    expect(body).toMatchObject({ status: 'open', dueDate: '2026-08-10', firstDueDate: '2026-06-30', slipDays: 41 });
    expect(body.entries.map(({ kind, dueDate, note }) => [kind, dueDate, note])).toEqual([['rescheduled', '2026-08-10', 'The supplier is late'], ['opened', '2026-06-30', '']]);
    expect((await say(action, 'due-dates', { dueDate: '2026-06-01', reason: 'Sooner after all' }, 2)).body.slipDays).toBe(-29);
    expect(faults(await say(action, 'due-dates', { dueDate: '2026-03-01', reason: 'Backwards' }, 3))).toEqual({ dueDate: 'A due date lies ahead: choose today or later.' });
    expect(faults(await say(action, 'due-dates', { dueDate: '2026-06-01', reason: 'The same' }, 3))).toEqual({ dueDate: 'This is the date already. Choose another' });
    expect(faults(await say(action, 'due-dates', { dueDate: '2026-02-30' }, 3))).toEqual({ dueDate: 'Due is not a day of the calendar', reason: 'Write the reason' });
  });

  it('is done by whoever owns it, at 100 percent, and is then read only', async () => {
    const action = await planned(await openRisk());
    at.clock.set('2026-04-01T09:00:00Z');
    const { body } = await say(action, 'completion', { note: 'Tested on Sunday' }, 1, at.as.continuityManager);
    expect(body).toMatchObject({ status: 'done', progress: 100, endedAt: '2026-04-01T09:00:00.000Z', asksForScore: false });
    expect(body.entries[0]).toMatchObject({ kind: 'completed', progress: 100, note: 'Tested on Sunday' });
    for (const [verb, said] of [['progress', { progress: 1, note: 'x' }], ['due-dates', { dueDate: '2026-09-01', reason: 'x' }], ['completion', {}], ['cancellation', { reason: 'x' }]] as const)
      expect([verb, (await say(action, verb, said, 2)).body]).toMatchObject([verb, { status: 409, title: 'This action is done. Take it up again first, with a reason.' }]);
  });

  it('is cancelled with a reason by whoever plans it, and stays at what it had come to', async () => {
    const action = await planned(await openRisk());
    await say(action, 'progress', { progress: 30, note: 'Begun' }, 1);
    expect((await say(action, 'cancellation', { reason: 'x' }, 2, at.as.continuityManager)).status).toBe(403);
    expect(faults(await say(action, 'cancellation', {}, 2))).toEqual({ reason: 'Write the reason' });
    const { body } = await say(action, 'cancellation', { reason: 'The service closes' }, 2);
    expect(body).toMatchObject({ status: 'cancelled', progress: 30, endedAt: expect.any(String), mayManage: true });
    expect((await say(action, 'progress', { progress: 1, note: 'x' }, 3)).body).toMatchObject({ status: 409, title: 'This action is cancelled. Take it up again first, with a reason.' });
  });

  it('is taken up again as far as it had come: what was done by its owner, what was cancelled by whoever plans it', async () => {
    const action = await planned(await openRisk());
    expect((await say(action, 'resumption', { reason: 'x' }, 1)).body).toMatchObject({ status: 409, title: 'This action has not ended. There is nothing to take up again.' });
    await say(action, 'progress', { progress: 60, note: 'Half way' }, 1);
    await say(action, 'completion', {}, 2);
    const { body } = await say(action, 'resumption', { reason: 'The test failed' }, 3, at.as.continuityManager);
    expect(body).toMatchObject({ status: 'in-progress', progress: 60, endedAt: null });
    expect(body.entries[0]).toMatchObject({ kind: 'resumed', progress: 60, note: 'The test failed' });
    await say(action, 'cancellation', { reason: 'No money' }, 4);
    expect((await say(action, 'resumption', { reason: 'x' }, 5, at.as.continuityManager)).status).toBe(403);
    expect((await say(action, 'resumption', { reason: 'There is money' }, 5)).body).toMatchObject({ status: 'in-progress', progress: 60 });
  });

  it('has an owner again when it is taken up after the owner has left', async () => {
    const leaver = await at.council.addPerson({ jobTitle: 'Leaver' });
    const action = await planned(await openRisk(), { ownerId: leaver.id });
    await say(action, 'completion', {}, 1);
    await at.council.sql('UPDATE person SET left_at = now() WHERE id = $1', [leaver.id]);
    expect((await say(action, 'resumption', { reason: 'Not done after all' }, 2)).body.owner.jobTitle).toBe('Head of ICT');
  });

  it('with a target asks for a score once it is done, until the residual of that risk is scored', async () => {
    const risk = await openRisk({ residual: { likelihood: '4', impact: '4' } });
    const action = await planned(risk, { target: { riskId: risk.id, likelihood: '2', impact: '4' } });
    at.clock.set('2026-05-01T09:00:00Z');
    expect((await say(action, 'completion', {}, 1)).body.asksForScore).toBe(true);
    // Its owner reads the register; whoever does not is told nothing of that risk.
    at.clock.set('2026-05-02T09:00:00Z');
    await at.as.riskOwner.post(`risks/${risk.id}/assessments`, { body: { kind: 'target', level: 'L', targetDate: '2026-12-31' }, version: 1 });
    expect((await read(action)).asksForScore).toBe(true);
    await at.as.riskOwner.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', likelihood: '2', impact: '4', rationale: 'The action is done' }, version: 2 });
    expect((await read(action)).asksForScore).toBe(false);
    // Taken up again and done once more, it asks again.
    at.clock.set('2026-05-03T09:00:00Z');
    await say(action, 'resumption', { reason: 'More to do' }, 2);
    expect((await say(action, 'completion', {}, 3)).body.asksForScore).toBe(true);
    await at.as.registerOwner.post(`risks/${risk.id}/closure`, { body: { reason: 'Over' }, version: 3 });
    expect((await read(action)).asksForScore).toBe(false);
  });

  it('is out of sight for readers of public wording, and in sight for its owner without a register', async () => {
    const risk = await openRisk({ title: 'Flood' });
    const action = await planned(risk, { ownerId: at.council.people.otherRiskOwner.id });
    for (const reader of ['member', 'unitViewer', 'otherRegisterOwner'] as const) {
      expect([reader, (await at.as[reader].get(`actions/${action.id}`)).status]).toEqual([reader, 404]);
      expect([reader, (await at.as[reader].get<ProblemView>(`risks/${risk.id}/actions`)).status]).toEqual([reader, 404]);
      expect([reader, (await say(action, 'progress', { progress: 1, note: 'x' }, 1, at.as[reader])).status]).toEqual([reader, 404]);
    }
    const own = await at.as.otherRiskOwner.get<ActionView>(`actions/${action.id}`);
    expect([own.status, own.body]).toMatchObject([200, { registerName: 'ICT service risks', risks: [], otherRisks: 1, mayManage: false, mayProgress: true }]);
    expect(JSON.stringify(own.body)).not.toContain('Flood');
    expect((await at.as.otherRiskOwner.get(`risks/${risk.id}`)).status).toBe(404);
    expect((await say(action, 'progress', { progress: 10, note: 'Begun' }, 1, at.as.otherRiskOwner)).status).toBe(201);
  });

  it('on an outdated copy is refused by every verb, with the action as it is now; two at once leave one', async () => {
    const action = await planned(await openRisk());
    const both = await Promise.all([say(action, 'progress', { progress: 10, note: 'One' }, 1), say(action, 'progress', { progress: 20, note: 'Two' }, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
    for (const [verb, said] of [['progress', { progress: 1, note: 'x' }], ['due-dates', { dueDate: '2026-09-01', reason: 'x' }], ['completion', {}], ['cancellation', { reason: 'x' }], ['resumption', { reason: 'x' }]] as const) {
      const { status, body } = await say(action, verb, said, 1);
      expect([verb, status, (body as unknown as ProblemView).current]).toMatchObject([verb, 412, { id: action.id, version: 2, entries: expect.any(Array) }]);
    }
  });

  it('of a risk is listed what is still to be done first, by due date, then what has ended', async () => {
    const risk = await openRisk();
    const [late, soon, done] = [await planned(risk, { dueDate: '2026-09-01' }), await planned(risk, { dueDate: '2026-04-01' }), await planned(risk)];
    await say(done, 'completion', {}, 1);
    const { body } = await at.as.auditor.get<ActionRow[]>(`risks/${risk.id}/actions`);
    expect(body.map(({ reference }) => reference)).toEqual([soon, late, done].map(({ reference }) => reference));
  });

  it('cannot have its journal rewritten, not even past the program', async () => {
    const action = await planned(await openRisk());
    await expect(at.council.sql(`UPDATE action_entry SET note = 'x' WHERE action_id = $1`, [action.id])).rejects.toThrow('only grows');
    await expect(at.council.sql('DELETE FROM action_entry WHERE action_id = $1', [action.id])).rejects.toThrow('only grows');
  });

  it('slips by the days from its first date to its present one, however often it is rescheduled', async () => {
    const risk = await openRisk();
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 5 });
    const dayFrom = (n: number): string => new Date(Date.UTC(2026, 2, 2) + n * 86_400_000).toISOString().slice(0, 10);
    await fc.assert(
      fc.asyncProperty(days, async ([first = 0, ...later]) => {
        let action = await planned(risk, { dueDate: dayFrom(first) });
        for (const day of later) action = (await say(action, 'due-dates', { dueDate: dayFrom(day), reason: 'Otherwise' }, action.version)).body;
        const dates = action.entries.flatMap(({ dueDate }) => dueDate ?? []);
        expect(dates).toEqual([...later.map(dayFrom).reverse(), dayFrom(first)]);
        expect([action.dueDate, action.firstDueDate, action.slipDays]).toEqual([dates[0], dates.at(-1), daysBetween(dates.at(-1)!, dates[0]!)]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('closing', () => {
  it('a risk leaves its unended actions as they are, and the trail says how many served it alone', async () => {
    const [risk, other] = [await openRisk(), await openRisk()];
    const [alone, shared, done] = [await planned(risk), await planned(risk, { riskIds: [other.id] }), await planned(risk)];
    await say(done, 'completion', {}, 1);
    await at.as.registerOwner.post(`risks/${risk.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    expect([(await read(alone)).status, (await read(shared)).status]).toEqual(['open', 'open']);
    const [event] = await at.council.sql<{ after: unknown }>(`SELECT after FROM audit_event WHERE subject_id = $1 AND action = 'risk.closed'`, [risk.id]);
    expect(event?.after).toMatchObject({ status: 'closed', actionsLeft: 1 });
    // Work goes on, or is called off; it is nobody's lost property.
    expect((await say(alone, 'progress', { progress: 50, note: 'Worth finishing' }, 1)).status).toBe(201);
    expect((await say(alone, 'cancellation', { reason: 'Its risk is over' }, 2)).status).toBe(201);
  });

  it('a register waits until its actions have ended', async () => {
    const risk = await openRisk({}, 'corporate');
    const action = await planned(risk, {}, at.as.riskManager);
    await at.as.riskManager.post(`risks/${risk.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    await at.council.sql('UPDATE register SET parent_id = NULL, path = ARRAY[id] WHERE parent_id = $1', [at.council.registers.corporate]);
    const close = () => at.as.riskManager.post<ProblemView>(`registers/${at.council.registers.corporate}/closure`, { body: { reason: 'Over' }, version: 1 });
    expect((await close()).body).toMatchObject({ status: 409, code: 'register-holds-actions', title: 'Corporate risks has 1 action that has not ended. Finish or cancel it first.' });
    await say(action, 'completion', {}, 1, at.as.riskManager);
    expect((await close()).status).toBe(201);
    expect((await say(action, 'resumption', { reason: 'x' }, 2, at.as.riskManager)).body).toMatchObject({ status: 409, title: 'Corporate risks is closed. Its actions can be read but not changed.' });
    expect((await at.as.riskManager.get<ActionView>(`actions/${action.id}`)).body).toMatchObject({ mayManage: false, mayProgress: false });
  });
});
