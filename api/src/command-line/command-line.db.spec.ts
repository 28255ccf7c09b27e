import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AuditEventView, FreezeRow, MadeTokenView, Page } from '@holdfast/contracts';
import { prepareDatabase } from '@holdfast/db';
import { aCouncil, type Council } from '@holdfast/testing';
import { unzipSync } from 'fflate';
import { emptyDatabase, query, type FreshDatabase } from '../../test/fresh-database';
import { buildHoldfast, holdfast, type Ended } from '../../test/holdfast';
import { sealAll } from '../../test/seal-all';
import { speakAs } from '../../test/speak';
import { startApp, type TestApp } from '../../test/start-app';

jest.setTimeout(240_000);

beforeAll(buildHoldfast);

describe('holdfast', () => {
  it('says what it does, and how it ends', async () => {
    const { code, out } = await holdfast(['--help'], {});
    expect(code).toBe(0);
    for (const words of ['Beside the database', 'Over the API', 'audit verify', 'restore', 'It ends with 0 when done']) expect(out).toContain(words);
    expect((await holdfast(['backup', '--help'], {})).out).toContain('holdfast backup FILE [--organisation ID]');
  });

  it('ends with 2 where it is used wrongly, and then says nothing on standard output', async () => {
    expect(await holdfast(['bakcup'], {})).toEqual({ code: 2, out: '', err: 'There is no verb "bakcup". Did you mean: holdfast backup\n' });
    expect(await holdfast(['freeze', 'ICT', '--name', 'Q1'], {})).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Say where Holdfast is, by --server or HOLDFAST_SERVER') });
  });

  it('ends with 4 where what it needs is out of reach', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-none-'));
    try {
      expect(await holdfast(['audit', 'verify'], { DATA_DIR: folder })).toMatchObject({ code: 4, err: expect.stringContaining('There is no database in') });
      expect(await holdfast(['audit', 'verify'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).toMatchObject({ code: 4, err: expect.stringContaining('could not be reached') });
      expect(await holdfast(['token', 'show', '--server', 'http://127.0.0.1:1'], { HOLDFAST_TOKEN: 'hfk_any' })).toMatchObject({ code: 4, err: expect.stringContaining('http://127.0.0.1:1 could not be reached') });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('holdfast beside the database', () => {
  let test: TestApp;
  let council: Council;
  let address: Promise<string> | undefined;
  const listening = (): Promise<string> => (address ??= test.listen());
  const beside = (...args: string[]): Promise<Ended> => holdfast(args, { DATABASE_URL: test.database.ownerUrl });
  const report = async <T>(...args: string[]): Promise<T> => {
    const ended = await beside(...args, '--json');
    expect([ended.code, ended.err]).toEqual([0, expect.any(String)]);
    return JSON.parse(ended.out) as T;
  };
  beforeAll(async () => {
    // By the clock of now, which the command goes by.
    test = await startApp({ now: new Date().toISOString() });
    council = await aCouncil(test.database.ownerUrl);
  });
  afterAll(() => test.close());

  it('adds somebody with a role and shows the link of their invitation once', async () => {
    const added = await report<{ url: string; person: { roles: { role: string; unitName: string }[] } }>('users', 'add', 'New@Borset.example', '--name', 'A Person', '--job-title', 'Records Officer', '--role', 'risk-owner');
    expect(added.url).toMatch(/^http:\/\/localhost:3000\/welcome#/);
    expect(added.person.roles).toMatchObject([{ role: 'risk-owner' }]);
    expect(await beside('users', 'add', 'new@borset.example', '--name', 'A Person', '--job-title', 'Records Officer')).toMatchObject({ code: 1, err: expect.stringContaining('Somebody here has this address already') });
  });

  it('gives a role and takes it away, and the trail says that it was done at the command line', async () => {
    expect((await beside('users', 'grant', 'new@borset.example', 'auditor')).out).toContain('auditor in');
    expect((await beside('users', 'withdraw', 'new@borset.example', 'auditor')).out).not.toContain('auditor in');
    expect(await beside('users', 'withdraw', 'new@borset.example', 'auditor')).toMatchObject({ code: 1, err: 'This person does not hold that role there.\n' });
    const trail = await speakAs(test, await council.signIn(council.people.riskManager)).get<Page<AuditEventView>>('audit-events?action=person.role-ended');
    expect(trail.body.items[0]).toMatchObject({ actor: null, changes: expect.arrayContaining([{ field: 'from', before: null, after: 'the command line' }]) });
  });

  it('makes a link under which a password is chosen, and records that somebody left', async () => {
    expect((await beside('users', 'reset-password', 'new@borset.example')).out).toContain('/welcome#');
    expect(await beside('users', 'deactivate', 'new@borset.example')).toMatchObject({ code: 0, out: 'The Records Officer (new@borset.example) has left.\n' });
    const people = await report<{ email: string }[]>('users', 'list');
    expect(people.map(({ email }) => email)).not.toContain('new@borset.example');
    expect(await beside('users', 'deactivate', 'nobody@borset.example')).toMatchObject({ code: 1, err: 'Nobody here has the address nobody@borset.example.\n' });
  });

  it('takes no last administrator away', async () => {
    const [administrator] = await query<{ email: string }>(test.database.ownerUrl, 'SELECT email FROM person WHERE id = $1', [council.people.administrator.id]);
    expect(await beside('users', 'withdraw', administrator!.email, 'administrator')).toMatchObject({ code: 1, err: expect.stringContaining('This is the last administrator of the whole organisation') });
  });

  it('backs up to a file that is not there yet, and restores it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-backup-'));
    const [file, empty] = [join(folder, 'council.tar.gz'), await emptyDatabase()];
    try {
      expect(await report('backup', file)).toMatchObject({ format: 1, organisations: [{ id: council.organisationId }] });
      expect(await beside('backup', file)).toMatchObject({ code: 1, err: expect.stringContaining('is there already') });
      expect(await beside('restore', file)).toMatchObject({ code: 1, err: expect.stringContaining('is in this database already') });
      expect(await beside('restore', join(folder, 'other.tar.gz'))).toMatchObject({ code: 1, err: expect.stringContaining('There is no file') });
      const restored = await holdfast(['restore', file], { DATABASE_URL: empty.ownerUrl });
      expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Everybody signs in with the password of then') });
      expect(await query(empty.ownerUrl, 'SELECT id FROM organisation')).toEqual([{ id: council.organisationId }]);
    } finally {
      await empty.drop();
      rmSync(folder, { recursive: true });
    }
  });

  it('verifies the audit trail: 0 where all agrees, 1 where it does not, with a head of the past found in it', async () => {
    const empty = await emptyDatabase();
    try {
      const verify = (...args: string[]): Promise<Ended> => holdfast(['audit', 'verify', ...args], { DATABASE_URL: empty.ownerUrl });
      expect(await verify()).toMatchObject({ code: 1, err: expect.stringContaining('start Holdfast once') });
      const first = await holdfast(['users', 'add', 'first@ambridge.example', '--name', 'A Person', '--job-title', 'Clerk', '--first', 'Ambridge Council'], { DATABASE_URL: empty.ownerUrl });
      expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/administrator in Ambridge Council[\s\S]*\/welcome#/) });
      const { servingUrl } = await prepareDatabase({ ownerUrl: empty.ownerUrl });
      const server = await startApp({ database: { ...empty, servingUrl } as FreshDatabase, now: new Date().toISOString() });
      await sealAll(server);
      await server.close();
      expect(await verify()).toMatchObject({ code: 0, out: expect.stringMatching(/Ambridge Council[\s\S]*2 events sealed, none waits[\s\S]*Intact/) });
      const [seal] = await query<{ hash: string }>(empty.ownerUrl, `SELECT encode(hash, 'hex') AS hash FROM audit_seal WHERE number = 1`);
      expect(await verify('--head', seal!.hash.toUpperCase())).toMatchObject({ code: 0, out: expect.stringContaining('that of event 1') });
      expect(await verify('--head', 'a'.repeat(64))).toMatchObject({ code: 1, err: expect.stringContaining('the history before it was rewritten') });
      expect(await verify('--organisation', '01900000-0000-7000-8000-000000000000')).toMatchObject({ code: 1, err: expect.stringContaining('There is no such organisation') });
      await query(empty.ownerUrl, `UPDATE person SET name = 'Somebody Else'`);
      const { code, out } = await verify('--json');
      expect([code, JSON.parse(out)]).toEqual([1, expect.objectContaining({ intact: false })]);
      expect(await holdfast(['users', 'add', 'b@ambridge.example', '--name', 'B', '--job-title', 'B', '--first', 'Another'], { DATABASE_URL: empty.ownerUrl })).toMatchObject({ code: 1, err: expect.stringContaining('holds an organisation already') });
    } finally {
      await empty.drop();
    }
  });

  it('freezes and exports a register over the API under a token, which it lists and ends', async () => {
    const server = await listening();
    const riskManager = speakAs(test, await council.signIn(council.people.riskManager));
    const expiresOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const { token, id } = (await riskManager.post<MadeTokenView>('tokens', { body: { name: 'Quarterly freeze', role: 'risk-manager', unitId: council.units.council, readOnly: false, expiresOn } })).body;
    const over = (...args: string[]): Promise<Ended> => holdfast(args, { HOLDFAST_SERVER: server, HOLDFAST_TOKEN: token });
    expect((await over('token', 'show')).out).toContain('"Quarterly freeze" of the');
    expect(await over('freeze', 'XYZ', '--name', 'Quarter 1')).toMatchObject({ code: 1, err: 'The token reads no register called "XYZ".\n' });
    const [prefix] = await query<{ prefix: string }>(test.database.ownerUrl, 'SELECT prefix FROM register WHERE id = $1', [council.registers.ict]);
    const frozen = await over('freeze', prefix!.prefix.toLowerCase(), '--name', 'Quarter 1', '--json');
    const [told] = JSON.parse(frozen.out) as { digest: string; name: string }[];
    const freezes = await riskManager.get<FreezeRow[]>(`registers/${council.registers.ict}/freezes`);
    expect([frozen.code, told!.digest, told!.name]).toEqual([0, freezes.body[0]!.digest, 'Quarter 1']);
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-export-'));
    try {
      await riskManager.post(`registers/${council.registers.ict}/risks`, { body: { title: 'Flood', status: 'open', ownerId: council.people.riskOwner.id } });
      const piped = await over('export', prefix!.prefix, '--format', 'csv');
      expect([piped.code, piped.out.split('\r\n')[0]?.split(',')[0], piped.out, piped.err]).toEqual([0, 'Reference', expect.stringContaining('Flood'), expect.stringContaining(', SHA-256 ')]);
      const path = join(folder, 'ict.json');
      const exported = JSON.parse((await over('export', prefix!.prefix, '--format', 'json', '--to', path, '--json')).out) as { digest: string };
      expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(exported.digest);
      expect(await over('export', prefix!.prefix, '--format', 'doc')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--format is one of: xlsx, csv, json, pdf.') });
      expect(await over('export', 'XYZ')).toMatchObject({ code: 1, out: '' });
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect((await beside('token', 'list')).out).toContain('Quarterly freeze (risk-manager in');
    expect(await beside('token', 'end', id)).toMatchObject({ code: 0 });
    expect(await over('freeze', prefix!.prefix, '--name', 'Quarter 2')).toMatchObject({ code: 1, err: expect.stringContaining('This token does not open anything') });
  });

  it('takes an audit bundle along over the API, never over a file that is there', async () => {
    const [server, folder] = [await listening(), mkdtempSync(join(tmpdir(), 'holdfast-period-'))];
    try {
      const auditor = speakAs(test, await council.signIn(council.people.auditor));
      const expiresOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      const { token } = (await auditor.post<MadeTokenView>('tokens', { body: { name: 'Bundles', role: 'auditor', unitId: council.units.council, readOnly: true, expiresOn } })).body;
      const over = (...args: string[]): Promise<Ended> => holdfast(['audit', 'bundle', ...args], { HOLDFAST_SERVER: server, HOLDFAST_TOKEN: token });
      const today = new Date().toISOString().slice(0, 10);
      const zip = join(folder, 'period.zip');
      expect(await over('--from', today, '--to', today, '--out', zip)).toMatchObject({ code: 0, out: expect.stringContaining('node verify.mjs') });
      expect(Object.keys(unzipSync(readFileSync(zip)))).toContain(`holdfast-audit-${today}-to-${today}/SHA256SUMS`);
      expect(await over('--from', today, '--to', today, '--out', zip)).toMatchObject({ code: 1, err: expect.stringContaining('is there already') });
      expect(await over('--from', today, '--to', '2026-01-01')).toMatchObject({ code: 1, err: expect.stringContaining('The period ends before it begins') });
      const made = await query<{ token: string | null }>(test.database.ownerUrl, `SELECT token_id AS token FROM audit_event WHERE action = 'bundle.made'`);
      expect(made.map(({ token: by }) => by !== null)).toEqual([true]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
