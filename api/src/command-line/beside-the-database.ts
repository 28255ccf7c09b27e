import { join, resolve } from 'node:path';
import { appliedMigrations, holdsDatabase, knownMigrations, runningDatabase, startEmbeddedPostgres } from '@holdfast/db';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { readSettings } from '../settings';
import { outOfReach, refused } from './outcome';

/** The database of DATABASE_URL, or the embedded one of DATA_DIR: as it runs, or started for this alone. */
export async function withOwner<T>(work: (ownerUrl: string) => Promise<T>, { makeFolder = false } = {}): Promise<T> {
  const { databaseUrl, dataDir } = readSettings(process.env);
  if (databaseUrl) {
    await requireReached(databaseUrl);
    return work(databaseUrl);
  }
  const folder = join(resolve(dataDir), 'postgres');
  if (!makeFolder && !holdsDatabase(folder)) throw outOfReach(`There is no database in ${dataDir}: set DATA_DIR to the folder that Holdfast was started with, or DATABASE_URL to its database.`);
  const running = runningDatabase(folder, 'holdfast');
  if (running) return work(running);
  const started = await startEmbeddedPostgres({ folder, database: 'holdfast' });
  try {
    return await work(started.ownerUrl);
  } finally {
    await started.stop();
  }
}

async function requireReached(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'holdfast command', connectionTimeoutMillis: 15_000 });
  client.on('error', () => undefined); // Told by the statement that it breaks.
  try {
    await client.connect();
  } catch (thrown) {
    throw outOfReach(`The database of DATABASE_URL could not be reached: ${thrown instanceof Error && thrown.message ? thrown.message : 'it does not answer'}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** One organisation of a database, as verbs of the program work on it. */
export interface Beside {
  database: Database;
  ownerUrl: string;
  organisation: { id: string; name: string };
}

/** The same for verbs that change or read one organisation through the program's own unit of work. */
export const withOrganisation = <T>(named: string | undefined, work: (beside: Beside) => Promise<T>): Promise<T> =>
  withOwner(async (ownerUrl) => {
    const dataSource = new DataSource({ type: 'postgres', url: ownerUrl, applicationName: 'holdfast command', poolSize: 2 });
    await dataSource.initialize();
    try {
      await requireUpToDate(dataSource);
      return await work({ database: new Database(dataSource, new Clock()), ownerUrl, organisation: await chosen(dataSource, named) });
    } finally {
      await dataSource.destroy();
    }
  });

async function requireUpToDate(dataSource: DataSource): Promise<void> {
  const applied = await appliedMigrations((text) => dataSource.query(text));
  if (applied.at(-1) !== knownMigrations.at(-1)) throw refused('This database and this Holdfast are not of the same version: start Holdfast once, or use the one that the database belongs to.');
}

async function chosen(dataSource: DataSource, named: string | undefined): Promise<Beside['organisation']> {
  const all = await dataSource.query<Beside['organisation'][]>('SELECT id, name FROM organisation ORDER BY name, id');
  const fitting = named === undefined ? all : all.filter(({ id, name }) => id === named.toLowerCase() || name.toLowerCase() === named.toLowerCase());
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  if (all.length === 0) throw refused('There is no organisation in this database yet.');
  throw refused(only ? `Say which organisation, by --organisation: ${fitting.map(({ name, id }) => `${name} (${id})`).join(', ')}.` : 'There is no such organisation in this database.');
}
