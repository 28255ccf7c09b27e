import type { ActionView, ChangeView, Page, ProblemView } from '@holdfast/contracts';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
const { openRisk, planned, say } = planActions(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
});
afterAll(() => at.close());

const edit = (action: { id: string }, body: object, version: number, as: Speaker = at.as.registerOwner): Promise<Answer<ActionView>> => as.patch<ActionView>(`actions/${action.id}`, { body, version });
const eventsOf = (id: string) =>
  at.council.sql<{ action: string; before: unknown; after: unknown }>('SELECT action, before, after FROM audit_event WHERE subject_id = $1 ORDER BY id', [id]);

describe('editing an action', () => {
  it('changes what is said and leaves the rest, with what changed in the trail', async () => {
    const action = await planned(await openRisk(), { description: 'Two quotes', costs: [{ financialYear: 2026, kind: 'capital', amount: 5 }] });
    const { status, body, etag } = await edit(action, { title: 'Rent a second array', priority: 'low', costs: [{ financialYear: 2026, kind: 'capital', amount: null }] }, 1);
    expect([status, etag, body]).toMatchObject([200, '"2"', { ...action, title: 'Rent a second array', priority: 'low', costs: [{ financialYear: 2026, kind: 'capital', amount: null }], version: 2 }]);
    expect((await eventsOf(action.id)).at(-1)).toEqual({
      action: 'action.edited',
      before: { title: 'Buy a second array', priority: 'medium', costs: [{ financialYear: 2026, kind: 'capital', amount: 5 }] },
      after: { title: 'Rent a second array', priority: 'low', costs: [{ financialYear: 2026, kind: 'capital', amount: null }] },
    });
  });

  it('that changes nothing records nothing', async () => {
    const action = await planned(await openRisk(), { target: null });
    const same = { title: action.title, ownerId: action.owner.id, riskIds: action.risks.map(({ id }) => id), objectiveIds: [], costs: [], target: null };
    expect((await edit(action, same, 1)).body).toEqual(action);
    expect(await eventsOf(action.id)).toHaveLength(1);
  });

  it('takes on and leaves risks and objectives, each risk told in its own changes', async () => {
    const [first, second] = [await openRisk(), await openRisk()];
    const action = await planned(first);
    expect((await edit(action, { riskIds: [first.id, second.id] }, 1)).body.risks.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect((await edit(action, { riskIds: [second.id] }, 2)).body.risks.map(({ id }) => id)).toEqual([second.id]);
    expect([(await eventsOf(first.id)).at(-1), (await eventsOf(second.id)).at(-1)]).toEqual([
      { action: 'risk.action-unlinked', before: { action: action.reference }, after: null },
      { action: 'risk.action-linked', before: null, after: { action: action.reference } },
    ]);
    expect(faults(await edit(action, { riskIds: [] }, 3))).toEqual({ riskIds: 'An action serves at least one risk. Choose one' });
    const objectiveId = v7();
    await at.council.sql(`INSERT INTO objective (organisation_id, id, code, title, unit_id) VALUES ($1, $2, 'S1', 'Keep going', $3)`, [at.council.organisationId, objectiveId, at.council.units.ict]);
    expect((await edit(action, { objectiveIds: [objectiveId] }, 3)).body.objectives).toEqual([{ id: objectiveId, code: 'S1', title: 'Keep going' }]);
    await at.council.sql('UPDATE objective SET closed_at = now() WHERE id = $1', [objectiveId]);
    // What was chosen before may stay although it is out of use by now.
    expect((await edit(action, { objectiveIds: [objectiveId], priority: 'low' }, 4)).status).toBe(200);
    expect((await edit(action, { objectiveIds: [] }, 5)).body.objectives).toEqual([]);
    expect(faults(await edit(action, { objectiveIds: [objectiveId] }, 6))).toHaveProperty('objectiveIds');
  });

  it('leaves risks alone that are out of sight, and their target', async () => {
    const [ict, housing] = [await openRisk(), await openRisk({}, 'housing')];
    const action = await planned(ict, { riskIds: [housing.id], target: { riskId: housing.id, level: 'L' } }, at.as.riskManager);
    const seen = (await at.as.registerOwner.get<ActionView>(`actions/${action.id}`)).body;
    expect(seen).toMatchObject({ risks: [{ id: ict.id }], otherRisks: 1, target: null, asksForScore: false });
    // All that is in sight goes: the unseen one keeps the action.
    const { body } = await edit(action, { riskIds: [], target: null }, 1);
    expect(body).toMatchObject({ risks: [], otherRisks: 1, target: null });
    expect((await at.as.riskManager.get<ActionView>(`actions/${action.id}`)).body).toMatchObject({ risks: [{ id: housing.id }], otherRisks: 0, target: { riskId: housing.id, level: 'L' } });
    for (const id of [housing.id, v7()]) expect(faults(await edit(action, { riskIds: [id] }, 2))).toEqual({ riskIds: 'Choose risks from the list' });
    expect(faults(await edit(action, { riskIds: [ict.id], target: { riskId: ict.id, level: 'L' } }, 2))).toEqual({
      'target.riskId': 'This action has a target on a risk that you do not read, and can have no other',
    });
  });

  it('asks for the right to plan actions on each risk that comes or goes, not on those that stay', async () => {
    const [mine, theirs] = [await openRisk(), await openRisk({ ownerId: at.council.people.registerOwner.id })];
    const action = await planned(mine, { riskIds: [theirs.id] });
    const refusal = { status: 403, title: 'Only the owner of the risk, the register owner or a risk manager can change its actions. Ask the Head of ICT.' };
    expect((await edit(action, { title: 'X', riskIds: [mine.id, theirs.id] }, 1, at.as.riskOwner)).status).toBe(200);
    expect((await edit(action, { riskIds: [mine.id] }, 2, at.as.riskOwner)).body).toMatchObject(refusal);
    // Home decides: whoever manages a risk elsewhere that it serves reads it, and no more.
    const housing = await openRisk({}, 'housing');
    const both = await planned(mine, { riskIds: [housing.id] }, at.as.riskManager);
    expect((await edit(both, { riskIds: [] }, 1, at.as.otherRegisterOwner)).body).toMatchObject({ status: 403 });
  });

  it('keeps a risk that was closed since, and takes none that is', async () => {
    const [risk, over] = [await openRisk(), await openRisk()];
    const action = await planned(risk, { riskIds: [over.id] });
    await at.as.registerOwner.post(`risks/${over.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    expect((await at.as.registerOwner.get<ActionView>(`actions/${action.id}`)).body.risks.map(({ status }) => status)).toEqual(['open', 'closed']);
    expect((await edit(action, { riskIds: [risk.id, over.id], title: 'Still' }, 1)).status).toBe(200);
    expect(faults(await edit(action, { riskIds: [risk.id] }, 2))).toEqual({ riskIds: `${over.reference} is closed. What was done about it stays on record` });
    expect(faults(await edit(await planned(risk), { riskIds: [risk.id, over.id] }, 1))).toEqual({ riskIds: `${over.reference} is closed. Choose open risks` });
  });

  it('sets, moves and lifts the target', async () => {
    const [risk, other] = [await openRisk(), await openRisk()];
    const action = await planned(risk, { riskIds: [other.id] });
    const target = { riskId: risk.id, likelihood: '1', impact: '2' };
    expect((await edit(action, { target }, 1)).body.target).toMatchObject(target);
    expect((await edit(action, { target }, 2)).body.version).toBe(2);
    expect(faults(await edit(action, { riskIds: [other.id] }, 2))).toEqual({ riskIds: `The target is on ${risk.reference}. Keep that risk, or choose another target` });
    expect((await edit(action, { riskIds: [other.id], target: { riskId: other.id, level: 'M' } }, 2)).body).toMatchObject({ risks: [{ id: other.id }], target: { riskId: other.id, level: 'M' } });
    expect(faults(await edit(action, { target }, 3))).toEqual({ 'target.riskId': 'Choose a risk that this action serves' });
    expect((await edit(action, { target: null }, 3)).body.target).toBeNull();
  });

  it('goes to nobody who has left', async () => {
    const action = await planned(await openRisk());
    const gone = await at.council.addPerson({ jobTitle: 'Officer who left' });
    await at.council.sql('UPDATE person SET left_at = now() WHERE id = $1', [gone.id]);
    for (const ownerId of [gone.id, v7()]) expect(faults(await edit(action, { ownerId }, 1))).toEqual({ ownerId: 'Choose the owner from the list' });
  });

  it('on an outdated copy is refused with the action as it is now; without a version not taken at all', async () => {
    const action = await planned(await openRisk());
    await edit(action, { title: 'First' }, 1);
    const answer = await edit(action, { title: 'Second' }, 1);
    expect([answer.status, (answer.body as unknown as ProblemView).current]).toMatchObject([412, { title: 'First', version: 2, mayManage: true }]);
    expect((await at.as.registerOwner.patch(`actions/${action.id}`, { body: { title: 'X' } })).status).toBe(428);
  });

  it('is for whoever plans actions in its home: its owner says how it stands, and no more', async () => {
    const action = await planned(await openRisk(), { ownerId: at.council.people.otherRiskOwner.id });
    for (const reader of ['auditor', 'continuityManager', 'otherRiskOwner'] as const) expect([reader, (await edit(action, { title: 'X' }, 1, at.as[reader])).status]).toEqual([reader, 403]);
    for (const stranger of ['member', 'unitViewer', 'otherRegisterOwner'] as const) expect([stranger, (await edit(action, { title: 'X' }, 1, at.as[stranger])).status]).toEqual([stranger, 404]);
    let version = 1;
    for (const planner of ['riskOwner', 'registerOwner', 'riskManager', 'unitRiskManager'] as const)
      expect([planner, (await edit(action, { title: `X ${version}` }, version++, at.as[planner])).status]).toEqual([planner, 200]);
  });

  it('is over when the action is', async () => {
    const action = await planned(await openRisk());
    await say(action, 'completion', {}, 1);
    expect((await edit(action, { title: 'X' }, 2)).body).toMatchObject({ status: 409, title: 'This action is done. Take it up again first, with a reason.' });
  });

  it('shows in the changes of its risks, with ids out of sight left unnamed', async () => {
    const [ict, housing] = [await openRisk(), await openRisk({}, 'housing')];
    const action = await planned(ict, { target: { riskId: ict.id, level: 'L' } });
    await edit(action, { riskIds: [ict.id, housing.id], target: { riskId: housing.id, level: 'M' }, ownerId: at.council.people.riskOwner.id }, 1, at.as.riskManager);
    const [edited, added] = (await at.as.registerOwner.get<Page<ChangeView>>(`risks/${ict.id}/changes`)).body.items;
    expect(added).toMatchObject({ action: 'action.added', about: `${action.reference} ${action.title}` });
    expect(added?.changes).toEqual(expect.arrayContaining([{ field: 'target', before: null, after: expect.objectContaining({ level: 'L' }) }, { field: 'risks', before: null, after: [ict.reference] }]));
    expect(edited?.action).toBe('action.edited');
    expect(edited?.changes).toEqual(
      expect.arrayContaining([
        { field: 'owner', before: expect.objectContaining({ jobTitle: 'ICT Continuity Manager' }), after: expect.objectContaining({ jobTitle: 'Service Desk Manager' }) },
        { field: 'target', before: expect.objectContaining({ level: 'L' }), after: null },
      ]),
    );
    expect(JSON.stringify(edited)).not.toContain(housing.id);
  });
});
