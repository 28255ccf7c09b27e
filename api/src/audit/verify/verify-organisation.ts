import pg from 'pg';
import { compareRows } from './compare-rows';
import { Differences } from './differences';
import { findUnsealed } from './find-unsealed';
import { walkChain, type Chain } from './walk-chain';

export interface Verified extends Chain {
  /** Events that wait to be sealed. */
  unsealed: number;
  differences: Differences;
}

/**
 * Holds the chain of an organisation against its events, and what is there now against what the events say, all as at one moment.
 * `head` is a hash to be found in the chain. As the role that owns the tables.
 */
export async function verifyOrganisation(ownerUrl: string, organisationId: string, head: string | null = null): Promise<Verified> {
  const clients = { rows: await connect(ownerUrl), events: await connect(ownerUrl) };
  try {
    await clients.rows.query(`${BEGIN}; SET LOCAL work_mem = '64MB'`);
    const { rows } = await clients.rows.query<{ snapshot: string }>('SELECT pg_export_snapshot() AS snapshot');
    await clients.events.query(`${BEGIN}; SET TRANSACTION SNAPSHOT '${rows[0]?.snapshot ?? ''}'; SET LOCAL work_mem = '64MB'`);
    const differences = new Differences();
    const chain = await walkChain(clients.events, organisationId, head, differences);
    const unsealed = await findUnsealed(clients.rows, organisationId, chain, differences);
    await compareRows(clients, organisationId, differences);
    return { ...chain, unsealed, differences };
  } finally {
    await Promise.all([clients.rows.end(), clients.events.end()]);
  }
}

const BEGIN = 'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY';

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'holdfast verify' });
  client.on('error', () => undefined); // Told by the statement that it breaks.
  await client.connect();
  return client;
}
