import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { bundle } from '../../tools/build-api.mjs';
import { emptyDatabase, freshDatabase, query, type FreshDatabase } from '../test/fresh-database';
import { loadDemo } from './demo';

const FILE = 'dist/test/audit-verify.js';

describe('verifying the audit trail from the command line', () => {
  let database: FreshDatabase;
  const verify = (args: string[], environment: Record<string, string> = { DATABASE_URL: database.ownerUrl }): Promise<{ code: number; said: string }> =>
    new Promise((ended) => {
      const child = execFile(process.execPath, [FILE, ...args], { env: { PATH: process.env['PATH'], ...environment } }, (_error, stdout, stderr) => ended({ code: child.exitCode ?? -1, said: stdout + stderr }));
    });
  beforeAll(async () => {
    await build(bundle('api/src/audit-verify.ts', FILE));
    database = await freshDatabase();
    await loadDemo(database);
  });
  afterAll(() => database.drop());

  it('ends with 0 where all agrees, and says the head', async () => {
    const { code, said } = await verify([]);
    expect([code, said]).toEqual([0, expect.stringMatching(/Aldermere Council[\s\S]*[\d,]+ events sealed, none waits[\s\S]*Head: [0-9a-f]{64}, event [\d,]+[\s\S]*Intact/)]);
  });

  it('says where a head of the past is in the chain', async () => {
    const [seal] = await query<{ hash: string }>(database.ownerUrl, `SELECT encode(hash, 'hex') AS hash FROM audit_seal WHERE number = 17`);
    const { code, said } = await verify(['--head', seal!.hash.toUpperCase()]);
    expect([code, said]).toEqual([0, expect.stringContaining('that of event 17')]);
  });

  it('ends with 1 where a head is in no chain', async () => {
    const { code, said } = await verify(['--head', 'a'.repeat(64)]);
    expect([code, said]).toEqual([1, expect.stringContaining('the history before it was rewritten')]);
  });

  it.each([
    ['a head that is none', ['--head', 'abc'], 'A head is 64 hexadecimal digits'],
    ['an option that it does not have', ['--faster'], 'npm run audit:verify [-- --head HASH]'],
    ['an organisation that is not there', ['--organisation', '01900000-0000-7000-8000-000000000000'], 'There is no such organisation'],
  ])('ends with 2 for %s', async (_what, args, says) => {
    const { code, said } = await verify(args);
    expect([code, said]).toEqual([2, expect.stringContaining(says)]);
  });

  it('ends with 2 where there is nothing to verify', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-none-'));
    const empty = await emptyDatabase();
    try {
      expect(await verify([], { DATA_DIR: folder })).toEqual({ code: 2, said: expect.stringContaining('There is no database in') });
      expect(await verify([], { DATABASE_URL: empty.ownerUrl })).toEqual({ code: 2, said: expect.stringContaining('start Holdfast once') });
      expect((await verify([], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).code).toBe(2);
    } finally {
      rmSync(folder, { recursive: true });
      await empty.drop();
    }
  });

  it('ends with 1 where something was altered, and names it', async () => {
    await query(database.ownerUrl, `UPDATE risk SET title = 'Nothing much' WHERE reference = 'ICT-001'`);
    const { code, said } = await verify([]);
    expect([code, said]).toEqual([1, expect.stringMatching(/DIFFERS, in 1 place\. The first: The risk ICT-001 .*"title" is "Nothing much"/)]);
  });
});
