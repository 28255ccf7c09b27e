import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ImportProfileView, ImportView, MadeTokenView, Page, RegisterImportDraftView, RiskRow } from '@holdfast/contracts';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { query } from '../../test/fresh-database';
import { buildHoldfast, holdfast, type Ended } from '../../test/holdfast';
import { ImportRounds } from '../imports';
import { RisksInBulk } from '../risks';
import type { ImportReport } from './import-report';

jest.setTimeout(240_000);

let [at, server, token]: [AtTheCouncil, string, string] = [undefined as never, '', ''];
const folder = mkdtempSync(join(tmpdir(), 'holdfast-import-'));
const over = (...args: string[]): Promise<Ended> => interrupted(undefined, ...args);
const interrupted = (when: Promise<void> | undefined, ...args: string[]): Promise<Ended> => holdfast(['import', ...args], { HOLDFAST_SERVER: server, HOLDFAST_TOKEN: token }, when);

beforeAll(async () => {
  // By the clock of now, which the command goes by.
  [at] = await Promise.all([atTheCouncil({ now: new Date().toISOString() }), buildHoldfast()]);
  server = await at.listen();
  token = await tokenOf({ role: 'risk-manager', readOnly: false });
});
afterEach(() => void jest.restoreAllMocks());
afterAll(async () => {
  await at.close();
  rmSync(folder, { recursive: true });
});

async function tokenOf(of: { role: string; readOnly: boolean }): Promise<string> {
  const expiresOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  return (await at.as.riskManager.post<MadeTokenView>('tokens', { body: { name: `Imports ${of.readOnly}`, unitId: at.council.units.council, expiresOn, ...of } })).body.token;
}

/** A register of its own for each test, named by its prefix. */
async function aRegister(prefix: string): Promise<string> {
  const { units, people, matrix, registers } = at.council;
  const { body } = await at.as.riskManager.post<{ id: string }>('registers', {
    body: { name: `Register ${prefix}`, layer: 'service', prefix, unitId: units.ict, ownerId: people.registerOwner.id, matrixVersionId: matrix.versionId, reviewMonths: 6, parentId: registers.corporate },
  });
  return body.id;
}

function aFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const titles = async (registerId: string): Promise<string[]> => (await at.as.riskManager.get<Page<RiskRow>>(`registers/${registerId}/risks?sort=reference`)).body.items.map(({ title }) => title);
const owner = (): string => at.council.people.riskOwner.jobTitle;
const drafts = (): Promise<unknown[]> => query(at.database.ownerUrl, 'SELECT id FROM import_draft');
const register = (...rows: string[]): string => `Risk ID,Risk,Risk owner,Likelihood,Impact\n${rows.map((row) => `${row}\n`).join('')}`;

describe('holdfast import', () => {
  it('tells what a file would bring and leaves nothing, then brings it, and finds nothing new in it the next time', async () => {
    const id = await aRegister('CSV');
    const file = aFile('risks.csv', register(`R1,Loss of power,${owner()},4,3`, `R2,Flood,${owner()},2,5`));
    const dry = await over('csv', file, '--dry-run', '--json');
    expect([dry.code, JSON.parse(dry.out)]).toMatchObject([0, { dryRun: true, written: null, counts: { new: 2, faults: 0 }, problems: [], rows: [{ row: 2, outcome: 'new', label: 'Loss of power' }, { row: 3, outcome: 'new', label: 'Flood' }] }]);
    expect([await titles(id), await drafts()]).toEqual([[], []]);
    const brought = await over('CSV', file);
    expect(brought).toMatchObject({ code: 0, out: expect.stringContaining('into Register CSV: 2 new.\nWritten: ') });
    const written = (await at.as.riskManager.get<ImportView>(`imports/${/imports\/(\S+)/.exec(brought.out)![1]}`)).body;
    expect([await titles(id), written.added, written.fileName]).toEqual([['Loss of power', 'Flood'], 2, 'risks.csv']);
    const [event] = await query<{ token: string | null }>(at.database.ownerUrl, `SELECT token_id AS token FROM audit_event WHERE action = 'import.written' AND subject_id = $1`, [written.id]);
    expect(event!.token).not.toBeNull();
    expect(await over('CSV', file)).toMatchObject({ code: 0, out: expect.stringContaining('2 as they are.\nNothing in this file is new or different.') });
    expect(await over('CSV', aFile('fewer.csv', register(`R1,Loss of power,${owner()},3,3`)), '--close-missing')).toMatchObject({ code: 0, out: expect.stringContaining('1 changed, 1 closed, being in no row') });
    expect([await titles(id), await drafts()]).toEqual([['Loss of power'], []]);
  });

  it('brings a workbook in with its title rows, and writes a report of every row into a file', async () => {
    const id = await aRegister('XLSX');
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Register');
    for (const row of [['Register of the ICT service'], [], ['Risk ID', 'Risk', 'Risk owner', 'Likelihood', 'Impact'], ['R1', 'Loss of a supplier', owner(), 3, 4], ['R2', 'Theft', owner(), 1, 2]]) sheet.addRow(row);
    const [file, report] = [join(folder, 'risks.xlsx'), join(folder, 'report.json')];
    await book.xlsx.writeFile(file);
    expect(await over('XLSX', file, '--report', report)).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ file, register: { id, prefix: 'XLSX' }, written: { url: expect.stringContaining(`${server}/imports/`) }, rows: [{ sheet: 'Register', row: 4 }, { sheet: 'Register', row: 5 }] });
    expect(await titles(id)).toEqual(['Loss of a supplier', 'Theft']);
  });

  it('ends with 3 where rows cannot be read, by row, column and reason, and goes on as it is told', async () => {
    const id = await aRegister('HARD');
    const file = aFile('hard.csv', register(`R1,Loss of power,${owner()},4,3`, `R2,Flood,${owner()},often,5`, 'R3,Theft,The Tide Warden,2,2'));
    const stands = await over('HARD', file, '--json');
    const report = JSON.parse(stands.out) as ImportReport;
    expect([stands.code, report.written, report.problems.map(({ row, column, was, message }) => [row, column, was, message.length > 0])]).toEqual([3, null, [[3, 'D', 'often', true], [4, 'C', 'The Tide Warden', true]]]);
    expect(stands.err).toContain('row 3, column D (Likelihood): "often": ');
    // There the owner of the token answers it.
    const draftId = /import\/(\S+)$/.exec(report.answerAt ?? '')?.[1];
    expect((await at.as.riskManager.get<RegisterImportDraftView>(`register-import-drafts/${draftId}`)).body.counts.faults).toBe(2);
    expect(await over('HARD', file, '--dry-run')).toMatchObject({ code: 3, out: '', err: expect.stringMatching(/^(?![\s\S]*can answer)[\s\S]*Nothing has been written\.\n$/) });
    expect(await titles(id)).toEqual([]);
    expect((await over('HARD', file, '--owner-of-rest', '--as-drafts')).out).toContain('2 new, 1 as drafts');
    expect(await titles(id)).toEqual(['Loss of power', 'Theft']);
    const other = await aRegister('LEFT');
    expect(await over('LEFT', file, '--leave-out')).toMatchObject({ code: 0, out: expect.stringContaining('1 new, 2 left out') });
    expect(await titles(other)).toEqual(['Loss of power']);
  });

  it('reads a file as a profile says', async () => {
    const id = await aRegister('PROF');
    const file = aFile('profile.csv', register(`R1,Flood,${owner()},9,5`, `R2,Theft,${owner()},1,2`));
    const stands = JSON.parse((await over('PROF', file, '--json')).out) as ImportReport;
    const path = `register-import-drafts/${/import\/(\S+)$/.exec(stands.answerAt ?? '')?.[1]}`;
    const draft = (await at.as.riskManager.get<RegisterImportDraftView>(path)).body;
    await at.as.riskManager.put(`${path}/choices`, { body: { ...draft.choices, scales: [{ of: 'likelihood', raw: '9', code: '5' }] } });
    await at.as.riskManager.post<ImportProfileView>(`${path}/profile`, { body: { name: 'Quarterly return' } });
    expect(await over('PROF', file, '--profile', 'Quartely return')).toMatchObject({ code: 1, err: 'There is no profile "Quartely return". Did you mean "Quarterly return"?\n' });
    expect(await over('PROF', file, '--profile', 'quarterly return')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('2 new') });
    expect(await titles(id)).toEqual(['Flood', 'Theft']);
  });

  it('refuses what it cannot take in a sentence: a file that is none, a register that is not read, a token that only reads', async () => {
    await aRegister('NONE');
    const left = (await drafts()).length;
    const file = aFile('text.csv', register(`R1,Flood,${owner()},2,2`));
    expect(await over('NONE', join(folder, 'none.csv'))).toMatchObject({ code: 1, out: '', err: expect.stringContaining('There is no file ') });
    expect(await over('NONE', aFile('none.xlsx', 'This is no workbook'))).toMatchObject({ code: 1, out: '', err: expect.stringContaining('The name ends in .xlsx, but the content is plain text') });
    expect(await over('XYZ', file)).toMatchObject({ code: 1, err: 'The token reads no register called "XYZ".\n' });
    expect(await over('NONE', file, '--leave-out', '--as-drafts')).toMatchObject({ code: 2, err: 'Say one of --leave-out and --as-drafts.\n' });
    expect(await over('NONE')).toMatchObject({ code: 2, err: 'holdfast import REGISTER FILE\n' });
    expect((await over('NONE', file)).code).toBe(0);
    expect(await over('NONE', file, '--matrix-from-file')).toMatchObject({ code: 1, err: 'The token may make no matrix for this register, or the register has risks already.\n' });
    const readOnly = await tokenOf({ role: 'risk-manager', readOnly: true });
    expect(await holdfast(['import', 'NONE', file], { HOLDFAST_SERVER: server, HOLDFAST_TOKEN: readOnly })).toMatchObject({ code: 1, err: expect.stringContaining('This token only reads') });
    expect((await holdfast(['import', 'NONE', file], { HOLDFAST_SERVER: 'http://127.0.0.1:1', HOLDFAST_TOKEN: token })).code).toBe(4);
    expect((await over('--help')).out).toContain('3 when it waits for what a person has to');
    expect((await drafts()).length).toBe(left);
  });

  describe('interrupted with Ctrl-C', () => {
    const left = async (): Promise<object[]> => query(at.database.ownerUrl, 'SELECT (SELECT count(*)::int FROM risk) AS risks, (SELECT count(*)::int FROM import) AS imports, (SELECT count(*)::int FROM import_draft) AS drafts, (SELECT count(*)::int FROM audit_event) AS events');
    const underWay = (): Promise<object[]> => query(at.database.ownerUrl, 'SELECT id FROM import_job WHERE cancelled_at IS NULL AND ended_at IS NULL');

    it('while its rows are written, says that it stopped, ends the job and leaves nothing', async () => {
      await aRegister('STOP');
      const file = aFile('stopped.csv', register(...Array.from({ length: 1_200 }, (_, index) => `R${index},Loss of supplier ${index},${owner()},2,2`)));
      const before = await left();
      const { add } = RisksInBulk.prototype;
      let midway = (): void => undefined;
      const writing = new Promise<void>((resolve) => (midway = resolve));
      jest.spyOn(RisksInBulk.prototype, 'add').mockImplementation(async function (this: RisksInBulk, risks) {
        const brought = await add.call(this, risks);
        midway();
        for (let tries = 0; tries < 200 && (await underWay()).length > 0; tries += 1) await new Promise((resume) => setTimeout(resume, 50));
        return brought;
      });
      expect(await interrupted(writing, 'STOP', file)).toEqual({ code: 1, out: '', err: 'It was stopped. Nothing has been written.\n' });
      await at.app.get(ImportRounds).settled();
      expect([await underWay(), await left()]).toEqual([[], before]);
    });

    it('while its file is looked at, leaves nothing of it to look at either', async () => {
      await aRegister('LOOK');
      const file = aFile('looked-at.csv', register(`R1,Flood,${owner()},2,2`));
      const before = await left();
      // Nobody keeps a file to look at meanwhile.
      const holder = new pg.Client({ connectionString: at.database.ownerUrl });
      await holder.connect();
      await holder.query('BEGIN; LOCK TABLE import_draft IN SHARE MODE');
      const looking = (async () => {
        while ((await query(at.database.ownerUrl, `SELECT FROM pg_locks WHERE NOT granted AND relation = 'import_draft'::regclass`)).length === 0) await new Promise((resume) => setTimeout(resume, 50));
      })();
      const ended = interrupted(looking, 'LOOK', file);
      await looking;
      await new Promise((resume) => setTimeout(resume, 500));
      await holder.query('COMMIT');
      await holder.end();
      expect(await ended).toEqual({ code: 1, out: '', err: 'It was stopped. Nothing has been written.\n' });
      expect([await underWay(), await left()]).toEqual([[], before]);
    });
  });
});
