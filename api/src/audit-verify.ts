import 'reflect-metadata';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { holdsDatabase, runningDatabase, StartRefusal, startEmbeddedPostgres, wordsOf } from '@holdfast/db';
import { verifyOrganisation, type Verified } from './audit';
import { readSettings } from './settings';

const USAGE = `npm run audit:verify [-- --head HASH] [--organisation ID]
  --head HASH        a head that was printed earlier: says where it is in the chain
  --organisation ID  this one alone`;
/** What the program ends with. */
const INTACT = 0;
const DIFFERS = 1;
const CANNOT_RUN = 2;

interface Asked {
  head: string | null;
  organisation: string | null;
}

function readArguments(args: string[]): Asked {
  const options = { head: { type: 'string' }, organisation: { type: 'string' } } as const;
  let values: { head?: string; organisation?: string };
  try {
    ({ values } = parseArgs({ args, options }));
  } catch {
    throw new StartRefusal(USAGE);
  }
  const { head = null, organisation = null } = values;
  if (head !== null && !/^[0-9a-f]{64}$/i.test(head)) throw new StartRefusal('A head is 64 hexadecimal digits, as printed on the audit trail page.');
  if (organisation !== null && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(organisation)) throw new StartRefusal('An organisation is named by its id, such as 01900000-0000-7000-8000-000000000000.');
  return { head: head?.toLowerCase() ?? null, organisation: organisation?.toLowerCase() ?? null };
}

/** The database of DATABASE_URL, or the embedded one of DATA_DIR: as it runs, or started for this alone. */
async function withDatabase(work: (ownerUrl: string) => Promise<number>): Promise<number> {
  const { databaseUrl, dataDir } = readSettings(process.env);
  if (databaseUrl) return work(databaseUrl);
  const folder = join(resolve(dataDir), 'postgres');
  if (!holdsDatabase(folder)) throw new StartRefusal(`There is no database in ${dataDir}: set DATA_DIR to the folder that Holdfast was started with, or DATABASE_URL to its database.`);
  const running = runningDatabase(folder, 'holdfast');
  if (running) return work(running);
  const started = await startEmbeddedPostgres({ folder, database: 'holdfast' });
  try {
    return await work(started.ownerUrl);
  } finally {
    await started.stop();
  }
}

async function findOrganisations(ownerUrl: string, { organisation }: Asked): Promise<{ id: string; name: string }[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'holdfast verify', connectionTimeoutMillis: 15_000 });
  client.on('error', () => undefined); // Told by the statement that it breaks.
  try {
    await client.connect();
    const ready = await client.query<{ there: boolean }>(`SELECT to_regclass('audit_seal') IS NOT NULL AS there`);
    if (!ready.rows[0]?.there) throw new StartRefusal('This database was not brought up to date yet: start Holdfast once, and verify then.');
    const { rows } = await client.query<{ id: string; name: string }>('SELECT id, name FROM organisation WHERE $1::uuid IS NULL OR id = $1 ORDER BY name, id', [organisation]);
    if (rows.length === 0) throw new StartRefusal(organisation ? 'There is no such organisation in this database.' : 'There is no organisation in this database yet.');
    return rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function verify(asked: Asked, ownerUrl: string): Promise<number> {
  let intact = true;
  let found = false;
  for (const { id, name } of await findOrganisations(ownerUrl, asked)) {
    const began = Date.now();
    const verified = await verifyOrganisation(ownerUrl, id, asked.head);
    console.log([`${name} (${id})`, ...inWords(verified, (Date.now() - began) / 1_000)].join('\n  '));
    intact &&= verified.differences.count === 0;
    found ||= verified.found !== null;
  }
  if (asked.head === null || found) return intact ? INTACT : DIFFERS;
  console.log(`The head ${asked.head} is in no chain: the history before it was rewritten, or it is of another database.`);
  return DIFFERS;
}

function inWords({ sealed, unsealed, last, found, differences }: Verified, seconds: number): string[] {
  const [first, ...others] = differences.first;
  return [
    `${counted(sealed, 'event')} sealed, ${unsealed === 0 ? 'none waits' : `${counted(unsealed, 'event')} not sealed yet`}; read in ${seconds.toFixed(1)} s.`,
    last ? `Head: ${last.hash}, event ${last.number.toLocaleString('en-GB')}, sealed ${last.sealedAt}.` : 'Nothing is sealed yet, so there is no head.',
    ...(found === null ? [] : [`The head that was given is that of event ${found.toLocaleString('en-GB')}: nothing up to there was altered since it was printed.`]),
    ...(first === undefined ? ['Intact: chain, events and current rows agree.'] : [`DIFFERS, in ${counted(differences.count, 'place')}. The first: ${first}`, ...others.map((other) => `Then: ${other}`)]),
  ];
}

const counted = (count: number, noun: string): string => `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;

async function run(): Promise<number> {
  try {
    const asked = readArguments(process.argv.slice(2));
    return await withDatabase((ownerUrl) => verify(asked, ownerUrl));
  } catch (thrown) {
    console.error(thrown instanceof StartRefusal ? thrown.message : `The audit trail could not be verified: ${wordsOf(thrown)}.`);
    return CANNOT_RUN;
  }
}

process.exit(await run());
