import type { ActionRow, Page } from '@holdfast/contracts';
import { ACTION_SORTS } from '@holdfast/contracts';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { faults, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
const { openRisk, planned, say } = planActions(() => at);
afterAll(() => at.close());

const page = async (query: string, as: Speaker = at.as.riskManager): Promise<Page<ActionRow>> => (await as.get<Page<ActionRow>>(`actions?${query}`)).body;
const titles = async (query: string, as?: Speaker): Promise<string[]> => (await page(query, as)).items.map(({ title }) => title);

let objectiveId: string;
let flood: string;
/** Three of ICT, one of them serving Housing too; one of Housing; one of Corporate. */
beforeAll(async () => {
  at = await atTheCouncil();
  const { people, organisationId, units } = at.council;
  objectiveId = v7();
  await at.council.sql(`INSERT INTO objective (organisation_id, id, code, title, unit_id) VALUES ($1, $2, 'S1', 'Keep going', $3)`, [organisationId, objectiveId, units.ict]);
  const [ict, housing, corporate] = [await openRisk({ title: 'Flood' }), await openRisk({ title: 'Arrears', ownerId: people.otherRiskOwner.id }, 'housing'), await openRisk({ ownerId: people.riskManager.id }, 'corporate')];
  flood = ict.id;
  const as = at.as.riskManager;
  await planned(ict, { title: 'Move the pumps', dueDate: '2026-03-10', priority: 'high', ownerId: people.riskOwner.id }, as);
  const pumps = await planned(ict, { title: 'Buy 100% more pumps', dueDate: '2026-05-01', priority: 'low', ownerId: people.continuityManager.id, objectiveIds: [objectiveId] }, as);
  await planned(ict, { title: 'Raise the floor', dueDate: '2026-04-01', riskIds: [housing.id], ownerId: people.otherRiskOwner.id }, as);
  await planned(housing, { title: 'Call tenants', dueDate: '2026-03-03', ownerId: people.otherRiskOwner.id }, as);
  const board = await planned(corporate, { title: 'Tell the board', dueDate: '2026-06-01', ownerId: people.member.id }, as);
  at.clock.set('2026-03-05T09:00:00Z');
  await say(pumps, 'progress', { progress: 30, note: 'Ordered' }, 1, as);
  await say(board, 'due-dates', { dueDate: '2026-07-01', reason: 'No meeting' }, 1, as);
});

describe('the list of actions', () => {
  it('holds what has not ended, by due date, each with its risks and its slip', async () => {
    const { items, next, total } = await page('');
    expect(items.map(({ title, dueDate, slipDays }) => [title, dueDate, slipDays])).toEqual([
      ['Call tenants', '2026-03-03', 0], ['Move the pumps', '2026-03-10', 0], ['Raise the floor', '2026-04-01', 0], ['Buy 100% more pumps', '2026-05-01', 0], ['Tell the board', '2026-07-01', 30],
    ]);
    expect([next, total]).toEqual([null, 5]);
    expect(items[2]).toMatchObject({ reference: 'ICT-A003', registerName: 'ICT service risks', risks: [{ title: 'Flood' }, { title: 'Arrears' }], otherRisks: 0, owner: { jobTitle: 'Lettings Manager' } });
    expect(items[2]).not.toHaveProperty('description');
  });

  it('reaches as far as the caller reads in full, to risks served from elsewhere, and to what is their own', async () => {
    expect(await titles('', at.as.registerOwner)).toEqual(['Move the pumps', 'Raise the floor', 'Buy 100% more pumps']);
    expect(await titles('', at.as.otherRegisterOwner)).toEqual(['Call tenants', 'Raise the floor']);
    expect(await titles('', at.as.unitViewer)).toEqual([]);
    // The chair of scrutiny reads everything in public wording, and owns one.
    const own = await page('', at.as.member);
    expect([own.total, own.items.map(({ title, risks, otherRisks }) => [title, risks, otherRisks])]).toEqual([1, [['Tell the board', [], 1]]]);
    const seen = (await page('', at.as.otherRegisterOwner)).items[1];
    expect([seen?.risks.map(({ title }) => title), seen?.otherRisks]).toEqual([['Arrears'], 1]);
  });

  it.each<[narrowing: string, query: () => string, found: string[]]>([
    ['owner', () => `owner=${at.council.people.otherRiskOwner.id}`, ['Call tenants', 'Raise the floor']],
    ['two owners', () => `owner=${at.council.people.otherRiskOwner.id}&owner=${at.council.people.riskOwner.id}`, ['Call tenants', 'Move the pumps', 'Raise the floor']],
    ['register, of home or of a risk', () => `register=${at.council.registers.housing}`, ['Call tenants', 'Raise the floor']],
    ['unit, with all below it', () => `unit=${at.council.units.resources}`, ['Move the pumps', 'Raise the floor', 'Buy 100% more pumps']],
    ['unit of a risk served from elsewhere', () => `unit=${at.council.units.communities}`, ['Call tenants', 'Raise the floor']],
    ['risk', () => `risk=${flood}`, ['Move the pumps', 'Raise the floor', 'Buy 100% more pumps']],
    ['objective', () => `objective=${objectiveId}`, ['Buy 100% more pumps']],
    ['priority', () => 'priority=high&priority=low', ['Move the pumps', 'Buy 100% more pumps']],
    ['status', () => 'status=in-progress', ['Buy 100% more pumps']],
    ['overdue', () => 'due=overdue', ['Call tenants']],
    ['soon due', () => 'due=soon', ['Move the pumps']],
    ['either', () => 'due=soon&due=overdue', ['Call tenants', 'Move the pumps']],
    ['words of the title', () => 'q=PUMPS', ['Move the pumps', 'Buy 100% more pumps']],
    ['signs as they stand', () => `q=${encodeURIComponent('100%')}`, ['Buy 100% more pumps']],
    ['a reference', () => 'q=hsg-a001', ['Call tenants']],
    ['several at once', () => `register=${at.council.registers.ict}&q=pumps&priority=low`, ['Buy 100% more pumps']],
  ])('is narrowed to %s', async (_, query, found) => {
    const { items, total } = await page(query());
    expect([items.map(({ title }) => title), total]).toEqual([found, found.length]);
  });

  it('tells by no filter of what is out of sight', async () => {
    // Raise the floor is Housing's too; whoever reads ICT alone is not told so.
    for (const query of [`register=${at.council.registers.housing}`, `unit=${at.council.units.housing}`]) expect([query, await titles(query, at.as.registerOwner)]).toEqual([query, []]);
    const [housing] = (await page(`register=${at.council.registers.housing}`)).items.flatMap(({ risks }) => risks.filter(({ title }) => title === 'Arrears'));
    expect(await titles(`risk=${housing!.id}`, at.as.registerOwner)).toEqual([]);
    expect(await titles(`risk=${flood}`, at.as.otherRiskOwner)).toEqual([]);
  });

  it('forgets about what has ended, unless asked for it; what has ended is not late', async () => {
    const risk = await openRisk({ title: 'Over soon' });
    const [done, cancelled] = [await planned(risk, { title: 'Done', dueDate: '2026-03-05' }), await planned(risk, { title: 'Cancelled', dueDate: '2026-03-05' })];
    await say(done, 'completion', {}, 1);
    await say(cancelled, 'cancellation', { reason: 'No' }, 1);
    at.clock.set('2026-03-20T09:00:00Z');
    expect(await titles(`risk=${risk.id}`)).toEqual([]);
    expect(await titles(`risk=${risk.id}&status=done&status=cancelled&sort=-status`)).toEqual(['Cancelled', 'Done']);
    expect(await titles(`risk=${risk.id}&status=done&due=overdue`)).toEqual([]);
  });

  it('refuses what it does not know', async () => {
    for (const query of ['status=late', 'owner=me', 'due=never', 'sort=colour', 'after=WyJhIl0', 'colour=red', `after=${Buffer.from('["due",0,"x","y"]').toString('base64url')}`])
      expect([query, (await at.as.riskManager.get(`actions?${query}`)).status]).toEqual([query, 422]);
    expect(faults(await at.as.riskManager.get('actions?priority=urgent'))).toEqual({ priority: 'Choose the priority from the list' });
  });

  it.each(ACTION_SORTS.flatMap((sort) => [sort, `-${sort}`]))('page by page in the order of %s, none twice and none left out', async (sort) => {
    const risk = await many();
    const seen: ActionRow[] = [];
    let after: string | null = '';
    for (let n = 0; after !== null && n < 5; n++) {
      const { items, next, total }: Page<ActionRow> = await page(`risk=${risk}&sort=${sort}${after ? `&after=${after}` : ''}`);
      expect(total).toBe(120);
      seen.push(...items);
      after = next;
    }
    expect([seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual([120, 120]);
    const keys = seen.map((row) => keyOf[sort.replace('-', '') as keyof typeof keyOf](row));
    const way = sort.startsWith('-') ? -1 : 1;
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -way : a > b ? way : 0)));
  });
});

const RANKS = { high: 1, medium: 2, low: 3, open: 1, 'in-progress': 2, done: 3, cancelled: 4 } as const;
const keyOf = {
  reference: ({ reference }: ActionRow) => Number(reference.split('-A')[1]),
  title: ({ title }: ActionRow) => title.toLowerCase(),
  owner: ({ owner }: ActionRow) => owner.jobTitle.toLowerCase(),
  due: ({ dueDate }: ActionRow) => dueDate,
  slip: ({ slipDays }: ActionRow) => slipDays,
  priority: ({ priority }: ActionRow) => RANKS[priority],
  progress: ({ progress }: ActionRow) => progress,
  status: ({ status }: ActionRow) => RANKS[status],
};

let manyOf: Promise<string> | undefined;
/** 120 of one risk, with few different keys, so that pages end among equals; numbers beyond 999. */
const many = (): Promise<string> =>
  (manyOf ??= (async () => {
    const risk = await openRisk({ title: 'Many' });
    const { organisationId, people, registers } = at.council;
    await at.council.sql(
      `WITH made AS (
         INSERT INTO action (organisation_id, id, register_id, number, reference, title, owner_id, priority, status, progress, due_date, first_due_date, author_id, created_at)
         SELECT $1, gen_random_uuid(), $2, 950 + n, 'ICT-A' || lpad((950 + n)::text, greatest(3, length((950 + n)::text)), '0'), 'Step ' || n % 7, CASE WHEN n % 2 = 0 THEN $3::uuid ELSE $4::uuid END,
           (ARRAY['high', 'medium', 'low'])[1 + n % 3], (ARRAY['open', 'in-progress'])[1 + n % 2], n % 4 * 25, date '2026-04-01' + n % 5, date '2026-04-01' + n % 3, $3, now()
         FROM generate_series(1, 120) n RETURNING id)
       INSERT INTO action_risk (organisation_id, action_id, risk_id) SELECT $1, id, $5 FROM made`,
      [organisationId, registers.ict, people.riskOwner.id, people.registerOwner.id, risk.id],
    );
    return risk.id;
  })());
