import pg from 'pg';
import { knownMigrations, MIGRATION_TABLE, ownerDataSource } from './data-source';
import { admit, ensureServingGroup, ensureServingRole, refuseMighty, servingRoleOf, setPassword } from './serving-role';
import { hasOrganisation } from './setup-code';
import { StartRefusal, wordsOf } from './start-refusal';

export interface PrepareOptions {
  /** Of the role that owns the tables: migrates and seeds, never serves. */
  ownerUrl: string;
  /** A role made by an administrator, to serve instead of our own. */
  servingUrl?: string | undefined;
  /** Fills a database that holds no organisation; called while other processes that start wait. */
  seed?: ((urls: { ownerUrl: string; servingUrl: string }) => Promise<void>) | undefined;
  /** The migrations this program knows; for tests. */
  known?: readonly string[];
}

export interface PreparedDatabase {
  /** Of the role that serves, to which row-level security applies. */
  servingUrl: string;
}

const OLDEST_SERVER = 140_000;
/** "Holdfast", and the second of its locks. */
const LOCK = [0x486f6c64, 2];

/**
 * Brings the database to the schema of this program and gives the role that serves. Any number of processes may call
 * it at once: they take turns, and those that come later find nothing left to do.
 */
export async function prepareDatabase({ ownerUrl, servingUrl, seed, known = knownMigrations }: PrepareOptions): Promise<PreparedDatabase> {
  const owner = await connect(ownerUrl, 'DATABASE_URL');
  try {
    await requireServer(owner);
    await owner.query('SELECT pg_advisory_lock($1, $2)', LOCK);
    const { rows } = await owner.query<{ database: string; role: string }>('SELECT current_database() AS database, current_user AS role');
    const { database = '', role: ownerRole = '' } = rows[0] ?? {};
    await ensureServingGroup(owner);
    await migrate(owner, ownerUrl, database, known);
    await clearUnfinishedDemo(owner);
    const prepared = { servingUrl: servingUrl ? await adopt(owner, servingUrl, ownerRole) : await provide(owner, ownerUrl, database, ownerRole) };
    if (seed && !(await hasOrganisation(owner))) await seed({ ownerUrl, ...prepared });
    return prepared;
  } finally {
    await owner.end(); // Which frees the lock.
  }
}

export async function requireServer(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  );
  if ((rows[0]?.number ?? 0) < OLDEST_SERVER) {
    throw new StartRefusal(`DATABASE_URL leads to PostgreSQL ${rows[0]?.version}, and Holdfast needs version 14 or newer.`);
  }
}

async function migrate(owner: pg.Client, ownerUrl: string, database: string, known: readonly string[]): Promise<void> {
  const applied = await appliedMigrations(async (text) => (await owner.query<never>(text)).rows);
  const unknown = applied.filter((migration) => !known.includes(migration));
  if (unknown.length > 0) {
    throw new StartRefusal(`The database "${database}" was made by a newer Holdfast (it holds ${unknown.join(', ')}): start that version or a later one.`);
  }
  if (applied.length === known.length) return; // Saves the warm start a second set of connections.
  const source = ownerDataSource(ownerUrl);
  try {
    await source.initialize();
    await source.runMigrations();
  } catch (thrown) {
    throw new StartRefusal(`The database "${database}" could not be brought up to date: ${wordsOf(thrown)}.`, { cause: thrown });
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

/** A start that was cut off while it told the demo left part of a council: every row of it hangs on its organisation, or is its past. */
async function clearUnfinishedDemo(owner: pg.Client): Promise<void> {
  if (!(await owner.query('SELECT FROM demo_loading')).rowCount) return;
  const { rows } = await owner.query<{ kept: string }>(`SELECT string_agg(format('history.%I', tablename), ', ') AS kept FROM pg_tables WHERE schemaname = 'history'`);
  await owner.query(`TRUNCATE demo_loading, ${rows[0]?.kept}, organisation CASCADE`);
}

/** The names of what was applied, oldest first; none in a database that was never prepared. The serving role may ask too. */
export async function appliedMigrations(query: (text: string) => Promise<unknown>): Promise<string[]> {
  const [found] = (await query(`SELECT to_regclass('${MIGRATION_TABLE}') IS NOT NULL AS there`)) as { there: boolean }[];
  if (!found?.there) return [];
  const applied = (await query(`SELECT name FROM ${MIGRATION_TABLE} ORDER BY id`)) as { name: string }[];
  return applied.map(({ name }) => name);
}

async function provide(owner: pg.Client, ownerUrl: string, database: string, ownerRole: string): Promise<string> {
  const role = servingRoleOf(database);
  const password = await ensureServingRole(owner, role);
  const url = withLogin(ownerUrl, role, password);
  const serving = await connect(url, 'DATABASE_URL').catch(async () => {
    await setPassword(owner, role, password);
    return connect(url, 'DATABASE_URL');
  });
  await refuseMighty(serving, ownerRole).finally(() => serving.end());
  return url;
}

async function adopt(owner: pg.Client, servingUrl: string, ownerRole: string): Promise<string> {
  const serving = await connect(servingUrl, 'DATABASE_SERVING_URL');
  try {
    await refuseMighty(serving, ownerRole);
    const here = await whereabouts(serving);
    const there = await whereabouts(owner);
    if (here.database !== there.database || here.system !== there.system) throw new StartRefusal('DATABASE_URL and DATABASE_SERVING_URL lead to different databases.');
    await admit(owner, here.role);
    return servingUrl;
  } finally {
    await serving.end();
  }
}

/** The start of the server process tells two servers apart, and any role may ask for it. */
async function whereabouts(client: pg.Client): Promise<{ database: string; system: string; role: string }> {
  const { rows } = await client.query<{ database: string; system: string; role: string }>(
    'SELECT current_database() AS database, pg_postmaster_start_time()::text AS system, current_user AS role',
  );
  return rows[0] ?? { database: '', system: '', role: '' };
}

/** Another role on the same server: in the query when the address names a socket, for then it can hold no login. */
export function withLogin(address: string, role: string, password: string): string {
  const url = new URL(address);
  if (url.hostname) {
    url.username = encodeURIComponent(role);
    url.password = encodeURIComponent(password);
    url.searchParams.delete('user');
    url.searchParams.delete('password');
  } else {
    url.searchParams.set('user', role);
    url.searchParams.set('password', password);
  }
  return url.href;
}

async function connect(url: string, setting: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'holdfast start', connectionTimeoutMillis: 15_000 });
  client.on('error', () => undefined); // A connection that breaks shows in the statement that needed it.
  try {
    await client.connect();
    return client;
  } catch (thrown) {
    void client.end().catch(() => undefined);
    throw new StartRefusal(`The database of ${setting} does not answer: ${wordsOf(thrown)}.`);
  }
}
