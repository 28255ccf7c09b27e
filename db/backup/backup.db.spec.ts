import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aCouncil } from '@holdfast/testing';
import { verifyOrganisation } from '../../api/src/audit';
import { loadDemo } from '../../api/src/demo';
import { emptyDatabase, freshDatabase, query, type FreshDatabase } from '../../api/test/fresh-database';
import { startApp } from '../../api/test/start-app';
import { knownMigrations, migrateTo } from '../data-source';
import { prepareDatabase } from '../prepare-database';
import { DEMO_PASSWORD, demoSignIns } from '../seeds/demo';
import { checkBackup, NOT_BACKED_UP, restoreBackup, writeBackup, type BackupManifest } from '.';
import { tarEntry } from './tar';

jest.setTimeout(300_000);

const NOW = new Date('2026-06-12T15:00:00Z');

describe('a backup of the demo council', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-backup-'));
  const file = join(folder, 'council.tar.gz');
  let original: FreshDatabase;
  let restored: Omit<FreshDatabase, 'servingUrl'>;
  let servingUrl: string;
  let manifest: BackupManifest;
  let organisationId: string;

  beforeAll(async () => {
    original = await freshDatabase();
    await loadDemo(original, NOW);
    manifest = await writeBackup(original.ownerUrl, file, null);
    organisationId = manifest.organisations[0]!.id;
    restored = await emptyDatabase();
    await restoreBackup(restored.ownerUrl, file);
    ({ servingUrl } = await prepareDatabase({ ownerUrl: restored.ownerUrl }));
  }, 300_000);
  afterAll(async () => {
    await original?.drop();
    await restored?.drop();
    rmSync(folder, { recursive: true });
  });

  /** A digest of the rows of an organisation in every table, whatever order they lie in. */
  async function digests(ownerUrl: string, of = organisationId): Promise<Record<string, string>> {
    const tables = await query<{ name: string; owner: string }>(
      ownerUrl,
      `SELECT n.nspname || '.' || c.relname AS name, a.attname AS owner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'history') AND a.attname = CASE WHEN c.relname = 'organisation' THEN 'id' ELSE 'organisation_id' END ORDER BY 1`,
    );
    const found: Record<string, string> = {};
    for (const { name, owner } of tables) {
      const [digest] = await query<{ is: string }>(ownerUrl, `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS is FROM ${name} t WHERE ${owner} = $1`, [of]);
      found[name] = digest!.is;
    }
    return found;
  }

  it('holds every table that belongs to an organisation, but for those that nobody may bring back', async () => {
    const all = Object.keys(await digests(original.ownerUrl));
    expect(all.length).toBeGreaterThan(120);
    expect([...Object.keys(manifest.counts[organisationId]!), ...NOT_BACKED_UP.keys()].sort()).toEqual(all.sort());
  });

  it('brings back each row of each table as it was, and nobody’s session', async () => {
    const [before, after] = [await digests(original.ownerUrl), await digests(restored.ownerUrl)];
    for (const name of NOT_BACKED_UP.keys()) expect([name, after[name]]).toEqual([name, '0 ']);
    for (const name of NOT_BACKED_UP.keys()) delete before[name], delete after[name];
    expect(after).toEqual(before);
    expect(Object.values(before).filter((one) => one !== '0 ').length).toBeGreaterThan(100);
  });

  it('brings back a chain of events that verifies, under the same head', async () => {
    const [was, is] = [await verifyOrganisation(original.ownerUrl, organisationId, null), await verifyOrganisation(restored.ownerUrl, organisationId, null)];
    expect(is).toMatchObject({ differences: { count: 0 }, last: { hash: was.last!.hash } });
  });

  it('gives a server that one signs in to with the password of before, and that answers the same, for today, a past day and a freeze', async () => {
    const answers = async (database: FreshDatabase): Promise<unknown[]> => {
      const test = await startApp({ database, now: '2026-06-12T15:00:00Z' });
      try {
        const email = demoSignIns.find(({ role }) => /risk manager/i.test(role))!.email;
        const signedIn = await test.app.inject({ method: 'POST', url: '/api/session', payload: { email, password: DEMO_PASSWORD } });
        expect(signedIn.statusCode).toBe(201);
        const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
        const get = async (url: string): Promise<string> => (await test.app.inject({ method: 'GET', url: `/api/${url}`, headers: { cookie } })).body;
        const registers = await get('registers');
        const { id } = (JSON.parse(registers) as { id: string; prefix: string }[]).find(({ prefix }) => prefix === 'ICT')!;
        const freezes = await get(`registers/${id}/freezes`);
        const [freeze] = JSON.parse(freezes) as { id: string }[];
        const check = await get(`freezes/${freeze!.id}/check`);
        expect(check).toContain('"digest"');
        const others = [`registers/${id}/risks`, `registers/${id}/risks?asAt=2026-01-31`, `registers/${id}/heat-map?kind=residual&asAt=2026-01-31`, 'search?q=backup'];
        // Rows of a freeze letter by letter; elsewhere the members of an object have no order.
        return [await get(`freezes/${freeze!.id}/rows`), ...[registers, freezes, check, ...(await Promise.all(others.map(get)))].map((body) => JSON.parse(body) as unknown)];
      } finally {
        await test.app.close();
      }
    };
    expect(await answers({ ...restored, servingUrl })).toEqual(await answers(original));
  });

  it('goes on to keep the past: a change after it begins a new state', async () => {
    await query(restored.ownerUrl, `UPDATE category SET name = 'Renamed' WHERE id = (SELECT id FROM category WHERE organisation_id = $1 ORDER BY id LIMIT 1)`, [organisationId]);
    const states = await query<{ n: number }>(restored.ownerUrl, `SELECT count(*)::int AS n FROM history.category WHERE name = 'Renamed'`);
    expect(states[0]?.n).toBe(1);
    await expect(query(restored.ownerUrl, 'UPDATE audit_event SET action = action')).rejects.toThrow();
  });

  it('is refused where the organisation is already', async () => {
    await expect(restoreBackup(original.ownerUrl, file)).rejects.toThrow(/is in this database already. Nothing was restored/);
  });

  it('is restored beside another organisation, which keeps its own', async () => {
    const beside = await freshDatabase();
    try {
      const other = await aCouncil(beside.ownerUrl);
      const before = await digests(beside.ownerUrl, other.organisationId);
      await restoreBackup(beside.ownerUrl, file);
      expect(await digests(beside.ownerUrl, other.organisationId)).toEqual(before);
      const both = join(folder, 'both.tar.gz');
      expect((await writeBackup(beside.ownerUrl, both, other.organisationId)).organisations).toHaveLength(1);
      expect((await writeBackup(beside.ownerUrl, join(folder, 'all.tar.gz'), null)).organisations).toHaveLength(2);
      await expect(writeBackup(beside.ownerUrl, both, null)).rejects.toThrow(/EEXIST/);
    } finally {
      await beside.drop();
    }
  });

  it('that is damaged is refused by the name of the part, and nothing is restored', async () => {
    const tar = gunzipSync(readFileSync(file));
    const part = manifest.parts.find(({ name }) => name.includes('public.risk/'))!;
    const at = tar.indexOf(part.name) + 512;
    const empty = await emptyDatabase();
    const broken = join(folder, 'broken.tar.gz');
    const trial = async (bytes: Buffer, says: RegExp): Promise<void> => {
      writeFileSync(broken, bytes);
      await expect(restoreBackup(empty.ownerUrl, broken)).rejects.toThrow(says);
      expect(await query(empty.ownerUrl, `SELECT to_regclass('organisation') AS is`)).toEqual([{ is: null }]);
    };
    try {
      const altered = Buffer.from(tar);
      altered[at + 40] = altered[at + 40]! ^ 1;
      await trial(gzipSync(altered), new RegExp(`damaged in "${part.name}"`));
      await trial(gzipSync(Buffer.concat([tar.subarray(0, at - 512), tar.subarray(at + Math.ceil(part.bytes / 512) * 512)])), new RegExp(`damaged in "${part.name}", which is missing`));
      await trial(gzipSync(Buffer.concat([tar.subarray(0, 512 + 512 * 1024), tar.subarray(-1024)])), /damaged in/);
      const compressed = readFileSync(file);
      await trial(compressed.subarray(0, compressed.length / 2), /where it breaks off|damaged in/);
      await trial(Buffer.from('no backup at all'), /damaged in its beginning/);
      await trial(gzipSync(Buffer.concat([tarEntry('letter.txt', Buffer.from('Dear Sir'), NOW), Buffer.alloc(1024)])), /is no backup that Holdfast made/);
      const newer = { ...manifest, format: 99 };
      await trial(gzipSync(Buffer.concat([tarEntry('holdfast-backup.json', Buffer.from(JSON.stringify(newer)), NOW), Buffer.alloc(1024)])), /of format 99, and this Holdfast reads formats up to 1/);
    } finally {
      await empty.drop();
    }
  });

  it('of a newer Holdfast is refused', async () => {
    const head = Buffer.from(JSON.stringify({ ...manifest, migration: 'Later2795000000000', parts: [] }));
    const later = join(folder, 'later.tar.gz');
    writeFileSync(later, gzipSync(Buffer.concat([tarEntry('holdfast-backup.json', head, NOW), tarEntry('manifest.json', head, NOW), Buffer.alloc(1024)])));
    await expect(checkBackup(later)).resolves.toMatchObject({ migration: 'Later2795000000000' });
    await expect(restoreBackup(restored.ownerUrl, later)).rejects.toThrow(/made by a newer Holdfast \(its database had Later2795000000000\)/);
  });

  it('of an older one is brought up to date in an empty database, and refused beside others', async () => {
    const [old, empty] = [await emptyDatabase(), await emptyDatabase()];
    const older = join(folder, 'older.tar.gz');
    try {
      await migrateTo(old.ownerUrl, knownMigrations.at(-2));
      await query(old.ownerUrl, `INSERT INTO organisation (id, name) VALUES (gen_random_uuid(), 'Ambridge Council')`);
      expect((await writeBackup(old.ownerUrl, older, null)).migration).toBe(knownMigrations.at(-2));
      await expect(restoreBackup(restored.ownerUrl, older)).rejects.toThrow(/Restore it into an empty database, which brings it up to date/);
      await restoreBackup(empty.ownerUrl, older);
      expect(await query(empty.ownerUrl, 'SELECT name FROM organisation')).toEqual([{ name: 'Ambridge Council' }]);
      expect(await query(empty.ownerUrl, 'SELECT name FROM schema_migration ORDER BY id DESC LIMIT 1')).toEqual([{ name: knownMigrations.at(-1) }]);
    } finally {
      await old.drop();
      await empty.drop();
    }
  });
});
