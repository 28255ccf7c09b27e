import type { ChangeView, Page, RiskView } from '@holdfast/contracts';
import { Database } from '../platform/database';
import type { Actor } from '../platform/actor';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { handOverRisks } from './hand-over-risks';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
afterAll(() => at.close());

const open = async (body: object = {}): Promise<RiskView> =>
  (await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, {
    body: { title: 'Storage fails', status: 'open', ownerId: at.council.people.riskOwner.id, ...body },
  })).body;
const changesOf = async (risk: { id: string }, after = '', as = at.as.auditor) => (await as.get<Page<ChangeView>>(`risks/${risk.id}/changes?after=${after}`)).body;

describe('what became of a risk', () => {
  it('is told newest first: who, when, and what it was before and after, by name', async () => {
    const risk = await open({ residual: { level: 'H' } });
    at.clock.advance(60_000);
    await at.as.riskOwner.patch(`risks/${risk.id}`, { body: { ownerId: at.council.people.continuityManager.id, cause: 'Age' }, version: 1 });
    await at.as.registerOwner.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', level: 'L', rationale: 'Replaced' }, version: 2 });
    await at.as.registerOwner.post(`risks/${risk.id}/closure`, { body: { reason: 'Over' }, version: 3 });
    const { items, next } = await changesOf(risk);
    expect(next).toBeNull();
    expect(items.map(({ action, actor }) => [action, actor?.jobTitle])).toEqual([
      ['risk.closed', 'Head of ICT'], ['risk.assessed', 'Head of ICT'], ['risk.edited', 'Service Desk Manager'], ['risk.added', 'Head of ICT'],
    ]);
    expect(items[2]).toMatchObject({
      at: '2026-03-02T09:01:00.000Z',
      changes: [
        { field: 'cause', before: '', after: 'Age' },
        { field: 'owner', before: { jobTitle: 'Service Desk Manager' }, after: { jobTitle: 'ICT Continuity Manager' } },
      ],
    });
    expect(items[1]?.changes).toEqual(expect.arrayContaining([
      { field: 'residual', before: expect.objectContaining({ level: 'H' }), after: expect.objectContaining({ level: 'L' }) },
      { field: 'rationale', before: null, after: 'Replaced' },
    ]));
    expect(items[3]?.changes).toEqual(expect.arrayContaining([{ field: 'reference', before: null, after: risk.reference }, { field: 'unit', before: null, after: 'ICT' }]));
  });

  it('comes in pages that leave nothing out', async () => {
    const risk = await open();
    for (let version = 1; version <= 60; version++) await at.as.riskOwner.patch(`risks/${risk.id}`, { body: { cause: `Cause ${version}` }, version });
    const first = await changesOf(risk);
    const second = await changesOf(risk, first.next ?? '');
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 11, null]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(61);
    expect((await at.as.auditor.get(`risks/${risk.id}/changes?after=nonsense`)).status).toBe(422);
  });

  it('names a risk above only to those who may read it', async () => {
    const upper = (await at.as.riskManager.post<RiskView>(`registers/${at.council.registers.corporate}/risks`, { body: { title: 'Services stop', status: 'open', ownerId: at.council.people.riskManager.id } })).body;
    const risk = await open();
    await at.as.riskManager.post(`risks/${risk.id}/upper-risk`, { body: { upperRiskId: upper.id }, version: 1 });
    expect((await changesOf(risk)).items[0]?.changes).toEqual([{ field: 'upperRisk', before: null, after: upper.reference }]);
    expect((await changesOf(risk, '', at.as.riskOwner)).items[0]?.changes).toEqual([{ field: 'upperRisk', before: null, after: null }]);
  });

  it('is not told to readers of public wording', async () => {
    expect((await at.as.member.get(`risks/${(await open()).id}/changes`)).status).toBe(403);
  });

  it('a successor takes over the drafts and open risks of who leaves; the closed ones stay as they were', async () => {
    const leaver = await at.council.addPerson({ jobTitle: 'Storage Manager', role: 'risk-owner', unitId: at.council.units.ict });
    const [kept, closed] = [await open({ ownerId: leaver.id }), await open({ ownerId: leaver.id })];
    const draft = (await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'Draft', status: 'draft', ownerId: leaver.id } })).body;
    await at.as.registerOwner.post(`risks/${closed.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    const { riskOwner, administrator } = at.council.people;
    const actor: Actor = { organisationId: at.council.organisationId, personId: administrator.id, sessionId: '', roles: [], rootUnitId: '', requestId: 'test' };
    expect(await at.app.get(Database).write(actor, (tx) => handOverRisks(tx, leaver.id, riskOwner.id))).toBe(2);
    const ownerOf = async ({ id }: RiskView) => (await at.as.registerOwner.get<RiskView>(`risks/${id}`)).body.owner?.id;
    expect([await ownerOf(kept), await ownerOf(draft), await ownerOf(closed)]).toEqual([riskOwner.id, riskOwner.id, leaver.id]);
    expect((await changesOf(kept)).items[0]).toMatchObject({ action: 'risk.handed-over', actor: { jobTitle: 'Systems Administrator' }, changes: [{ field: 'owner' }] });
    expect(await at.app.get(Database).write(actor, (tx) => handOverRisks(tx, leaver.id, riskOwner.id))).toBe(0);
  });

  it('nobody who leaves at the same moment is left with a risk', async () => {
    const { ict } = at.council.units;
    for (let round = 0; round < 5; round++) {
      const leaver = await at.council.addPerson({ jobTitle: `Leaver ${round}`, role: 'risk-owner', unitId: ict });
      const add = () => at.as.registerOwner.post(`registers/${at.council.registers.ict}/risks`, { body: { title: 'Any', status: 'open', ownerId: leaver.id } });
      const leave = () => at.as.administrator.post(`people/${leaver.id}/departure`, { body: { successorId: at.council.people.riskOwner.id } });
      const [first, left, second] = await Promise.all([add(), leave(), add()]);
      expect(left.status).toBe(201);
      for (const { status } of [first, second]) expect([201, 422]).toContain(status);
      expect(await at.council.sql('SELECT id FROM risk WHERE owner_id = $1', [leaver.id])).toEqual([]);
    }
  });
});
