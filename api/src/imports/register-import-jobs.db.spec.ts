import { jest } from '@jest/globals';
import type { DraftJobView, ImportJobView, MadeTokenView, RegisterImportDraftView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { query } from '../../test/fresh-database';
import { RisksInBulk } from '../risks';
import { ImportRounds } from './register/import-rounds';

jest.setTimeout(120_000);

const ROWS = 1_200;
/** Somewhat longer than it takes until it is asked again whether the file is still wanted. */
const A_WHILE_MS = 600;

let at: AtTheCouncil;
let headers: object;
beforeAll(async () => {
  at = await atTheCouncil({ now: new Date().toISOString(), poolSize: 8 });
  headers = await at.council.signIn(at.council.people.riskManager);
});
afterAll(() => at.close());
afterEach(() => jest.restoreAllMocks());

const rounds = (): ImportRounds => at.app.get(ImportRounds);
const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

async function begin(registerId: string, text: string, as: object = headers): Promise<RegisterImportDraftView> {
  const reply = await at.app.inject({ method: 'POST', url: `/api/registers/${registerId}/import-drafts?name=long.csv`, headers: { ...as, 'content-type': 'application/octet-stream' }, payload: Buffer.from(text) });
  expect(reply.statusCode).toBe(201);
  return reply.json() as RegisterImportDraftView;
}

let registers = 0;
async function aRegister(): Promise<string> {
  registers += 1;
  const { units, people, matrix, registers: known } = at.council;
  const { body } = await at.as.riskManager.post<{ id: string }>('registers', {
    body: { name: `Long ${registers}`, layer: 'service', prefix: `LONG${'ABCDEFGH'[registers]}`, unitId: units.ict, ownerId: people.registerOwner.id, matrixVersionId: matrix.versionId, reviewMonths: 6, parentId: known.corporate },
  });
  return body.id;
}

/** A long file that brings its matrix, controls and actions along. */
async function aLongFile(): Promise<RegisterImportDraftView> {
  const { jobTitle } = at.council.people.riskOwner;
  const rows = Array.from({ length: ROWS }, (_, index) => `Loss of supplier ${index},${jobTitle},${(index % 3) + 1} - ${['Rare', 'Seldom', 'Often'][index % 3]},${(index % 3) + 1} - ${['Light', 'Heavy', 'Grave'][index % 3]},Second supplier ${index},Find another ${index},31/12/2099`);
  const draft = await begin(await aRegister(), `Risk,Risk owner,Probability,Severity,Existing controls,Further actions,Due date\n${rows.join('\n')}`);
  expect(draft.counts).toMatchObject({ new: ROWS, faults: 0 });
  const chosen = (await at.as.riskManager.put<RegisterImportDraftView>(`register-import-drafts/${draft.id}/choices`, { body: { ...draft.choices, matrix: 'from-file' } })).body;
  expect(chosen.counts).toMatchObject({ new: ROWS, faults: 0 });
  return chosen;
}

const TABLES = ['risk', 'risk_assessment', 'control', 'action', 'risk_matrix', 'risk_matrix_version', 'audit_event', 'import', 'import_row', 'import_content'];
const howMuch = async (): Promise<object> => (await query<object>(at.database.ownerUrl, `SELECT ${TABLES.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ')}`))[0]!;
const ask = async ({ id, digest }: RegisterImportDraftView): Promise<ImportJobView> => {
  const { status, body } = await at.as.riskManager.post<ImportJobView>(`register-import-drafts/${id}/import`, { body: { digest } });
  expect([status, body]).toEqual([201, expect.anything()]);
  return body;
};
const jobOf = async ({ id }: RegisterImportDraftView): Promise<ImportJobView> => (await at.as.riskManager.get<DraftJobView>(`register-import-drafts/${id}/import`)).body.job!;

/** Stops the writing where the first rows stand in its transaction; goes on once `then` has. */
function midway(then: () => Promise<void>): Promise<void> {
  const { add } = RisksInBulk.prototype;
  return new Promise((resolve, reject) => {
    let first = true;
    jest.spyOn(RisksInBulk.prototype, 'add').mockImplementation(async function (this: RisksInBulk, risks) {
      const brought = await add.call(this, risks);
      if (first) {
        first = false;
        await then().then(resolve, reject);
      }
      return brought;
    });
  });
}

describe('the file of a register that is written as a job', () => {
  it('says how far it is while it is written, comes to its import, and is written once however often it is asked', async () => {
    const draft = await aLongFile();
    const before = await howMuch();
    const seen = midway(async () => {
      const [again, running] = [await ask(draft), await jobOf(draft)];
      expect([again.id, again.state, running.state, running.total, running.importId]).toEqual([running.id, 'running', 'running', 0, null]);
      expect(await howMuch()).toEqual(before);
      expect((await at.as.riskManager.put(`register-import-drafts/${draft.id}/choices`, { body: draft.choices })).status).toBe(409);
      expect((await at.as.riskManager.delete(`register-import-drafts/${draft.id}`)).status).toBe(409);
      expect((await at.as.riskManager.get<ImportJobView[]>('register-imports-under-way')).body).toMatchObject([{ id: running.id, fileName: 'long.csv', state: 'running' }]);
      await pause(A_WHILE_MS);
    });
    const asked = await ask(draft);
    await Promise.all([seen, rounds().settled()]);
    const job = await jobOf(draft);
    expect(job).toMatchObject({ id: asked.id, state: 'done', done: ROWS, total: ROWS, fault: null, importId: expect.any(String) });
    expect((await at.as.riskManager.get<{ added: number }>(`imports/${job.importId}`)).body.added).toBe(ROWS);
    expect((await ask(draft)).importId).toBe(job.importId);
    await rounds().settled();
    expect(await howMuch()).toMatchObject({ import: (before as { import: number }).import + 1, risk: (before as { risk: number }).risk + ROWS });
    expect((await at.as.riskManager.get<ImportJobView[]>('register-imports-under-way')).body).toEqual([]);
    expect((await at.as.riskManager.post(`register-import-drafts/${draft.id}/cancellation`, { body: {} })).status).toBe(409);
  });

  it('leaves nothing where it is cancelled midway, and is written when it is asked again', async () => {
    const draft = await aLongFile();
    const before = await howMuch();
    const seen = midway(async () => {
      expect((await at.as.riskManager.post<ImportJobView>(`register-import-drafts/${draft.id}/cancellation`, { body: {} })).body.state).toBe('cancelled');
      await pause(A_WHILE_MS);
    });
    await ask(draft);
    await Promise.all([seen, rounds().settled()]);
    expect(await howMuch()).toEqual(before);
    expect(await jobOf(draft)).toMatchObject({ state: 'cancelled', importId: null, fault: null });
    jest.restoreAllMocks();
    await ask(draft);
    await rounds().settled();
    expect(await jobOf(draft)).toMatchObject({ state: 'done', done: ROWS });
  });

  it('leaves nothing where its connection is gone midway, says so, and is written when it is asked again', async () => {
    const draft = await aLongFile();
    const before = await howMuch();
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let killed: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (killed = resolve));
    const seen = midway(async () => {
      await query(at.database.ownerUrl, `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND l.mode = 'ExclusiveLock' AND d.datname = current_database()`);
      killed();
      // As a process that is gone: it says nothing more.
      await held;
    });
    const first = await ask(draft);
    await gone;
    await pause(200);
    expect(await howMuch()).toEqual(before);
    expect(await jobOf(draft)).toMatchObject({ id: first.id, state: 'failed', code: 'broken-off', fault: expect.stringContaining('Nothing has been written. Write it again.') });
    jest.restoreAllMocks();
    const second = await ask(draft);
    expect(second.id).not.toBe(first.id);
    for (let tries = 0; tries < 200 && (await jobOf(draft)).state !== 'done'; tries += 1) await pause(100);
    expect(await jobOf(draft)).toMatchObject({ id: second.id, state: 'done', done: ROWS });
    const after = await howMuch();
    goOn();
    await Promise.all([seen, rounds().settled()]);
    expect(await howMuch()).toEqual(after);
  });

  it('is written by what whoever asked may do by then, be it a person or a token', async () => {
    const { people, units } = at.council;
    const { jobTitle } = people.riskOwner;
    const text = `Risk,Risk owner,Likelihood,Impact\nFlood,${jobTitle},2,2\n`;
    const registerId = await aRegister();
    const expiresOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const { token, id: tokenId } = (await at.as.riskManager.post<MadeTokenView & { id: string }>('tokens', { body: { name: 'Imports', unitId: units.council, role: 'risk-manager', readOnly: false, expiresOn } })).body;
    const before = await howMuch();
    const bearer = { authorization: `Bearer ${token}` };
    // It waits for its turn, and by then the token opens nothing.
    const draft = await begin(registerId, text, bearer);
    const run = jest.spyOn(rounds(), 'begin').mockImplementation(() => undefined);
    const asked = (await at.app.inject({ method: 'POST', url: `/api/register-import-drafts/${draft.id}/import`, headers: { ...bearer, 'content-type': 'application/json' }, payload: JSON.stringify({ digest: draft.digest }) })).json() as ImportJobView;
    run.mockRestore();
    await query(at.database.ownerUrl, 'UPDATE api_token SET ended_at = now() WHERE id = $1', [tokenId ?? (await query<{ id: string }>(at.database.ownerUrl, 'SELECT token_id AS id FROM import_job WHERE id = $1', [asked.id]))[0]!.id]);
    rounds().begin({ organisationId: at.council.organisationId, jobId: asked.id });
    await rounds().settled();
    expect(await jobOf(draft)).toMatchObject({ state: 'failed', code: 'not-permitted', fault: 'The token that asked for this has expired or was ended. Nothing has been written.' });
    expect(await howMuch()).toMatchObject({ risk: (before as { risk: number }).risk, import: (before as { import: number }).import });

    const theirs = await begin(registerId, text);
    const later = jest.spyOn(rounds(), 'begin').mockImplementation(() => undefined);
    const waiting = await ask(theirs);
    later.mockRestore();
    expect(waiting.state).toBe('waiting');
    await query(at.database.ownerUrl, `UPDATE register SET closed_at = now() WHERE id = $1`, [registerId]);
    rounds().begin({ organisationId: at.council.organisationId, jobId: waiting.id });
    await rounds().settled();
    expect(await jobOf(theirs)).toMatchObject({ state: 'failed', fault: expect.stringContaining('closed') });
    expect(await howMuch()).toMatchObject({ risk: (before as { risk: number }).risk });
  });
});
