import type { ChangeView, DraftJobView, ImportJobView, ImportRowView, ImportView, Page, RegisterImportChoicesRequest, RegisterImportDraftView, RiskRow, RiskView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import type { Answer } from '../../test/speak';
import { ImportRounds } from './register/import-rounds';

let at: AtTheCouncil;
type Who = 'manager' | 'owner' | 'riskOwner' | 'member' | 'elsewhere';
let headers: Record<Who, object>;
beforeAll(async () => {
  at = await atTheCouncil();
  const { people, signIn } = at.council;
  headers = {
    manager: await signIn(people.riskManager), owner: await signIn(people.registerOwner), riskOwner: await signIn(people.riskOwner), member: await signIn(people.member), elsewhere: await signIn(people.otherRegisterOwner),
  };
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

async function say<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: unknown, as: Who = 'owner'): Promise<Answer<T>> {
  const file = Buffer.isBuffer(payload);
  const reply = await at.app.inject({
    method, url: `/api/${url}`, headers: { ...headers[as], ...(payload === undefined ? {} : { 'content-type': file ? 'application/octet-stream' : 'application/json' }) },
    ...(payload === undefined ? {} : { payload: file ? payload : JSON.stringify(payload) }),
  });
  return { status: reply.statusCode, body: (reply.body === '' ? undefined : JSON.parse(reply.body)) as T, etag: undefined };
}

/** A register of its own for each test. */
async function aRegister(name: string): Promise<string> {
  const { units, people, matrix } = at.council;
  const { body } = await at.as.riskManager.post<{ id: string }>('registers', {
    body: { name, layer: 'service', prefix: name.replace(/[^A-Z]/g, '').slice(0, 6).padEnd(2, 'X'), unitId: units.ict, ownerId: people.registerOwner.id, matrixVersionId: matrix.versionId, reviewMonths: 6, parentId: at.council.registers.corporate },
  });
  return body.id;
}
const look = async (register: string, text: string, name = 'register.csv', as: Who = 'owner'): Promise<RegisterImportDraftView> => {
  const { status, body } = await say<RegisterImportDraftView>('POST', `registers/${register}/import-drafts?name=${encodeURIComponent(name)}`, Buffer.from(text), as);
  expect([status, body]).toEqual([201, expect.anything()]);
  return body;
};
const choose = async (draft: RegisterImportDraftView, choices: Partial<RegisterImportChoicesRequest>): Promise<RegisterImportDraftView> => {
  const { status, body } = await say<RegisterImportDraftView>('PUT', `register-import-drafts/${draft.id}/choices`, { ...draft.choices, ...choices });
  expect([status, body]).toEqual([200, expect.anything()]);
  return body;
};
const write = async (draft: RegisterImportDraftView, as: Who = 'owner'): Promise<ImportJobView> => {
  const { status, body } = await say<ImportJobView>('POST', `register-import-drafts/${draft.id}/import`, { digest: draft.digest }, as);
  expect([status, body]).toEqual([201, expect.anything()]);
  await at.app.get(ImportRounds).settled();
  return (await say<DraftJobView>('GET', `register-import-drafts/${draft.id}/import`, undefined, as)).body.job!;
};
const written = async (draft: RegisterImportDraftView, as: Who = 'owner'): Promise<ImportView> => {
  const job = await write(draft, as);
  expect(job).toMatchObject({ state: 'done', fault: null });
  return (await say<ImportView>('GET', `imports/${job.importId}`, undefined, as)).body;
};
const risksOf = async (register: string, more = ''): Promise<RiskRow[]> => (await say<Page<RiskRow>>('GET', `registers/${register}/risks?sort=reference${more}`)).body.items;
const riskOf = async (row: RiskRow | undefined): Promise<RiskView> => (await say<RiskView>('GET', `risks/${row?.id}`)).body;

const register = (rows: string): string => `Risk ID,Risk,Cause,Risk owner,Likelihood,Impact,Score,Insurer\n${rows}`;

describe('a register that comes in from a file', () => {
  it('is written as it was looked at: references, scores, counts, and what no field of ours holds', async () => {
    const id = await aRegister('First In');
    const owner = at.council.people.riskOwner.jobTitle;
    const draft = await look(id, register(`R1,Loss of power,Old wiring,${owner},4,3,12,Quill\nR2,Flood,Rain,${owner},2,5,11,`));
    expect(draft).toMatchObject({ counts: { new: 2, drafts: 0, faults: 0, flagged: 1 }, tables: [{ taken: true }], missing: [], register: { name: 'First In', risks: 0 } });
    const view = await written(draft);
    expect(view).toMatchObject({ about: 'risks', added: 2, changed: 0, register: { id, name: 'First In' }, things: ['risks'] });
    const rows = await risksOf(id);
    expect(rows.map(({ reference, title, residual }) => [reference, title, residual.likelihood, residual.impact])).toEqual([['FI-001', 'Loss of power', '4', '3'], ['FI-002', 'Flood', '2', '5']]);
    const [power, flood] = [await riskOf(rows[0]), await riskOf(rows[1])];
    expect(power).toMatchObject({ cause: 'Old wiring', owner: { jobTitle: owner }, extra: [{ name: 'Insurer', value: 'Quill' }, { name: 'Risk ID', value: 'R1' }], movement: { kind: 'new' } });
    expect((await say<{ published: string | null }[]>('GET', `risks/${flood.id}/assessments`)).body.map(({ published }) => published)).toEqual(['11']);
    const map = (await say<{ open: number }>('GET', `registers/${id}/heat-map?kind=residual`)).body;
    expect(map.open).toBe(2);
    const { items } = (await say<Page<ImportRowView>>('GET', `imports/${view.id}/rows`)).body;
    expect(items.map(({ row, outcome, subjectType, label }) => [row, outcome, subjectType, label])).toEqual([[2, 'new', 'risk', 'FI-001 Loss of power'], [3, 'new', 'risk', 'FI-002 Flood']]);
    const changes = (await say<Page<ChangeView>>('GET', `risks/${power.id}/changes`)).body.items;
    expect(changes).toMatchObject([{ action: 'risk.added', import: { id: view.id, fileName: 'register.csv' } }]);
    expect((await say<Page<ChangeView>>('GET', `risks/${power.id}/changes`, undefined, 'riskOwner')).body.items[0]?.import).toEqual({ id: null, fileName: 'register.csv' });
  });

  it('comes in a second time with its differences only, removes nothing, and closes what it is told to', async () => {
    const id = await aRegister('Second In');
    const owner = at.council.people.riskOwner.jobTitle;
    const rows = ['R1,Loss of power,Old wiring', 'R2,Flood,Rain', 'R3,Fire,Heat', 'R4,Theft,Open doors'].map((row) => `${row},${owner},4,3,12,Quill`);
    await written(await look(id, register(rows.join('\n'))));
    at.clock.set('2026-06-02T09:00:00Z');
    const next = await look(id, register([rows[0], `R2,Flood of the cellar,Rain,${owner},5,3,15,Pen`, rows[2], `R5,Strike,Pay,${owner},2,2,4,`].join('\n')), 'june.csv');
    expect(next.counts).toMatchObject({ new: 1, changed: 1, same: 2, faults: 0 });
    expect(next.planned[0]).toMatchObject({ outcome: 'changed', label: 'SI-002 Flood of the cellar', changes: [{ called: 'Title', before: 'Flood', after: 'Flood of the cellar' }, { called: 'Insurer', before: 'Quill', after: 'Pen' }, { called: 'Residual', before: '4 · 3', after: '5 · 3' }] });
    expect(next.missing.map(({ reference, title }) => [reference, title])).toEqual([['SI-004', 'Theft']]);
    const view = await written(await choose(next, { closeMissing: [next.missing[0]!.id] }));
    expect(view).toMatchObject({ added: 1, changed: 2, same: 2 });
    const open = await risksOf(id);
    expect(open.map(({ reference, title }) => [reference, title])).toEqual([['SI-001', 'Loss of power'], ['SI-002', 'Flood of the cellar'], ['SI-003', 'Fire'], ['SI-005', 'Strike']]);
    expect(open[1]?.movement).toEqual({ kind: 'levels', levels: expect.any(Number) });
    expect((await riskOf((await risksOf(id, '&status=closed'))[0])).closeReason).toBe('No longer in the register "june.csv"');
    // Once more, nothing is left to write.
    expect((await write(await look(id, register([rows[0], `R2,Flood of the cellar,Rain,${owner},5,3,15,Pen`].join('\n'))))).fault).toContain('Nothing in this file is new or different');
  });

  it('asks about owners who are not known and rows that cannot be read, and keeps what they say', async () => {
    const id = await aRegister('Hard In');
    const draft = await look(id, register('R1,Loss of power,Wiring,Vacant post,4,3,12,\nR2,Flood,Rain,Vacant post,9,3,27,'));
    expect(draft.faults.map(({ header, was, rows, offers, scale }) => [header, was, rows, offers ?? scale])).toEqual([['Risk owner', 'Vacant post', [2, 3], 'owner'], ['Likelihood', '9', [3], 'likelihood']]);
    expect((await write(draft)).fault).toContain('2 rows cannot be read yet');
    const asDrafts = await choose(draft, { ownerless: 'register-owner', unreadable: 'draft' });
    expect(asDrafts.counts).toMatchObject({ new: 1, drafts: 1, faults: 0 });
    await written(asDrafts);
    expect(await riskOf((await risksOf(id))[0])).toMatchObject({ owner: { jobTitle: at.council.people.registerOwner.jobTitle }, extra: expect.arrayContaining([{ name: 'Risk owner', value: 'Vacant post' }]) });
    const [drafted] = await risksOf(id, '&status=draft');
    expect(await riskOf(drafted)).toMatchObject({ reference: null, title: 'Flood', residual: { level: null }, extra: expect.arrayContaining([{ name: 'Likelihood', value: '9' }]) });
  });

  it('asks once for all rows whose owner the file does not say', async () => {
    const draft = await look(await aRegister('Nobody In'), register('R1,Loss of power,Wiring,,4,3,12,\nR2,Flood,Rain,,2,3,6,\nR3,Fire,Wiring,,2,3,6,'));
    expect(draft.faults.map(({ header, was, rows, offers }) => [header, was, rows, offers])).toEqual([['Owner', '', [2, 3, 4], 'owner']]);
    expect((await choose(draft, { ownerless: 'register-owner' })).counts).toMatchObject({ new: 3, faults: 0 });
  });

  it('reads a scale and an owner as the person says, leaves a row out, and does so again under a profile', async () => {
    const id = await aRegister('Profile In');
    const owner = at.council.people.riskOwner.jobTitle;
    const text = register(`R1,Loss of power,Wiring,Vacant post,9,3,27,\nR2,Flood,Rain,${owner},2,3,6,\nR3,Total of all,,,,,,`);
    const draft = await look(id, text);
    const said = await choose(draft, { scales: [{ of: 'likelihood', raw: '9', code: '5' }], mended: [{ column: 'Risk owner', was: 'Vacant post', becomes: owner }], leftOut: [{ table: draft.tables[0]!.key, row: 4 }] });
    expect(said).toMatchObject({ counts: { new: 2, faults: 0, leftOut: 1 } });
    const profile = (await say<{ id: string }>('POST', `register-import-drafts/${draft.id}/profile`, { name: 'Quarterly return' })).body;
    await written(said);
    const other = await aRegister('Profile Twice');
    const again = await look(other, text);
    expect(again.profiles).toMatchObject([{ name: 'Quarterly return', fits: true }]);
    const used = (await say<RegisterImportDraftView>('PUT', `register-import-drafts/${again.id}/profile`, { profileId: profile.id })).body;
    expect(used.choices).toMatchObject({ scales: [{ raw: '9', code: '5' }], leftOut: [] });
    expect((await say('DELETE', `import-profiles/${profile.id}`, undefined, 'elsewhere')).status).toBe(403);
    expect((await say('DELETE', `import-profiles/${profile.id}`, undefined, 'manager')).status).toBe(204);
  });

  it('brings controls, and actions that have a day, unless the person keeps them as text; what is there already is not added again', async () => {
    const id = await aRegister('Things In');
    const owner = at.council.people.riskOwner.jobTitle;
    const text = `Ref,Risk,Risk owner,Likelihood,Impact,Existing controls,Further actions,Action owner,Due date\nR1,Loss of power,${owner},4,3,"1. Standby generator\n2. Second feed","• Test the generator\n• Renew the contract",${at.council.people.registerOwner.jobTitle},30/06/2026\nR2,Flood,${owner},2,3,None,Raise the floor,Vacant post,\nR3,Fire,${owner},2,2,Alarms,Drill,Vacant post,31/01/2026`;
    const draft = await look(id, text);
    expect(draft.tables[0]!.questions.map(({ key, otherwise }) => [key, otherwise])).toEqual([['controls-as', 'controls'], ['actions-as', 'actions']]);
    await written(draft);
    const rows = await risksOf(id);
    const of = async (row: RiskRow | undefined, what: 'controls' | 'actions') => (await say<{ items?: { title: string }[] } & { title: string }[]>('GET', `risks/${row?.id}/${what}`)).body;
    const titles = (body: { items?: { title: string }[] } & { title: string }[]) => (body.items ?? body).map(({ title }) => title).sort();
    expect([titles(await of(rows[0], 'controls')), titles(await of(rows[0], 'actions'))]).toEqual([['Second feed', 'Standby generator'], ['Renew the contract', 'Test the generator']]);
    expect((await riskOf(rows[1])).extra).toEqual(expect.arrayContaining([{ name: 'Existing controls', value: 'None' }, { name: 'Further actions', value: 'Raise the floor' }, { name: 'Action owner', value: 'Vacant post' }]));
    // Late there is late here, and an owner who is not known is named.
    const [drill] = await at.council.sql<{ due: string; description: string; owner: string }>(`SELECT a.due_date::text AS due, a.description, p.job_title AS owner FROM action a JOIN person p ON p.id = a.owner_id WHERE a.title = 'Drill'`);
    expect(drill).toEqual({ due: '2026-01-31', description: 'Owner in the file: Vacant post', owner });
    expect((await write(await look(id, text))).fault).toContain('Nothing in this file is new or different');
    const more = await look(id, text.replace('Alarms', '"Alarms\nSprinklers"'));
    expect(more.planned).toMatchObject([{ changes: [{ called: 'Control', before: '', after: 'Sprinklers' }] }]);
    const asText = await aRegister('Things Text');
    const kept = await look(asText, text);
    await written(await choose(kept, { answers: [{ key: 'controls-as', answer: 'text' }, { key: 'actions-as', answer: 'text' }] }));
    const [power] = await risksOf(asText);
    expect(titles(await of(power, 'controls'))).toEqual([]);
    expect((await riskOf(power)).extra.map(({ name }) => name)).toEqual(expect.arrayContaining(['Existing controls', 'Further actions', 'Action owner', 'Due date']));
  });

  it('brings the matrix that it uses into a register without risks, for whoever makes matrices', async () => {
    const id = await aRegister('Matrix In');
    const owner = at.council.people.riskOwner.jobTitle;
    const text = `Risk,Risk owner,Probability,Severity\nLoss of power,${owner},3 - Often,4 - Grave\nFlood,${owner},1 - Rare,2 - Light\nFire,${owner},2 - Seldom,3 - Heavy\nTheft,${owner},4 - Always,1 - None`;
    expect((await look(id, text)).matrix).toMatchObject({ mayMake: false, fromFile: { likelihood: [{ label: 'Rare' }, { label: 'Seldom' }, { label: 'Often' }, { label: 'Always' }] } });
    const begun = (await say<RegisterImportDraftView>('POST', `registers/${id}/import-drafts?name=m.csv`, Buffer.from(text), 'manager')).body;
    const chosen = (await say<RegisterImportDraftView>('PUT', `register-import-drafts/${begun.id}/choices`, { ...begun.choices, matrix: 'from-file' }, 'manager')).body;
    expect(chosen).toMatchObject({ matrix: { mayMake: true }, counts: { new: 4, faults: 0 } });
    await written(chosen, 'manager');
    const after = (await say<{ matrixVersionId: string }>('GET', `registers/${id}`)).body;
    expect(after.matrixVersionId).not.toBe(at.council.matrix.versionId);
    expect((await risksOf(id)).every(({ residual }) => residual.matrixVersionId === after.matrixVersionId)).toBe(true);
  });

  it('is its maker’s alone until it is written, and only of whoever may change the register', async () => {
    const id = await aRegister('Own In');
    expect((await say('POST', `registers/${id}/import-drafts?name=a.csv`, Buffer.from(register('')), 'member')).status).toBe(403);
    expect((await say('POST', `registers/${id}/import-drafts?name=a.csv`, Buffer.from(register('')), 'elsewhere')).status).toBe(404);
    const draft = await look(id, register('R1,Loss of power,,,4,3,12,'));
    expect((await say('GET', `register-import-drafts/${draft.id}`, undefined, 'manager')).status).toBe(404);
    expect((await say('DELETE', `register-import-drafts/${draft.id}`)).status).toBe(204);
    expect((await say('GET', `register-import-drafts/${draft.id}`)).status).toBe(404);
    expect(await risksOf(id)).toEqual([]);
  });
});
