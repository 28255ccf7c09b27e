import { createHash } from 'node:crypto';
import type { AuditEventView, ExportRow, ExportView, Page, ProblemView, RiskRow, RiskView } from '@holdfast/contracts';
import { EXPORT_FORMATS, type ExportFormat } from '@holdfast/domain';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { extractText, getDocumentProxy } from 'unpdf';
import { allThatIsIn } from '../../test/all-that-is-in';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { ExportRounds } from './export-rounds';

type Who = keyof AtTheCouncil['as'];

let at: AtTheCouncil;
let headers: Partial<Record<Who, object>>;
let register: string;
let first: RiskView;
let secret: RiskView;
beforeAll(async () => {
  at = await atTheCouncil({ now: '2026-03-28T09:00:00Z' });
  register = at.council.registers.ict;
  const { people, signIn } = at.council;
  headers = { riskManager: await signIn(people.riskManager), member: await signIn(people.member), auditor: await signIn(people.auditor), riskOwner: await signIn(people.riskOwner) };
  first = await add({
    title: '=HYPERLINK("http://evil.example";"look")', cause: '-1 degrees\n+ damp', consequence: 'Line one\nline two, with "quotes"', inherent: { likelihood: '4', impact: '5' }, residual: { likelihood: '2', impact: '3' },
  });
  secret = await add({
    title: 'Zanzibarsupplier will fail', cause: 'Zanzibarcause', event: 'Zanzibarevent', consequence: 'Zanzibarconsequence', residual: { likelihood: '5', impact: '5' },
    exemptGround: 'financial-or-business-affairs', publicTitle: 'A supplier in difficulty', publicDescription: 'Services could stop',
  });
  await add({ title: 'Zanzibarhidden', exemptGround: 'individual', residual: { likelihood: '3', impact: '3' } });
  await post(`risks/${secret.id}/controls`, { title: 'Zanzibarcontrol', ownerId: at.council.people.riskOwner.id, description: '' });
  await post(`risks/${secret.id}/actions`, { title: 'Zanzibaraction', ownerId: at.council.people.riskOwner.id, dueDate: '2026-06-30', priority: 'high', riskIds: [secret.id] });
  await post(`risks/${first.id}/controls`, { title: '@SUM(1)', ownerId: at.council.people.riskOwner.id, description: '' });
  await score(secret.id, { likelihood: '4', impact: '4' }, 'Zanzibarrationale');
});
afterAll(() => at.close());

async function post(url: string, body: object): Promise<void> {
  const answer = await at.as.riskManager.post(url, { body });
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
}
async function add(body: object): Promise<RiskView> {
  const { status, body: risk } = await at.as.riskManager.post<RiskView>(`registers/${register}/risks`, { body: { status: 'open', ownerId: at.council.people.riskOwner.id, ...body } });
  expect([status, risk]).toEqual([201, expect.anything()]);
  return risk;
}
async function score(id: string, residual: object, rationale: string): Promise<void> {
  const { body } = await at.as.riskManager.get<RiskView>(`risks/${id}`);
  expect((await at.as.riskManager.post(`risks/${id}/assessments`, { body: { kind: 'residual', rationale, ...residual }, version: body.version })).status).toBe(201);
}

async function made(format: ExportFormat, { as = 'riskManager', body = {}, query = '', of = `registers/${register}/exports` }: { as?: Who; body?: object; query?: string; of?: string } = {}): Promise<ExportView> {
  const asked = await at.as[as].post<ExportView>(`${of}${query}`, { body: { format, ...body } });
  expect([asked.status, asked.body]).toEqual([201, expect.objectContaining({ state: 'waiting' })]);
  await at.app.get(ExportRounds).settled();
  const { body: ready } = await at.as[as].get<ExportView>(`exports/${asked.body.id}`);
  expect(ready).toMatchObject({ state: 'ready', fault: null });
  return ready;
}
async function fetched({ id, digest, size }: ExportView, as: Who = 'riskManager'): Promise<Buffer> {
  const reply = await at.app.inject({ method: 'GET', url: `/api/exports/${id}/file`, headers: { ...headers[as] } });
  expect([reply.statusCode, reply.headers['cache-control']]).toEqual([200, 'private, no-store']);
  expect([createHash('sha256').update(reply.rawPayload).digest('hex'), reply.rawPayload.length]).toEqual([digest, size]);
  return reply.rawPayload;
}
const bytesOf = async (format: ExportFormat, asked: Parameters<typeof made>[1] = {}): Promise<Buffer> => fetched(await made(format, asked), asked.as);
const csvOf = (bytes: Buffer): Record<string, string>[] => parse(bytes, { columns: true, bom: true }) as Record<string, string>[];
interface Said { about: Record<string, unknown>; sums: { rowsDigest: string }; risks: { columns: { key: string; header: string }[]; rows: Record<string, unknown>[] }; [table: string]: unknown }
const jsonOf = (bytes: Buffer): Said => JSON.parse(bytes.toString('utf8')) as Said;
async function bookOf(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  return book;
}
describe('an export of a register', () => {
  it('says the same in every format, cell by cell', async () => {
    const csv = csvOf(await bytesOf('csv'));
    const json = jsonOf(await bytesOf('json'));
    const sheet = (await bookOf(await bytesOf('xlsx'))).getWorksheet('ICT service risks')!;
    const { columns, rows } = json.risks;
    expect(Object.keys(csv[0]!)).toEqual(columns.map(({ header }) => header));
    expect((sheet.getRow(1).values as string[]).slice(1)).toEqual(columns.map(({ header }) => header));
    expect(csv.map((row) => row['Reference'])).toEqual(rows.map((row) => row['reference']));
    rows.forEach((row, at) => {
      for (const [index, { key, header }] of columns.entries()) {
        const said = row[key] as string | number | string[] | null;
        const text = said === null ? '' : Array.isArray(said) ? said.join('\n') : String(said);
        expect([header, csv[at]![header]!.replace(/^'(?=['=+\-@])/gm, '')]).toEqual([header, text]);
        const cell = sheet.getRow(at + 2).getCell(index + 1).value;
        const shown = cell === null ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell as string).replace(/^'(?=['=+\-@])/gm, '');
        expect([header, shown]).toEqual([header, /^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text]);
      }
    });
  });

  it('holds what the list and the page of a risk say', async () => {
    const { rows } = jsonOf(await bytesOf('json')).risks;
    const { body: list } = await at.as.riskManager.get<Page<RiskRow>>(`registers/${register}/risks?sort=reference`);
    expect(rows.map(({ reference, title }) => [reference, title])).toEqual(list.items.map(({ reference, title }) => [reference, title]));
    expect(rows[0]).toMatchObject({
      owner: at.council.people.riskOwner.jobTitle, status: 'Open', inherentLikelihood: '4', inherentImpact: '5', inherentScore: 20, residualScore: 6, controls: ['@SUM(1)'], evidence: 'None', evidencedScore: 20, unit: expect.any(String),
    });
    expect(rows[1]).toMatchObject({ residualJustification: 'Zanzibarrationale', residualAssessedBy: at.council.people.riskManager.jobTitle, publicTitle: 'A supplier in difficulty', actions: [expect.stringContaining('Zanzibaraction, due 2026-06-30, open, 0%')] });
  });

  it('has the same digest of its rows in every format, and its own of each file', async () => {
    const [json, book] = [await made('json'), await made('xlsx')];
    expect(json.rowsDigest).toBe(book.rowsDigest);
    expect(json.digest).not.toBe(book.digest);
    const about = (await bookOf(await fetched(book))).worksheets[0]!;
    expect(about.name).toBe('About this file');
    expect(await allThatIsIn(await fetched(book))).toContain(book.rowsDigest);
    const said = jsonOf(await fetched(json));
    const lines = (['risks', 'history', 'actions', 'controls', 'matrices'] as const).flatMap((name) => {
      const table = said[name] as Said['risks'];
      return table.rows.map((row) => `${JSON.stringify([name, ...table.columns.map(({ key }) => row[key])])}\n`);
    });
    expect(createHash('sha256').update(lines.join('')).digest('hex')).toBe(said.sums.rowsDigest);
  });

  it('is a workbook with a sheet of each kind, filters, a header that stays, numbers as numbers, days as days and levels in their colours', async () => {
    const book = await bookOf(await bytesOf('xlsx'));
    expect(book.worksheets.map(({ name }) => name)).toEqual(['About this file', 'ICT service risks', 'Assessments over time', 'Actions', 'Controls', 'Matrices']);
    const sheet = book.getWorksheet('ICT service risks')!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 1 });
    expect(sheet.autoFilter).toBeTruthy();
    const headersOf = (sheet.getRow(1).values as string[]).slice(1);
    const cell = (header: string) => sheet.getRow(2).getCell(headersOf.indexOf(header) + 1);
    expect(cell('Residual score').value).toBe(6);
    expect(cell('Date opened').value).toBeInstanceOf(Date);
    expect(cell('Residual level').fill).toMatchObject({ pattern: 'solid', fgColor: { argb: expect.stringMatching(/^FF[0-9A-F]{6}$/) } });
  });

  it('never holds a formula, in whatever a cell begins with', async () => {
    for (const row of csvOf(await bytesOf('csv'))) for (const cell of Object.values(row)) for (const line of cell.split('\n')) expect(line).not.toMatch(/^\s*[=+\-@]/);
    const book = await bookOf(await bytesOf('xlsx'));
    book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => {
      expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
      if (typeof cell.value === 'string') expect(cell.value).not.toMatch(/^\s*[=+\-@\t\r]/m);
    })));
  });

  it('is narrowed as the list is, and as at a past day is what an export said on that day', async () => {
    const narrowed = csvOf(await bytesOf('csv', { query: '?q=supplier' }));
    expect(narrowed.map((row) => row['Title'])).toEqual(['Zanzibarsupplier will fail']);
    const then = await bytesOf('csv');
    at.clock.set('2026-03-29T09:00:00Z');
    await score(first.id, { likelihood: '1', impact: '1' }, 'Better');
    const now = csvOf(await bytesOf('csv'));
    expect(now[0]!['Residual score']).toBe('1');
    expect((await bytesOf('csv', { query: '?asAt=2026-03-28' })).equals(then)).toBe(true);
    const refused = await at.as.riskManager.post<ProblemView>(`registers/${register}/exports?asAt=2030-01-01`, { body: { format: 'csv' } });
    expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([422, 'asAt']);
  });

  it('is of all registers that one may read, each on a sheet of its own', async () => {
    const book = await bookOf(await bytesOf('xlsx', { of: 'exports' }));
    expect(book.worksheets.map(({ name }) => name)).toContain('ICT service risks');
    const other = await at.as.riskManager.post<ProblemView>(`registers/${secret.id}/exports`, { body: { format: 'csv' } });
    expect(other.status).toBe(404);
  });
});

describe('an export on paper', () => {
  it('is a tagged document with the heat map in words, every risk, and the number of each page', async () => {
    const bytes = await bytesOf('pdf');
    expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { text, totalPages } = await extractText(pdf, { mergePages: true });
    const said = (Array.isArray(text) ? text.join(' ') : text).replace(/\s+/g, ' ');
    for (const word of ['ICT service risks', 'Residual risk as claimed', 'ICT-001', 'Zanzibarhidden', 'Zanzibaraction', '@SUM(1)', 'Assessments over time', `Page 1 of ${totalPages}`, 'Borsetshire Council']) expect(said).toContain(word);
    const [first] = pdf.getPage ? [await pdf.getPage(1)] : [];
    expect((first?.view[2] ?? 0) > (first?.view[3] ?? 0)).toBe(true);
    expect((await pdf.getMarkInfo())?.['Marked']).toBe(true);
  });

  it.each([['A'], ['B']] as const)('says all of part %s that the other formats say', async (part) => {
    const bare = (text: string): string => text.replace(/[\s\u200B\u00AD]/g, '').toLowerCase();
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await bytesOf('pdf', { body: { part } }))), { mergePages: true });
    const paper = bare(text);
    const { risks } = JSON.parse((await bytesOf('json', { body: { part } })).toString('utf8')) as { risks: { rows: Record<string, unknown>[] } };
    const moments = /^\d{4}-\d\d-\d\dT/;
    const values = risks.rows.flatMap((risk) => Object.values(risk)).flatMap((value) => (Array.isArray(value) ? value : [value])).filter((value) => typeof value === 'string' || typeof value === 'number');
    expect(values.length).toBeGreaterThan(30);
    for (const value of values.map(String).filter((value) => value !== 'Open' && !/^[0-9a-f-]{36}$/.test(value))) expect(paper).toContain(bare(moments.test(value) ? value.slice(0, 10) : value));
  });
});

describe('a public export', () => {
  const HELD = /zanzibar/i;

  it.each([...EXPORT_FORMATS])('as %s holds no character of exempt wording, for whoever may read it and for whoever may not', async (format) => {
    for (const as of ['riskManager', 'member'] as const) {
      const file = await made(format, { as, body: { part: 'A' } });
      expect(file.part).toBe('A');
      const text = await allThatIsIn(await fetched(file, as));
      expect(text).not.toMatch(HELD);
      expect(text).toContain('A supplier in difficulty');
      for (const word of [secret.id, 'justification', 'Controls']) expect(text).not.toContain(word);
      expect(file.fileName).toContain('Part A');
    }
  });

  it('says how many further risks are exempt, whatever it is narrowed to, and one in full says nothing of it', async () => {
    const told = async (asked: Parameters<typeof made>[1]): Promise<unknown[]> => {
      const about = jsonOf(await bytesOf('json', asked)).about;
      const sheet = (await bookOf(await bytesOf('xlsx', asked))).worksheets[0]!;
      const lines: string[] = [];
      sheet.eachRow((row) => void (row.getCell(1).text === 'Exempt' && lines.push(row.getCell(2).text)));
      return [about['furtherExempt'], lines];
    };
    expect(await told({ as: 'member' })).toEqual([1, ['1 further risk is exempt']]);
    expect(await told({ body: { part: 'A' } })).toEqual([1, ['1 further risk is exempt']]);
    expect(await told({ body: { part: 'A' }, query: '?q=supplier' })).toEqual([1, ['1 further risk is exempt']]);
    expect(await told({})).toEqual([0, []]);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await bytesOf('pdf', { body: { part: 'A' } }))), { mergePages: true });
    expect(text).toContain('1 further risk is exempt');
  });

  it('of a past day is governed by what is exempt today', async () => {
    at.clock.set('2026-03-30T09:00:00Z');
    const { body: now } = await at.as.riskManager.get<RiskView>(`risks/${first.id}`);
    const edited = await at.as.riskManager.patch(`risks/${first.id}`, { body: { exemptGround: 'crime-prevention', publicTitle: 'A matter for the police' }, version: now.version });
    expect(edited.status).toBe(200);
    const text = await allThatIsIn(await bytesOf('json', { body: { part: 'A' }, query: '?asAt=2026-03-28' }));
    expect(text).not.toContain('evil.example');
    expect(text).toContain('A matter for the police');
  });

  it('that was made before something became exempt is not given out after', async () => {
    const file = await made('csv', { as: 'member' });
    const { body: now } = await at.as.riskManager.get<RiskView>(`risks/${first.id}`);
    await at.as.riskManager.patch(`risks/${first.id}`, { body: { publicTitle: 'A further matter' }, version: now.version });
    const again = await at.as.member.get<ProblemView>(`exports/${file.id}/file`);
    expect([again.status, again.body.code]).toEqual([409, 'exemption-changed']);
  });
});

describe('what was exported', () => {
  it('is on record: by whom, what, how much of it exempt, and that the file was fetched', async () => {
    const file = await made('csv', { query: '?status=open&status=closed' });
    await fetched(file);
    const { body } = await at.as.auditor.get<Page<ExportRow>>('exports');
    expect(body.items[0]).toMatchObject({
      id: file.id, format: 'csv', part: 'B', table: 'risks', register: { id: register }, author: { id: at.council.people.riskManager.id }, risks: 3, exempt: 3, digest: file.digest, rowsDigest: file.rowsDigest,
      filter: 'status=open&status=closed', kept: false,
    });
    const { body: events } = await at.as.auditor.get<Page<AuditEventView>>('audit-events?type=export');
    expect(events.items.slice(0, 2).map(({ action }) => action)).toEqual(['export.downloaded', 'export.made']);
  });

  it('is listed for whoever exported it, and for an auditor, whose is not the file', async () => {
    const file = await made('csv');
    const ids = async (as: Who) => (await at.as[as].get<Page<ExportRow>>('exports')).body.items.map(({ id }) => id);
    expect(await ids('riskManager')).toContain(file.id);
    expect(await ids('auditor')).toContain(file.id);
    expect(await ids('riskOwner')).not.toContain(file.id);
    for (const as of ['auditor', 'riskOwner'] as const) expect((await at.as[as].get(`exports/${file.id}/file`)).status).toBe(404);
  });

  it('is kept for seven days, and then gone', async () => {
    const file = await made('csv');
    at.clock.advance(7 * 86_400_000 + 1);
    const gone = await at.as.riskManager.get<ProblemView>(`exports/${file.id}/file`);
    expect([gone.status, gone.body.code]).toEqual([410, 'export-expired']);
  });

  it('can be cancelled until it is ready, which leaves nothing', async () => {
    const asked = await at.as.riskManager.post<ExportView>(`registers/${register}/exports`, { body: { format: 'csv' } });
    await at.app.get(ExportRounds).settled();
    expect((await at.as.riskManager.post<ProblemView>(`exports/${asked.body.id}/cancellation`)).body.code).toBe('export-ended');
  });

  it('in the public wording has neither actions nor controls to be asked for', async () => {
    const refused = await at.as.member.post<ProblemView>(`registers/${register}/exports`, { body: { format: 'csv', table: 'actions' } });
    expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([422, 'table']);
  });

});

describe('an export of a register whose one risk is exempt and not scored yet', () => {
  const theOne = async (format: ExportFormat, body: object = {}): Promise<Pick<ExportRow, 'risks' | 'exempt'>> => {
    const { id } = await made(format, { of: `registers/${at.council.registers.corporate}/exports`, body });
    const { risks, exempt } = (await at.as.riskManager.get<Page<ExportRow>>('exports')).body.items.find((one) => one.id === id)!;
    return { risks, exempt };
  };
  beforeAll(async () => {
    const { status } = await at.as.riskManager.post(`registers/${at.council.registers.corporate}/risks`, { body: { status: 'open', ownerId: at.council.people.riskOwner.id, title: 'A claim nobody has weighed', exemptGround: 'individual' } });
    expect(status).toBe(201);
  });

  it.each([...EXPORT_FORMATS])('as %s is made, and counts it once', async (format) => expect(await theOne(format)).toEqual({ risks: 1, exempt: 1 }));
  it('tells its matrices without it', async () => expect(await theOne('csv', { table: 'matrices' })).toEqual({ risks: 0, exempt: 0 }));
});
