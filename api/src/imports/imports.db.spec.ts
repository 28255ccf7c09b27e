import type { ContactView, ImportChoicesRequest, ImportDraftView, ImportListRow, ImportRowView, ImportView, Page, ProblemView, ResourceRow, ResourceView } from '@holdfast/contracts';
import ExcelJS from 'exceljs';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import type { Answer } from '../../test/speak';

let at: AtTheCouncil;
let headers: { manager: object; ict: object; owner: object; member: object };
beforeAll(async () => {
  at = await atTheCouncil();
  const { people, signIn } = at.council;
  headers = { manager: await signIn(people.riskManager), ict: await signIn(people.continuityManager), owner: await signIn(people.riskOwner), member: await signIn(people.member) };
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

type Who = keyof typeof headers;
const NOTHING: ImportChoicesRequest = { sheets: [], mended: [], leftOut: [], taken: [] };

async function say<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: unknown, as: Who = 'manager'): Promise<Answer<T>> {
  const file = Buffer.isBuffer(payload);
  const reply = await at.app.inject({
    method, url: `/api/${url}`, headers: { ...headers[as], ...(payload === undefined ? {} : { 'content-type': file ? 'application/octet-stream' : 'application/json' }) },
    ...(payload === undefined ? {} : { payload: file ? payload : JSON.stringify(payload) }),
  });
  return { status: reply.statusCode, body: (reply.body === '' ? undefined : JSON.parse(reply.body)) as T, etag: undefined };
}
const look = async (bytes: Buffer | string, name = 'list.csv', as: Who = 'manager', more = ''): Promise<ImportDraftView> => {
  const { status, body } = await say<ImportDraftView>('POST', `continuity-import-drafts?name=${encodeURIComponent(name)}${more}`, Buffer.from(bytes), as);
  expect([status, body]).toEqual([201, expect.anything()]);
  return body;
};
const choose = async (draft: ImportDraftView, choices: Partial<ImportChoicesRequest>, as: Who = 'manager'): Promise<ImportDraftView> =>
  (await say<ImportDraftView>('PUT', `continuity-import-drafts/${draft.id}/choices`, { ...NOTHING, ...choices }, as)).body;
const write = (draft: ImportDraftView, as: Who = 'manager') => say<ImportView>('POST', `continuity-import-drafts/${draft.id}/import`, { digest: draft.digest }, as);
const written = async (draft: ImportDraftView): Promise<ImportView> => {
  const { status, body } = await write(draft);
  expect([status, body]).toEqual([201, expect.anything()]);
  return body;
};
const faultsOf = (draft: ImportDraftView) => draft.faults.map(({ row, columnName, message, meant }) => [row, columnName, message, ...meant]);
const titleOf = (answer: Answer<unknown>): string => (answer.body as ProblemView).title;

async function workbook(sheets: Record<string, (string | number | null)[][]>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}
/** Columns whose owner and unit are there. */
const common = () => ({ owner: at.council.people.riskOwner.jobTitle, unit: 'ICT' });

describe('a file of applications', () => {
  it('is shown as it was understood, and nothing is written before it is said to be right', async () => {
    const { owner, unit } = common();
    const draft = await look(await workbook({ Applications: [['List of systems, last changed in May'], [], ['System', 'Type', 'Service', 'Responsible officer', 'RTO (hours)', 'Colour'], ['Ledger', 'Application', unit, owner, 4, 'blue'], ['Rota', 'SaaS', unit, owner, null, 'red']] }), 'Systems.xlsx');
    const [sheet] = draft.sheets;
    expect(sheet).toMatchObject({ name: 'Applications', thing: 'resources', header: 3, range: 'A3 to F5', counts: { new: 2, changed: 0, same: 0, leftOut: 0, faults: 0 } });
    expect(sheet?.columns.map(({ name, header, field }) => [name, header, field])).toEqual([
      ['A', 'System', 'name'], ['B', 'Type', 'kind'], ['C', 'Service', 'unit'], ['D', 'Responsible officer', 'owner'], ['E', 'RTO (hours)', 'declared'], ['F', 'Colour', null],
    ]);
    expect(sheet?.planned.map(({ row, outcome, label }) => [row, outcome, label])).toEqual([[4, 'new', 'Ledger'], [5, 'new', 'Rota']]);
    expect((await at.as.auditor.get<Page<ResourceRow>>('resources?q=ledger')).body.items).toEqual([]);
    const result = await written(draft);
    expect(result).toMatchObject({ fileName: 'Systems.xlsx', added: 2, changed: 0, author: { jobTitle: at.council.people.riskManager.jobTitle }, digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    const [ledger] = (await at.as.auditor.get<Page<ResourceRow>>('resources?q=ledger')).body.items;
    expect(ledger).toMatchObject({ kind: 'application', declared: { minutes: 240, calendarId: null }, owner: { id: at.council.people.riskOwner.id }, unitId: at.council.units.ict });
    const rows = (await at.as.auditor.get<Page<ImportRowView>>(`imports/${result.id}/rows`)).body.items;
    expect(rows).toMatchObject([{ row: 4, outcome: 'new', subjectId: ledger?.id, label: `${ledger?.reference} Ledger` }, { row: 5, outcome: 'new' }]);
    expect((await say('GET', `continuity-import-drafts/${draft.id}`)).status).toBe(404);
  });

  it('says beside the column which times are read as the upper limit that they name', async () => {
    const { owner, unit } = common();
    const rows = ['within 4 hours', '< 1 day', '4 hours', 'within 4 hours', '4 hours max'].map((time, at) => `Limited ${at},Application,${unit},${owner},${time}`);
    const draft = await look(`Name,Kind,Unit,Owner,RTO\n${rows.join('\n')}\n`, 'Limits.csv');
    expect([draft.counts.faults, draft.sheets[0]?.columns[4]?.why]).toEqual([0, 'Another word for Declared recovery time. Read as the upper limit: “within 4 hours” as 4 h, “< 1 day” as 24 h, “4 hours max” as 4 h']);
  });

  it('names deputies of people by job title, name or a role in quotation marks, and asks about whoever is not known', async () => {
    const { owner, unit } = common();
    const { continuityManager } = at.council.people;
    const text = (deputies: string, kind = 'People') => `Name;Kind;Unit;Owner;Deputies\nLegal team;${kind};${unit};${owner};${deputies}\n`;
    const quoted = (said: string): string => `"${said.replace(/"/g, '""')}"`;
    const draft = await look(text(quoted(`${continuityManager.jobTitle}; "Duty solicitor"`)));
    expect(draft.counts).toMatchObject({ new: 1, faults: 0 });
    await written(draft);
    const team = async () => (await at.as.auditor.get<Page<ResourceRow>>('resources?q=legal%20team')).body.items[0];
    expect((await team())?.deputies.map(({ person, role }) => [person?.id ?? null, role])).toEqual([[continuityManager.id, ''], [null, 'Duty solicitor']]);
    expect((await look(text(quoted(`"Duty solicitor"`)))).sheets[0]?.planned[0]?.changes).toEqual([{ called: 'Deputies', before: `${continuityManager.jobTitle}; "Duty solicitor"`, after: '"Duty solicitor"' }]);
    expect(faultsOf(await look(text('Nobody at all')))[0]?.slice(0, 3)).toEqual([2, 'E', 'Nobody at all: There is no person or job title of that name. Write a role that nobody here holds in quotation marks']);
    expect(faultsOf(await look(text(continuityManager.jobTitle, 'Site').replace('Legal team', 'Law library')))[0]?.slice(1, 3)).toEqual(['E', 'Deputies are of people and roles. Take them away, or choose the kind people']);
  });

  it('shows nothing new when it comes again, and only what differs when something does', async () => {
    const { owner, unit } = common();
    const text = (rto: string) => `Name,Kind,Unit,Owner,RTO\nBookings,Application,${unit},${owner},${rto}\nParking,Application,${unit},${owner},1 day\n`;
    await written(await look(text('8 hours')));
    const again = await look(text('8 hours'));
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 2, leftOut: 0, faults: 0 });
    expect(titleOf(await write(again))).toBe('Nothing in this file is new or different. There is nothing to write.');
    const other = await look(text('4 hours'));
    expect(other.sheets[0]?.planned).toMatchObject([{ row: 2, outcome: 'changed', changes: [{ called: 'Declared recovery time', before: '8 h', after: '4 h' }] }]);
    await written(other);
    const [bookings] = (await at.as.auditor.get<Page<ResourceRow>>('resources?q=bookings')).body.items;
    expect(bookings?.declared).toEqual({ minutes: 240, calendarId: null });
    const events = await at.council.sql<{ action: string }>('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY at, id', [bookings?.id]);
    expect(events.map(({ action }) => action)).toEqual(['resource.added', 'resource.edited']);
  });

  it('says what is wrong by row and column, and takes what may have been meant', async () => {
    const { owner, unit } = common();
    const draft = await look(`Name,Kind,Unit,Owner,RTO,How many\nFax,Application,${unit},${owner}x,about 4 hours,about 3\n,Widget,Nowhere at all,,2-3 days,2\nFax,Application,${unit},${owner},1 h,1\n`);
    expect(faultsOf(draft)).toEqual(expect.arrayContaining([
      [2, 'D', 'There is no person or job title of that name', owner], [2, 'E', expect.stringMatching(/^“about” was not understood/), '4 hours'], [2, 'F', 'Write a whole number', '3'],
      [3, null, 'Write the name'], [3, 'B', expect.stringMatching(/^Write what it is/), ...(['Application', 'Infrastructure', 'Site', 'Supplier', 'People', 'Information', 'Equipment'])], [3, 'C', 'There is no unit of that name'],
      [3, null, 'Say who owns it: in this row, or once for all rows'], [4, 'A', 'Row 2 is of the same resource. Leave one of them out'],
    ]));
    expect(titleOf(await write(draft))).toBe('3 rows cannot be read yet. Mend them, or leave them out. Nothing has been written.');
    const mended = await choose(draft, {
      mended: [{ sheet: 'list', column: 3, was: `${owner}x`, becomes: owner }, { sheet: 'list', column: 4, was: 'about 4 hours', becomes: '4 hours' }, { sheet: 'list', column: 5, was: 'about 3', becomes: '3' }],
      leftOut: [{ sheet: 'list', row: 3 }, { sheet: 'list', row: 4 }],
    });
    expect([mended.faults, mended.counts]).toEqual([[], { new: 1, changed: 0, same: 0, leftOut: 2, faults: 0 }]);
    // What the person chose is still there when the page is loaded again.
    expect((await say<ImportDraftView>('GET', `continuity-import-drafts/${draft.id}`)).body).toEqual(mended);
    const result = await written(mended);
    expect(result).toMatchObject({ added: 1, leftOut: 2, mended: [{ was: `${owner}x` }, {}, {}] });
  });

  it('says kind, unit and owner once for all rows, and takes any column for any field', async () => {
    const draft = await look('What we run,Told by\nTills,Jo\nGates,Jo\n', 'list.csv', 'manager', '&thing=resources');
    expect(draft.sheets[0]?.thing).toBe('resources');
    const chosen = await choose(draft, {
      sheets: [{ sheet: 'list', thing: 'resources', header: 1, columns: [{ column: 0, field: 'name' }, { column: 1, field: null }], forAll: [{ field: 'kind', text: 'Equipment' }, { field: 'unit', text: 'ICT' }, { field: 'owner', text: common().owner }] }],
    });
    expect([chosen.faults, chosen.counts.new]).toEqual([[], 2]);
    await written(chosen);
    expect((await at.as.auditor.get<Page<ResourceRow>>('resources?q=tills')).body.items).toMatchObject([{ kind: 'equipment', unitId: at.council.units.ict }]);
  });

  it('refuses to write what is no longer what was looked at', async () => {
    const { owner, unit } = common();
    const draft = await look(`Name,Kind,Unit,Owner\nKiosk,Application,${unit},${owner}\n`);
    await written(await look(`Name,Kind,Unit,Owner\nKiosk,Application,${unit},${owner}\n`, 'another.csv'));
    const refused = await write(draft);
    expect([refused.status, titleOf(refused)]).toEqual([409, expect.stringMatching(/^What this file would change is no longer what you looked at/)]);
    expect((await say<ImportDraftView>('GET', `continuity-import-drafts/${draft.id}`)).body.counts).toMatchObject({ new: 0, same: 1 });
  });

  it('writes nothing at all when one row fails in the middle', async () => {
    const { owner, unit } = common();
    const draft = await look(`Name,Kind,Unit,Owner\nHalf one,Application,${unit},${owner}\nHalf two,Application,${unit},${owner}\n`);
    await at.council.sql(`ALTER TABLE import_row ADD CONSTRAINT full_disk CHECK (label NOT LIKE '%Half two%') NOT VALID`);
    expect((await write(draft)).status).toBeGreaterThanOrEqual(400);
    await at.council.sql('ALTER TABLE import_row DROP CONSTRAINT full_disk');
    expect((await at.as.auditor.get<Page<ResourceRow>>('resources?q=half')).body.items).toEqual([]);
    expect((await written(draft)).added).toBe(2);
  });
});

describe('a workbook of everything', () => {
  it('may name in one sheet what another brings, and says which ways go round', async () => {
    const { owner, unit } = common();
    const file = await workbook({
      Activities: [['Activity', 'Unit', 'Owner', 'Critical?', 'Statutory duty'], ['Sheltered housing alarms', unit, owner, 'Y', 'Care Act']],
      Resources: [['Name', 'Kind', 'Unit', 'Owner', 'Site', 'Supplier', 'RTO'], ['Alarm system', 'Application', unit, owner, 'Depot hall', 'Alarm firm', '2 h'], ['Depot hall', 'Site', unit, owner, null, null, null], ['Alarm firm', 'Supplier', unit, owner, null, null, null], ['Mains A', 'Infrastructure', unit, owner, 'Depot hall', null, '1 h'], ['Mains B', 'Infrastructure', unit, owner, null, null, null]],
      Dependencies: [['What leans', 'Leans on', 'Needed', 'Note'], ['Sheltered housing alarms', 'Alarm system', 'all', null], ['Alarm system', 'Mains A; Mains B', '1 of 2', 'Either will do'], ['Mains B', 'Alarm system', null, null]],
      Contacts: [['About', 'Contact', 'Telephone', 'E-mail'], ['Alarm firm', 'Duty engineer', '01632 960001; 01632 960002', 'Duty@alarms.example']],
    });
    const draft = await look(file, 'Everything.xlsx');
    expect(draft.sheets.map(({ thing }) => thing)).toEqual(['activities', 'resources', 'dependencies', 'contacts']);
    expect([draft.faults, draft.counts.new]).toEqual([[], 10]);
    expect(draft.cycles).toEqual([['Alarm system', 'Mains B']]);
    await written(draft);
    const [system] = (await at.as.auditor.get<Page<ResourceRow>>('resources?q=alarm%20system')).body.items;
    expect(system).toMatchObject({ locatedAt: { name: 'Depot hall' }, supplier: { name: 'Alarm firm' }, declared: { minutes: 120 } });
    const view = (await at.as.riskManager.get<ResourceView>(`resources/${system?.id}`)).body;
    expect(view.leansOn).toMatchObject([{ needed: 1, note: 'Either will do', members: [{ name: 'Mains A' }, { name: 'Mains B' }] }]);
    const firm = (await at.as.riskManager.get<ResourceView>(`resources/${system?.supplier?.id}`)).body;
    expect(firm.contacts).toMatchObject([{ name: 'Duty engineer', telephones: ['01632 960001', '01632 960002'], email: 'duty@alarms.example' }] satisfies Partial<ContactView>[]);
    expect((await look(file, 'Everything.xlsx')).counts).toMatchObject({ new: 0, changed: 0, same: 10, faults: 0 });
  });

  it('waits for a row of the file that has to be mended first', async () => {
    const { owner, unit } = common();
    const draft = await look(await workbook({
      Resources: [['Name', 'Kind', 'Unit', 'Owner', 'RTO'], ['Pumps', 'Equipment', unit, owner, 'soon']], Activities: [['Name', 'Unit', 'Owner'], ['Flood watch', unit, owner]],
      Dependencies: [['What leans', 'Leans on'], ['Flood watch', 'Pumps'], ['Flood watch', 'Flood watch'], ['Pumps', 'Flood watch'], ['Flood wotch', 'Alarm firm']],
    }), 'a.xlsx');
    expect(draft.faults.filter(({ sheet }) => sheet === 'Dependencies').map(({ row, message }) => [row, message])).toEqual([
      [2, 'Row 2 of Resources of the file brings it, and has to be mended first'], [3, 'Nothing leans on itself: choose something else'], [4, 'Row 2 of Resources of the file brings it, and has to be mended first'],
      [5, 'There is no activity or resource of that name'],
    ]);
    expect(draft.faults.at(-1)?.meant[0]).toBe('Flood watch');
  });

  it('asks about telephone numbers that a spreadsheet cut short, and about sites that would be within themselves', async () => {
    const { owner, unit } = common();
    const contacts = await look('Resource,Name,Telephone\nAlarm firm,Night desk,1632960003\n', 'Contacts.csv');
    expect(faultsOf(contacts)).toEqual([[2, 'C', 'The spreadsheet may have dropped the first 0 of 1632960003. Write it as text', '01632960003']]);
    const sites = await look(`Name,Kind,Unit,Owner,Site\nNorth wing,Site,${unit},${owner},South wing\nSouth wing,Site,${unit},${owner},North wing\n`);
    expect(faultsOf(sites)).toEqual([[2, 'E', 'That site is itself located here'], [3, 'E', 'That site is itself located here']]);
  });

  it('says of a contact all that is wrong with its row at once, also where nobody knows what it is about', async () => {
    const contacts = await look('Name,Telephone,E-mail\nNight desk,to follow,nightdesk\n', 'Contacts.csv');
    expect(faultsOf(contacts).map(([row, column]) => [row, column])).toEqual([[2, null], [2, 'B'], [2, 'C']]);
    const twins = await look('Resource,Name,Telephone\nAlarm firm,Dawn desk,to follow\nAlarm firm,Dawn desk,01632 960009\n', 'Contacts.csv');
    expect(faultsOf(twins).map(([row, column]) => [row, column])).toEqual([[2, 'C'], [3, 'B']]);
  });

  it('leaves out hidden sheets unless they are asked for', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Read me').addRow(['Fill in the other sheets']);
    book.addWorksheet('Resources', { state: 'hidden' }).addRows([['Name', 'Kind'], ['Old', 'Application']]);
    const draft = await look(Buffer.from(await book.xlsx.writeBuffer()), 'a.xlsx');
    expect(draft.sheets.map(({ name, hidden, thing }) => [name, hidden, thing])).toEqual([['Read me', false, null], ['Resources', true, null]]);
    expect((await choose(draft, { sheets: [{ sheet: 'Resources', thing: 'resources' }] })).sheets[1]?.counts.faults).toBe(1);
  });

  it('comes back from the template as it was filled in', async () => {
    const reply = await at.app.inject({ method: 'GET', url: '/api/continuity-import-template', headers: headers.owner as Record<string, string> });
    expect([reply.statusCode, reply.headers['content-disposition']]).toEqual([200, expect.stringContaining('Holdfast continuity.xlsx')]);
    const empty = await look(reply.rawPayload, 'filled.xlsx');
    expect(empty.sheets.map(({ name, thing, counts }) => [name, thing ?? 'none', counts.new])).toEqual([['Resources', 'none', 0], ['Activities', 'none', 0], ['Dependencies', 'none', 0], ['Contacts', 'none', 0]]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(reply.rawPayload as unknown as ArrayBuffer);
    book.getWorksheet('Resources')?.addRow(['', 'Application', 'From the template', '', 'ICT', common().owner]);
    const filled = await look(Buffer.from(await book.xlsx.writeBuffer()), 'filled.xlsx');
    expect([filled.faults, filled.counts]).toEqual([[], { new: 1, changed: 0, same: 0, leftOut: 1, faults: 0 }]);
  });
});

describe('who imports, and who reads what came in', () => {
  it('is decided row by row: a unit that is not theirs is refused, and an owner of nothing imports nothing', async () => {
    const { owner } = common();
    const draft = await look(`Name,Kind,Unit,Owner\nOurs,Application,ICT,${owner}\nTheirs,Application,Housing,${owner}\n`, 'list.csv', 'ict');
    expect(faultsOf(draft)).toEqual([[3, 'C', 'Only its owner, or a continuity manager or risk manager of its unit, can change this.']]);
    for (const who of ['owner', 'member'] as const) expect((await say('POST', 'continuity-import-drafts?name=a.csv', Buffer.from('Name\nA\n'), who)).status).toBe(403);
    expect((await say('GET', `continuity-import-drafts/${draft.id}`)).status).toBe(404);
    expect((await write(draft)).status).toBe(404);
    expect((await say('DELETE', `continuity-import-drafts/${draft.id}`, undefined, 'ict')).status).toBe(204);
    expect((await say('GET', `continuity-import-drafts/${draft.id}`, undefined, 'ict')).status).toBe(404);
  });

  it('keeps the file, byte for byte, for whoever brought it in and for auditors', async () => {
    const { owner } = common();
    const bytes = Buffer.from(`Name;Kind;Unit;Owner\r\nCaf\xe9 tills;Application;ICT;${owner}\r\n`, 'latin1');
    const result = await written(await look(bytes, '../Tills.csv'));
    const reply = await at.app.inject({ method: 'GET', url: `/api/imports/${result.id}/file`, headers: headers.manager as Record<string, string> });
    expect(reply.rawPayload).toEqual(bytes);
    expect(reply.headers['content-disposition']).toContain('filename="Tills.csv"');
    expect((await at.as.auditor.get<ImportView>(`imports/${result.id}`)).body).toMatchObject({ id: result.id, fileName: 'Tills.csv' });
    expect((await say('GET', `imports/${result.id}`, undefined, 'ict')).status).toBe(404);
    expect((await say('GET', `imports/${result.id}/rows`, undefined, 'owner')).status).toBe(404);
    expect((await say<Page<ImportListRow>>('GET', 'imports', undefined, 'ict')).body.items).toEqual([]);
    expect((await say<Page<ImportListRow>>('GET', 'imports?q=tills&thing=resources&sort=-added')).body.items.map(({ id }) => id)).toEqual([result.id]);
    await expect(at.council.sql('DELETE FROM import_content')).rejects.toThrow('import_content only grows');
    await expect(at.council.sql(`UPDATE import SET added = 9`)).rejects.toThrow('import only grows');
  });

  it('refuses a file that is none, in a sentence', async () => {
    const refused = await say('POST', 'continuity-import-drafts?name=list.xlsx', Buffer.from('Name,Kind\n'));
    expect([refused.status, titleOf(refused)]).toEqual([422, 'The name ends in .xlsx, but the content is plain text. If it is a table, give it the ending .csv, and send that.']);
  });

  it('keeps the last five files of a person, and none for longer than a week', async () => {
    const first = await look('Name\nA\n');
    for (let n = 0; n < 5; n += 1) await look('Name\nA\n');
    expect((await say('GET', `continuity-import-drafts/${first.id}`)).status).toBe(404);
    const mine = await look('Name\nA\n', 'mine.csv', 'ict');
    at.clock.set('2026-03-10T09:00:00Z');
    await look('Name\nA\n');
    expect((await say('GET', `continuity-import-drafts/${mine.id}`, undefined, 'ict')).status).toBe(404);
  });
});

describe('many rows', () => {
  it('five thousand are looked at and written in one go, within a reasonable time', async () => {
    const { owner, unit } = common();
    const rows = Array.from({ length: 5_000 }, (_, n) => `Machine ${n},Server,${unit},${owner},${1 + (n % 40)} hours`);
    const draft = await look(`Name,Kind,Unit,Owner,RTO\n${rows.join('\n')}\n`);
    expect([draft.counts.new, draft.sheets[0]?.planned.length, draft.sheets[0]?.plannedInAll]).toEqual([5_000, 200, 5_000]);
    expect((await written(draft)).added).toBe(5_000);
    expect((await look(`Name,Kind,Unit,Owner,RTO\n${rows.join('\n')}\n`)).counts).toMatchObject({ new: 0, same: 5_000 });
  }, 60_000);
});

