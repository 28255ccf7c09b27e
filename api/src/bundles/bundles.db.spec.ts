import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AuditBundleRow } from '@holdfast/contracts';
import { demoSignIns, emailOf, PEOPLE, type PersonKey } from '@holdfast/db';
import { loadDemo } from '../demo';
import { query } from '../../test/fresh-database';
import { startApp, type TestApp } from '../../test/start-app';
import { SealEvents } from '../audit';
import { Database } from '../platform/database';
import type { BundleIndex } from './bundle-format';
import { makeBundle, type MadeBundle } from './make-bundle';

jest.setTimeout(300_000);

const NOW = new Date('2026-06-12T15:00:00Z');
const PERIOD = { from: '2025-09-01', to: '2026-06-12' };

describe('an audit bundle of the demo council', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bundle-'));
  let test: TestApp;
  let made: MadeBundle;
  let files: Map<string, Buffer>;

  beforeAll(async () => {
    test = await startApp({ now: NOW.toISOString(), demo: true });
    await loadDemo(test.database, NOW);
    await test.app.get(SealEvents).run();
    ({ made, files } = await bundled(PERIOD));
  }, 300_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await test.close();
  });

  async function as(person: PersonKey, url: string) {
    const { cookies } = await test.app.inject({ method: 'POST', url: '/api/session', payload: { email: emailOf(PEOPLE[person]), password: demoSignIns[0]!.password } });
    return test.app.inject({ method: 'GET', url, headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') } });
  }

  const organisation = async (): Promise<string> => (await query<{ id: string }>(test.database.ownerUrl, 'SELECT id FROM organisation'))[0]!.id;

  async function bundled(period: { from: string; to: string }): Promise<{ made: MadeBundle; files: Map<string, Buffer> }> {
    const pieces: Uint8Array[] = [];
    const making = makeBundle(test.app.get(Database), { organisationId: await organisation(), madeBy: 'Internal Auditor' }, period);
    for (;;) {
      const { value, done } = await making.next();
      if (done) {
        const entries = Object.entries(unzipSync(Buffer.concat(pieces))).map(([path, bytes]) => [path.slice(path.indexOf('/') + 1), Buffer.from(bytes)] as const);
        return { made: value, files: new Map(entries) };
      }
      pieces.push(value);
    }
  }

  /** Unpacks, and runs what came with it. */
  function verified(changed: ReadonlyMap<string, Buffer | null> = new Map()): { status: number | null; said: string } {
    const place = join(folder, randomUUID());
    for (const [path, bytes] of new Map<string, Buffer | null>([...files, ...changed])) {
      if (bytes === null) continue;
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), bytes);
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, [changed.has('verify.mjs') ? new URL('verify-bundle.mjs', import.meta.url).pathname : join(place, 'verify.mjs'), place], { encoding: 'utf8' });
    rmSync(place, { recursive: true, force: true });
    return { status, said: stdout + stderr };
  }

  const altered = (path: string): Buffer => {
    const bytes = Buffer.from(files.get(path)!);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = bytes[at] === 0x61 ? 0x62 : 0x61;
    return bytes;
  };

  /** As somebody would who knows of the sums: the file, and its line in SHA256SUMS. */
  const alteredWithItsSum = (path: string): Map<string, Buffer> => {
    const bytes = altered(path);
    const sums = files.get('SHA256SUMS')!.toString().split('\n').map((line) => (line.endsWith(`  ${path}`) ? `${sha256(bytes)}  ${path}` : line));
    return new Map([[path, bytes], ['SHA256SUMS', Buffer.from(sums.join('\n'))]]);
  };

  const index = (): BundleIndex => JSON.parse(files.get('bundle.json')!.toString()) as BundleIndex;

  it('is whole, and says the two numbers that show which one it is', () => {
    const { status, said } = verified();
    expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining('The bundle is whole') });
    expect(said).toContain(made.digest);
    expect(said).toContain(index().trail.head);
    expect(made.digest).toBe(sha256(files.get('SHA256SUMS')!));
  });

  it('holds each register as at both ends, the freezes, plans, rehearsals and invocations of the period, and every change between', () => {
    const { registers, freezes, plans, rehearsals, invocations, trail } = index();
    expect(registers.map(({ prefix }) => prefix)).toEqual(expect.arrayContaining(['CRP', 'ICT']));
    for (const { atStart, atEnd } of registers) for (const path of [atStart, atEnd]) if (path) expect(files.get(path)!.toString()).toContain('"format":"holdfast-register-freeze"');
    expect([freezes.length, plans.length, rehearsals.length, invocations.length].every((count) => count > 0)).toBe(true);
    const lines = files.get('audit/trail.jsonl')!.toString().trimEnd().split('\n');
    expect(lines).toHaveLength(trail.events);
    lines.slice(1).forEach((line, at) => expect(line).toContain(`"previous":"${sha256(lines[at]!)}"`));
  });

  it('names each file in which one byte is altered, whichever it is, and no other', () => {
    const paths = [...files.keys()].filter((path) => path !== 'SHA256SUMS' && files.get(path)!.length > 0);
    const named = (said: string): string[] => [...said.matchAll(/^DIFFERS {2}(.+): the file is not the one that was put here\.$/gm)].map(([, path]) => path!).sort();
    expect(named(verified(new Map(paths.map((path) => [path, altered(path)]))).said)).toEqual([...paths].sort());
    const { registers, freezes, plans, rehearsals, invocations } = index();
    const one = [
      'bundle.json', 'READ-ME.txt', 'verify.mjs', 'people.jsonl', 'audit/trail.jsonl', registers[0]!.atEnd!, freezes[0]!.path, plans[0]!.path, rehearsals[0]!.path, invocations[0]!.path,
      [...rehearsals, ...invocations].find(({ log }) => log)!.log!,
    ];
    for (const path of one) {
      const { status, said } = verified(new Map([[path, altered(path)]]));
      expect({ path, status, named: named(said) }).toEqual({ path, status: 1, named: [path] });
    }
  });

  it('says so where a file is missing, or one was added, or its list is altered', () => {
    const [some] = index().plans;
    expect(verified(new Map([[some!.path, null]])).said).toContain(`DIFFERS  ${some!.path}: the file is missing.`);
    expect(verified(new Map([['plans/another.json', Buffer.from('{}')]])).said).toContain('DIFFERS  plans/another.json: the file was not in the bundle.');
    expect(verified(new Map([['SHA256SUMS', altered('SHA256SUMS')]])).status).toBe(1);
  });

  it('is not fooled by who alters the sums as well: the audit trail tells of trail, freezes, plans and logs', () => {
    const { freezes, plans, rehearsals, invocations } = index();
    const log = [...rehearsals, ...invocations].find((one) => one.log)!.log!;
    expect(verified(alteredWithItsSum(freezes[0]!.path)).said).toContain(`${freezes[0]!.path}: the freeze is not the one that bundle.json names.`);
    expect(verified(alteredWithItsSum(plans[0]!.path)).said).toContain(`${plans[0]!.path}: this version of the plan is not the one that bundle.json names.`);
    expect(verified(alteredWithItsSum(log)).said).toMatch(/the entries of batch \S+ are not the ones that the audit trail tells of/);
    expect(verified(alteredWithItsSum('audit/trail.jsonl')).said).toMatch(/audit\/trail\.jsonl: (line \d+ cannot be read|seal \d+ does not follow the line before it)/);
  });

  it('is fetched by whoever reads the audit trail, and its number is on record afterwards', async () => {
    const fetched = await as('internalAuditor', '/api/audit-bundle?from=2026-06-01&to=2026-06-12');
    expect([fetched.statusCode, fetched.headers['content-type'], fetched.headers['content-disposition']]).toEqual([200, 'application/zip', expect.stringContaining('holdfast-audit-2026-06-01-to-2026-06-12.zip')]);
    const sums = unzipSync(fetched.rawPayload)['holdfast-audit-2026-06-01-to-2026-06-12/SHA256SUMS']!;
    const trail = Buffer.from(unzipSync(fetched.rawPayload)['holdfast-audit-2026-06-01-to-2026-06-12/audit/trail.jsonl']!).toString();
    expect(trail.trimEnd().split('\n').at(-1)).toContain('"action":"bundle.begun"');
    const { body } = await as('internalAuditor', '/api/audit-bundles');
    expect((JSON.parse(body) as AuditBundleRow[])[0]).toMatchObject({ from: '2026-06-01', to: '2026-06-12', digest: sha256(Buffer.from(sums)), size: fetched.rawPayload.length, takenBy: { jobTitle: 'Internal Auditor' } });
    const events = await query<{ action: string; digest: string | null }>(test.database.ownerUrl, `SELECT action, after->>'digest' AS digest FROM audit_event WHERE subject_type = 'bundle' ORDER BY id`);
    expect(events).toEqual([{ action: 'bundle.begun', digest: null }, { action: 'bundle.made', digest: sha256(Buffer.from(sums)) }]);
  });

  it('is nobody else’s to fetch, and a period that is none is refused in words', async () => {
    for (const person of ['headOfIct', 'member'] as const) expect((await as(person, '/api/audit-bundle?from=2026-06-01&to=2026-06-12')).statusCode).toBe(403);
    const refused = await as('internalAuditor', '/api/audit-bundle?from=2026-06-12&to=2026-06-01');
    expect([refused.statusCode, refused.json<{ errors: object[] }>().errors]).toEqual([422, [{ field: 'to', message: 'The period ends before it begins. Choose a later day' }]]);
    expect((await as('internalAuditor', '/api/audit-bundle?from=yesterday&to=2026-06-01')).statusCode).toBe(422);
  });

  it('begins with its first day of history where the period begins earlier, and refuses one that is none', async () => {
    const { made: whole } = await bundled({ from: '2020-01-01', to: '2026-06-12' });
    expect(whole.index.registers.every(({ atStart }) => atStart === null)).toBe(true);
    expect(whole.index.trail).toMatchObject({ first: 1, before: '0'.repeat(64) });
    await expect(bundled({ from: '2026-06-12', to: '2026-06-01' })).rejects.toMatchObject({ status: 422 });
    await expect(bundled({ from: '2027-01-01', to: '2027-02-01' })).rejects.toMatchObject({ status: 422 });
  });
});

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
