import type { ChangeView, Page, RiskRow, RiskView, SearchView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
afterAll(() => at.close());

const EXTRA = [{ name: 'Insurer', value: 'Quillfeather Mutual' }, { name: 'Ward', value: 'Eastgate' }];

const withExtra = async (body: object = {}): Promise<RiskView> => {
  const added = (await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'Storage fails', status: 'open', ownerId: at.council.people.riskOwner.id, ...body } })).body;
  return (await at.as.registerOwner.patch<RiskView>(`risks/${added.id}`, { body: { extra: EXTRA }, version: added.version })).body;
};
const search = async (as: Speaker, q: string): Promise<SearchView> => (await as.get<SearchView>(`search?q=${q}`)).body;
const listed = async (as: Speaker, q: string): Promise<number> => (await as.get<Page<RiskRow>>(`registers/${at.council.registers.ict}/risks?q=${q}`)).body.items.length;

describe('what an imported register said of a risk besides', () => {
  it('is kept in its order, changed by whoever may edit the risk, and told in its history', async () => {
    const risk = await withExtra();
    expect(risk.extra).toEqual(EXTRA);
    const { body } = await at.as.riskOwner.patch<RiskView>(`risks/${risk.id}`, { body: { extra: [EXTRA[1]] }, version: risk.version });
    expect(body.extra).toEqual([EXTRA[1]]);
    expect(faults(await at.as.riskOwner.patch(`risks/${risk.id}`, { body: { extra: [{ name: '', value: 'x' }] }, version: body.version }))).toMatchObject({ 'extra.0.name': expect.any(String) });
    const { items } = (await at.as.riskOwner.get<Page<ChangeView>>(`risks/${risk.id}/changes`)).body;
    expect(items[0]?.changes).toEqual([{ field: 'extra', before: EXTRA, after: [EXTRA[1]] }]);
  });

  it('is found by its readers and by nobody who reads the public wording', async () => {
    await withExtra({ title: 'A risk with an insurer' });
    expect((await search(at.as.riskOwner, 'quillfeather')).risks[0]).toMatchObject({ title: 'A risk with an insurer', excerpt: expect.stringContaining('Quillfeather') });
    expect(await listed(at.as.riskOwner, 'quillfeather')).toBeGreaterThan(0);
    const { risks } = await search(at.as.member, 'insurer');
    expect(risks.map(({ title }) => title)).toContain('A risk with an insurer');
    expect((await at.as.member.get<RiskView>(`risks/${risks[0]!.id}`)).body.extra).toEqual([]);
    expect(await search(at.as.member, 'quillfeather')).toEqual({ risks: [], registers: [], more: false });
    expect(await listed(at.as.member, 'quillfeather')).toBe(0);
  });
});
