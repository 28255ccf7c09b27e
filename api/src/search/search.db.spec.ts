import type { RiskView, SearchView } from '@holdfast/contracts';
import { aCouncil, fillRegisters, type Council, type Filled } from '@holdfast/testing';
import { speakAs, type Speaker } from '../../test/speak';
import { startApp, type TestApp } from '../../test/start-app';

let test: TestApp;
let council: Council;
let filled: Filled;
let manager: Speaker;
let member: Speaker;
let housing: Speaker;
const added: Record<string, RiskView> = {};

beforeAll(async () => {
  test = await startApp();
  council = await aCouncil(test.database.ownerUrl);
  filled = await fillRegisters(test.database.ownerUrl, council, { risks: 2_500, registers: 25, people: 10 });
  const speak = async (person: { id: string }): Promise<Speaker> => speakAs(test, await council.signIn(person));
  [manager, member, housing] = [await speak(council.people.riskManager), await speak(council.people.member), await speak(council.people.otherRiskOwner)];
  const add = async (name: string, register: string, body: object): Promise<void> => {
    const answer = await manager.post<RiskView>(`registers/${register}/risks`, { body: { status: 'open', ownerId: council.people.riskOwner.id, ...body } });
    expect(answer.status).toBe(201);
    added[name] = answer.body;
  };
  const { ict, corporate } = council.registers;
  await add('mild', ict, { title: 'Ransomware reaches a laptop', residual: { likelihood: '1', impact: '1' } });
  await add('severe', ict, { title: 'Servers fall to Ransomware', residual: { likelihood: '5', impact: '5' } });
  await add('inside', ict, {
    title: 'Money is lost', residual: { likelihood: '5', impact: '5' },
    event: 'Somebody in the payroll team opens an attachment in a hurry. It brings antiransomware that does not work as promised and stops the payroll for the second time in a year of little luck.',
  });
  await add('exempt', corporate, { title: 'Dismissal of the quaestor', exemptGround: 'individual', cause: 'Quaestor', publicTitle: 'A staffing matter', publicDescription: 'To be told in due course.' });
  await add('hidden', corporate, { title: 'Secret sale of the quaestorium', exemptGround: 'legal-privilege' });
  await add('odd', ict, { title: '100%_sure \\ of it: O\'Brien & <b>Ökonomie</b>' });
  await manager.post(`registers/${ict}/risks`, { body: { status: 'draft', title: 'Ransomware draft' } });
});
afterAll(() => test.close());

const search = async (speaker: Speaker, q: string): Promise<SearchView> => {
  const answer = await speaker.get<SearchView>(`search?q=${encodeURIComponent(q)}`);
  expect(answer.status).toBe(200);
  return answer.body;
};
const ids = ({ risks }: SearchView): string[] => risks.map(({ id }) => id);

describe('a search', () => {
  it('ranks words at the start in a title first, then the worst, and shows where else it matched', async () => {
    const found = await search(manager, 'ransomware');
    expect(ids(found)).toEqual([added['severe']!.id, added['mild']!.id, added['inside']!.id]);
    expect(found.risks.map(({ excerpt }) => excerpt)).toEqual([null, null, '… payroll team opens an attachment in a hurry. It brings antiransomware that does not work as promised and stops the payroll for the second time in a year of …']);
    expect(found.risks[0]).toMatchObject({ reference: 'ICT-002', registerName: 'ICT service risks', status: 'open', residual: { likelihood: '5', impact: '5' } });
    expect(found.more).toBe(false);
  });

  it('finds a risk by its reference, exactly or by its beginning, whatever else holds the word', async () => {
    expect(ids(await search(manager, 'ict-002'))[0]).toBe(added['severe']!.id);
    expect((await search(manager, 'F003-01')).risks.every(({ reference }) => reference.startsWith('F003-01'))).toBe(true);
    // Common as a beginning, and still the very one comes first.
    expect((await search(manager, 'F003-010')).risks[0]!.reference).toBe('F003-010');
    expect((await search(manager, 'F003')).registers).toEqual([{ id: filled.registerIds[3], name: 'Filled register 3', prefix: 'F003' }]);
  });

  it('finds all words, parts of words and signs as they stand', async () => {
    expect(ids(await search(manager, 'laptop ransom'))).toEqual([added['mild']!.id]);
    for (const q of ['100%', '%_sure', "o'brien", 'ökonomie', '<b>', 'sure \\ it:'])
      expect(ids(await search(manager, q))).toEqual([added['odd']!.id]);
    expect(ids(await search(manager, 'ransomware nowhere'))).toEqual([]);
    expect(await search(manager, 'a')).toEqual({ risks: [], registers: [], more: false });
    expect((await search(manager, "x' OR 1=1 --")).risks).toEqual([]);
  });

  it('finds registers by name', async () => {
    expect((await search(manager, 'housing')).registers).toEqual([{ id: council.registers.housing, name: 'Housing service risks', prefix: 'HSG' }]);
    expect((await search(housing, 'corporate')).registers).toEqual([]);
  });

  it('of a common word gives fifty and says that there is more', async () => {
    const found = await search(manager, filled.commonWord);
    expect(found.risks).toHaveLength(50);
    expect(found.more).toBe(true);
    const rare = await search(manager, filled.rareWord);
    const [{ count }] = (await council.sql<{ count: number }>(`SELECT count(*)::int AS count FROM risk WHERE consequence || event LIKE '%${filled.rareWord}%' AND status <> 'draft'`)) as [{ count: number }];
    expect([rare.risks.length, rare.more]).toEqual([count, false]);
  });

  it('never finds by hidden wording, nor shows it', async () => {
    expect(ids(await search(manager, 'quaestor')).sort()).toEqual([added['exempt']!.id, added['hidden']!.id].sort());
    expect((await search(member, 'quaestor')).risks).toEqual([]);
    expect((await search(member, 'COR-002')).risks).toEqual([]);
    const [hit] = (await search(member, 'staffing')).risks;
    expect(hit).toMatchObject({ id: added['exempt']!.id, title: 'A staffing matter', excerpt: null });
    expect((await search(member, 'due course')).risks[0]).toMatchObject({ id: added['exempt']!.id, excerpt: 'To be told in due course.' });
    expect((await search(member, 'COR-001')).risks[0]).toMatchObject({ title: 'A staffing matter' });
  });

  it('finds nothing outside what the caller reads, nor in another organisation, and no drafts', async () => {
    expect((await search(housing, 'ransomware')).risks).toEqual([]);
    const other = await aCouncil(test.database.ownerUrl, { name: 'Felpersham Council' });
    const theirs = speakAs(test, await other.signIn(other.people.riskManager));
    for (const q of ['ransomware', 'ICT-002', filled.commonWord, 'se']) expect((await search(theirs, q)).risks).toEqual([]);
    expect((await search(speakAs(test, await council.signIn(council.people.riskManager)), 'ransomware draft')).risks).toEqual([]);
  });

  it('follows an edit', async () => {
    const risk = added['mild']!;
    await manager.patch(`risks/${risk.id}`, { body: { title: 'Wannabe reaches a laptop' }, version: risk.version });
    expect(ids(await search(manager, 'wannabe'))).toEqual([risk.id]);
    expect(ids(await search(manager, 'ransomware laptop'))).toEqual([]);
  });

  it('needs a role that includes it', async () => {
    const nobody = await council.addPerson({ jobTitle: 'New Starter' });
    expect((await speakAs(test, await council.signIn(nobody)).get('search?q=fire')).status).toBe(403);
  });
});
