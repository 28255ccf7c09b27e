import type { ActionView, RiskView, RoadmapRow } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { faults, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
const { openRisk, plan, planned, say } = planActions(() => at);
let ict: RiskView;
let payroll: ActionView;

const roadmap = async (query = '', as: Speaker = at.as.riskManager): Promise<RoadmapRow[]> => (await as.get<RoadmapRow[]>(`roadmap?${query}`)).body;
const systems = async (query?: string, as?: Speaker): Promise<string[]> => (await roadmap(query, as)).map(({ replacement }) => replacement.system);

/** Two of ICT, one of which serves Housing too; one of Housing; one of Corporate, of somebody who reads none of it; and one that replaces nothing. */
beforeAll(async () => {
  at = await atTheCouncil();
  const { people } = at.council;
  const as = at.as.riskManager;
  ict = await openRisk({ title: 'Payroll is out of support' });
  const housing = await openRisk({ title: 'Arrears', ownerId: people.otherRiskOwner.id }, 'housing');
  const corporate = await openRisk({ ownerId: people.riskManager.id }, 'corporate');
  payroll = await planned(ict, {
    title: 'Replace payroll', replacement: { system: '  Payroll ', from: 2027, to: 2028 },
    costs: [{ financialYear: 2027, kind: 'capital', amount: 90_000 }, { financialYear: 2028, kind: 'ongoing', amount: null }],
  }, as);
  await planned(ict, { title: 'Replace rents', riskIds: [housing.id], replacement: { system: 'Rents', from: 2026, to: 2027 } }, as);
  await planned(housing, { title: 'Replace repairs', ownerId: people.otherRiskOwner.id, replacement: { system: 'Repairs', from: 2026, to: 2026 } }, as);
  await planned(corporate, { title: 'Replace the minutes system', ownerId: people.member.id, replacement: { system: 'Minutes', from: 2029, to: 2029 } }, as);
  await planned(ict, { title: 'Buy a second array' }, as);
});
afterAll(() => at.close());

describe('an action that replaces a system', () => {
  it('names the system and the years, which the trail tells', async () => {
    expect(payroll.replacement).toEqual({ system: 'Payroll', from: 2027, to: 2028 });
    const [added] = await at.council.sql<{ after: object }>(`SELECT after FROM audit_event WHERE subject_id = $1 AND action = 'action.added'`, [payroll.id]);
    expect(added?.after).toMatchObject({ replacement: { system: 'Payroll', from: 2027, to: 2028 } });
  });

  it('need not be: it is said again, taken off, and left alone where nothing is said of it', async () => {
    const action = await planned(ict, { title: 'Replace the map server' });
    expect(action.replacement).toBeNull();
    const change = async (body: object, version: number): Promise<ActionView> => (await at.as.registerOwner.patch<ActionView>(`actions/${action.id}`, { body, version })).body;
    const server = { system: 'Map server', from: 2026, to: 2026 };
    expect((await change({ replacement: server }, 1)).replacement).toEqual(server);
    expect((await change({ priority: 'high' }, 2)).replacement).toEqual(server);
    expect((await change({ replacement: server }, 3)).version).toBe(3);
    expect((await change({ replacement: null }, 3)).replacement).toBeNull();
    const told = await at.council.sql<{ before: object; after: object }>(`SELECT before, after FROM audit_event WHERE subject_id = $1 AND action = 'action.edited' ORDER BY id`, [action.id]);
    expect(told.map(({ before, after }) => [before, after])).toEqual([
      [{ replacement: null }, { replacement: server }], [{ priority: 'medium' }, { priority: 'high' }], [{ replacement: server }, { replacement: null }],
    ]);
  });

  it.each<[what: string, replacement: object, field: string, message: string]>([
    ['no name', { system: ' ', from: 2026, to: 2026 }, 'replacement.system', 'Write the system'],
    ['a name that is too long', { system: 'x'.repeat(121), from: 2026, to: 2026 }, 'replacement.system', 'System has room for 120 characters'],
    ['half of the years', { system: 'Payroll', from: 2026 }, 'replacement.to', 'Last year is a whole number'],
    ['years backwards', { system: 'Payroll', from: 2027, to: 2026 }, 'replacement.to', 'The last year cannot lie before the first'],
    ['too many years', { system: 'Payroll', from: 2026, to: 2037 }, 'replacement.to', 'A replacement spans at most 10 years from its first. Split it into several actions'],
  ])('is refused with %s', async (_, replacement, field, message) => {
    for (const answer of [await plan(ict, { replacement }), await at.as.registerOwner.patch(`actions/${payroll.id}`, { body: { replacement }, version: 1 })]) {
      expect([answer.status, faults(answer)]).toEqual([422, expect.objectContaining({ [field]: message })]);
    }
  });
});

describe('the roadmap', () => {
  it('tells each system with its years, costs and owner, by the years and then by name', async () => {
    expect(await systems()).toEqual(['Repairs', 'Rents', 'Payroll', 'Minutes']);
    const [, , row] = await roadmap();
    expect(row).toMatchObject({
      reference: payroll.reference, title: 'Replace payroll', status: 'open', owner: { id: at.council.people.continuityManager.id }, registerName: 'ICT service risks', dueDate: '2026-06-30',
      replacement: { system: 'Payroll', from: 2027, to: 2028 }, costs: [{ financialYear: 2027, kind: 'capital', amount: 90_000 }, { financialYear: 2028, kind: 'ongoing', amount: null }],
    });
    expect(row).not.toHaveProperty('description');
  });

  it('reaches as far as the list of actions: what is read in full, risks served from elsewhere, and one’s own', async () => {
    expect(await systems('', at.as.registerOwner)).toEqual(['Rents', 'Payroll']);
    expect(await systems('', at.as.otherRegisterOwner)).toEqual(['Repairs', 'Rents']);
    expect(await systems('', at.as.unitViewer)).toEqual([]);
    expect((await roadmap('', at.as.member)).map(({ replacement, risks, otherRisks }) => [replacement.system, risks, otherRisks])).toEqual([['Minutes', [], 1]]);
  });

  it.each<[narrowing: string, query: () => string, found: string[]]>([
    ['owner', () => `owner=${at.council.people.otherRiskOwner.id}`, ['Repairs']],
    ['register', () => `register=${at.council.registers.housing}`, ['Repairs', 'Rents']],
    ['unit', () => `unit=${at.council.units.ict}`, ['Rents', 'Payroll']],
    ['owner and register', () => `owner=${at.council.people.member.id}&register=${at.council.registers.ict}`, []],
  ])('is narrowed by %s', async (_, query, found) => expect(await systems(query())).toEqual(found));

  it('keeps what is done and leaves out what is cancelled', async () => {
    const [done, cancelled] = [await planned(ict, { replacement: { system: 'Done', from: 2031, to: 2031 } }), await planned(ict, { replacement: { system: 'Cancelled', from: 2031, to: 2031 } })];
    await say(done, 'completion', {}, 1);
    await say(cancelled, 'cancellation', { reason: 'Kept after all' }, 1);
    expect((await roadmap()).slice(4).map(({ replacement, status }) => [replacement.system, status])).toEqual([['Done', 'done']]);
  });

  it('is shown as at a past day', async () => {
    at.clock.set('2026-03-09T09:00:00Z');
    const { version } = (await at.as.registerOwner.get<ActionView>(`actions/${payroll.id}`)).body;
    await at.as.registerOwner.patch(`actions/${payroll.id}`, { body: { replacement: { system: 'Payroll', from: 2030, to: 2031 }, costs: [] }, version });
    const of = (rows: RoadmapRow[]) => rows.find(({ id }) => id === payroll.id);
    at.clock.set('2026-04-09T09:00:00Z');
    expect(of(await roadmap('asAt=2026-03-02'))).toMatchObject({ replacement: { system: 'Payroll', from: 2027, to: 2028 }, costs: [{ amount: 90_000 }, { amount: null }] });
    expect(of(await roadmap())).toMatchObject({ replacement: { system: 'Payroll', from: 2030, to: 2031 }, costs: [] });
  });
});

describe('the database', () => {
  it('holds all three of a replacement or none, in order', async () => {
    const set = (columns: string): Promise<unknown> => at.council.sql(`UPDATE action SET ${columns} WHERE id = $1`, [payroll.id]);
    await expect(set(`replaces = NULL`)).rejects.toThrow('action_replacement_whole');
    await expect(set(`replaced_to = replaced_from - 1`)).rejects.toThrow('action_replacement_years');
  });
});
