import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyDatabase, freshDatabase, query, type FreshDatabase } from '../api/test/fresh-database';
import { knownMigrations, ownerDataSource } from './data-source';
import { prepareDatabase, withLogin } from './prepare-database';
import { beginDemo, endDemo, holdsDemo, LoadDay } from './seeds/demo';
import { servingRoleOf } from './serving-role';
import { issueSetupCode, setupCodeHash } from './setup-code';

const unique = (): string => randomBytes(4).toString('hex');
const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);

describe('a database made ready', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it('is served by a role that row-level security holds', async () => {
    const rows = await query(database.servingUrl, 'SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user');
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }]);
  });

  it('gives the serving role no way around row-level security', async () => {
    await query(database.ownerUrl, `CREATE TABLE secret AS SELECT 1 AS id; ALTER TABLE secret ENABLE ROW LEVEL SECURITY; GRANT SELECT ON secret TO holdfast_serving`);
    await expect(query(database.servingUrl, 'SELECT FROM secret')).resolves.toEqual([]);
    await expect(query(database.servingUrl, 'SET row_security = off; SELECT FROM secret')).rejects.toThrow('row-level security');
    await expect(query(database.servingUrl, 'ALTER TABLE secret DISABLE ROW LEVEL SECURITY')).rejects.toThrow('must be owner');
    await expect(query(database.servingUrl, 'SET ROLE holdfast')).rejects.toThrow('permission denied');
    await expect(query(database.servingUrl, 'ALTER ROLE current_user BYPASSRLS')).rejects.toThrow('permission denied');
  });

  it('keeps the password of the serving role from that role', async () => {
    await expect(query(database.servingUrl, 'SELECT FROM serving_credential')).rejects.toThrow('permission denied');
  });

  it('lets the serving role make nothing of its own', async () => {
    await expect(query(database.servingUrl, 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
  });

  it('is refused when it was made by a newer program', async () => {
    const known = knownMigrations.slice(0, -1);
    await expect(prepareDatabase({ ownerUrl: database.ownerUrl, known })).rejects.toThrow(
      new RegExp(`^The database "test_\\w+" was made by a newer Holdfast \\(it holds ${knownMigrations.at(-1)}\\): start that version or a later one\\.$`),
    );
  });

  it('prints a setup code while it holds no organisation, of which it keeps the hash', async () => {
    const code = await issueSetupCode(database.ownerUrl);
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/);
    const kept = await query<{ code_hash: Buffer; hours: number }>(
      database.ownerUrl,
      'SELECT code_hash, extract(epoch FROM expires_at - now()) / 3600 AS hours FROM setup_code WHERE code_hash = $1',
      [setupCodeHash(` ${code?.toLowerCase().replace('-', ' ')} `)],
    );
    expect(kept).toHaveLength(1);
    expect(Number(kept[0]?.hours)).toBeCloseTo(24, 1);
  });

  it('prints none once there is an organisation', async () => {
    await query(database.ownerUrl, `INSERT INTO organisation (id, name) VALUES (gen_random_uuid(), 'A council')`);
    expect(await issueSetupCode(database.ownerUrl)).toBeUndefined();
  });
});

describe('an empty database', () => {
  it('is brought up to date by two processes at once, which then serve with the same role', async () => {
    const database = await emptyDatabase();
    const seeded: string[] = [];
    const seed = async ({ ownerUrl }: { ownerUrl: string }): Promise<void> => {
      seeded.push(ownerUrl);
      await query(ownerUrl, `INSERT INTO organisation (id, name) VALUES (gen_random_uuid(), 'A council')`);
    };
    const [one, other] = await Promise.all([1, 2].map(() => prepareDatabase({ ownerUrl: database.ownerUrl, seed })));
    expect(one).toEqual(other);
    expect(seeded).toHaveLength(1);
    expect(await query(one!.servingUrl, 'SELECT name FROM schema_migration ORDER BY id')).toEqual(knownMigrations.map((name) => ({ name })));
    await database.drop();
  });

  it('may have any name', async () => {
    const database = await emptyDatabase(`o"dd 'näme' ${unique()}`);
    const { servingUrl } = await prepareDatabase({ ownerUrl: database.ownerUrl });
    expect(await query(servingUrl, 'SELECT current_user::text AS role')).toEqual([{ role: roleOf(servingUrl) }]);
    await database.drop();
  });

  it('is filled anew after a start that was cut off while it told the demo', async () => {
    const database = await emptyDatabase();
    const begin = ({ ownerUrl }: { ownerUrl: string }) => beginDemo(ownerUrl, new LoadDay(new Date()), 'nobody signs in');
    await expect(prepareDatabase({ ownerUrl: database.ownerUrl, seed: async (urls) => { await begin(urls); throw new Error('the power failed'); } })).rejects.toThrow('the power failed');
    expect(await holdsDemo(database.ownerUrl)).toBe(true);

    let events = 0;
    const seed = async (urls: { ownerUrl: string }): Promise<void> => {
      await begin(urls);
      await endDemo(urls.ownerUrl);
      events = (await query(database.ownerUrl, 'SELECT FROM audit_event')).length;
    };
    await prepareDatabase({ ownerUrl: database.ownerUrl, seed });
    expect(events).toBeGreaterThan(0);
    // Once told to its end it stays, and is not told twice.
    await prepareDatabase({ ownerUrl: database.ownerUrl, seed: () => Promise.reject(new Error('told twice')) });
    expect(await query(database.ownerUrl, 'SELECT FROM audit_event')).toHaveLength(events);
    await database.drop();
  });

  it('is served without compiling plans, whatever the server does for others', async () => {
    const database = await emptyDatabase();
    const { servingUrl } = await prepareDatabase({ ownerUrl: database.ownerUrl });
    expect(await query(servingUrl, `SELECT setting, source FROM pg_settings WHERE name = 'jit'`)).toEqual([{ setting: 'off', source: 'user' }]);
    await database.drop();
  });

  it('is prepared again under a name that was used before', async () => {
    const name = `again_${unique()}`;
    for (const _ of [1, 2]) {
      const database = await emptyDatabase(name);
      const { servingUrl } = await prepareDatabase({ ownerUrl: database.ownerUrl });
      expect(await query(servingUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await database.drop();
    }
  });

  it('is brought back to nothing by its migrations, and up again', async () => {
    const database = await emptyDatabase();
    await prepareDatabase({ ownerUrl: database.ownerUrl });
    const source = await ownerDataSource(database.ownerUrl).initialize();
    for (const _ of knownMigrations) await source.undoLastMigration();
    expect(await source.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S') AND relname NOT LIKE 'schema_migration%'`)).toEqual([]);
    expect(await source.query(`SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND oid NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'e')`)).toEqual([]);
    await source.destroy();
    await prepareDatabase({ ownerUrl: database.ownerUrl });
    await database.drop();
  });
});

describe('a role given to serve', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const serveAs = async (attributes: string, more = ''): Promise<{ servingUrl: string }> => {
    const role = `given_${unique()}`;
    await query(database.ownerUrl, `CREATE ROLE ${role} LOGIN PASSWORD 'secret' ${attributes}; ${more.replaceAll('ROLE', role)}`);
    return prepareDatabase({ ownerUrl: database.ownerUrl, servingUrl: withLogin(database.ownerUrl, role, 'secret') });
  };

  it('gets the rights that it needs', async () => {
    const { servingUrl } = await serveAs('');
    expect(await query(servingUrl, 'SELECT name FROM schema_migration LIMIT 1')).toHaveLength(1);
  });

  it.each([
    ['a superuser', 'SUPERUSER', '', /is a superuser/],
    ['one that bypasses row-level security', 'BYPASSRLS', '', /has BYPASSRLS/],
    ['one that may act as the owner', '', 'GRANT holdfast TO ROLE', /may act as the owner "holdfast"/],
  ])('is refused when it is %s', async (_, attributes, more, fault) => {
    await expect(serveAs(attributes, more)).rejects.toThrow(fault);
  });

  it('is refused when it leads to another database', async () => {
    const other = await freshDatabase();
    await expect(prepareDatabase({ ownerUrl: database.ownerUrl, servingUrl: other.servingUrl })).rejects.toThrow('lead to different databases');
    await other.drop();
  });
});

describe('an owner that is no superuser', () => {
  const ownedBy = async (attributes: string) => {
    const role = `owner_${unique()}`;
    const database = await emptyDatabase(`owned_${unique()}`);
    await query(database.ownerUrl, `CREATE ROLE ${role} LOGIN PASSWORD 'secret' ${attributes}; ALTER DATABASE ${new URL(database.ownerUrl).pathname.slice(1)} OWNER TO ${role}`);
    return { ...database, superUrl: database.ownerUrl, role, ownerUrl: withLogin(database.ownerUrl, role, 'secret') };
  };

  it('is told what to do when it may not create roles', async () => {
    const database = await ownedBy('');
    await expect(prepareDatabase({ ownerUrl: database.ownerUrl })).rejects.toThrow(/^The role of DATABASE_URL may not create roles, .*CREATEROLE.*DATABASE_SERVING_URL\.$/);
    await database.drop();
  });

  it('needs no right to create roles when the role that serves was made for it', async () => {
    const database = await ownedBy('');
    const serving = `given_${unique()}`;
    await query(database.superUrl, `CREATE ROLE ${serving} LOGIN PASSWORD 'secret' IN ROLE holdfast_serving`);
    const { servingUrl } = await prepareDatabase({ ownerUrl: database.ownerUrl, servingUrl: withLogin(database.ownerUrl, serving, 'secret') });
    expect(await query(servingUrl, 'SELECT name FROM schema_migration')).toHaveLength(knownMigrations.length);
    await database.drop();
  });

  it('makes the role that serves when it may create roles and was given the group', async () => {
    const database = await ownedBy('CREATEROLE');
    await expect(prepareDatabase({ ownerUrl: database.ownerUrl })).rejects.toThrow(/have an administrator run GRANT "holdfast_serving" TO/);
    await query(database.superUrl, `GRANT holdfast_serving TO ${database.role} WITH ADMIN OPTION`);
    const { servingUrl } = await prepareDatabase({ ownerUrl: database.ownerUrl });
    expect(await query(servingUrl, 'SELECT name FROM schema_migration')).toHaveLength(knownMigrations.length);
    await database.drop();
  });
});

describe('the name of the role that serves', () => {
  it('is never cut off by PostgreSQL, and differs between databases with long names', () => {
    const [one, other] = ['a', 'b'].map((end) => servingRoleOf(`${'ä'.repeat(30)}${end}`));
    expect(Buffer.byteLength(one!)).toBeLessThanOrEqual(63);
    expect(one).not.toBe(other);
  });
});
