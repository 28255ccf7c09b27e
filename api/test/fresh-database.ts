import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface FreshDatabase {
  /** Of the role that owns everything, to which row-level security does not apply: for arranging and looking. */
  ownerUrl: string;
  /** Of the role with which the program serves. */
  servingUrl: string;
  drop(): Promise<void>;
}

/** A database of its own for a test file, with the whole schema and no rows: 50 ms, a copy of the migrated template. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const [ownerUrl, servingUrl] = [given('TEST_OWNER_URL'), given('TEST_SERVING_URL')];
  const template = new URL(ownerUrl).pathname.slice(1);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await maintain(ownerUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    ownerUrl: inDatabase(ownerUrl, name),
    // Roles belong to the whole server, and the rights on the tables were copied with them: the template's role serves here too.
    servingUrl: inDatabase(servingUrl, name),
    drop: () => maintain(ownerUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** An empty database, without any schema. */
export async function emptyDatabase(name = `test_${randomBytes(6).toString('hex')}`): Promise<Omit<FreshDatabase, 'servingUrl'>> {
  const ownerUrl = given('TEST_OWNER_URL');
  await maintain(ownerUrl, `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
  return { ownerUrl: inDatabase(ownerUrl, name), drop: () => maintain(ownerUrl, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`) };
}

/** One statement, by its rows. */
export async function query<Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const maintain = async (url: string, statement: string): Promise<void> => {
  await query(inDatabase(url, 'postgres'), statement);
};

function inDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through api/jest.config.mjs`);
  return value;
}
