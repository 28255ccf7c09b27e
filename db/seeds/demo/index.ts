import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { hasOrganisation } from '../../setup-code';
import { StartRefusal } from '../../start-refusal';
import { LoadDay } from './load-day';
import { emailOf, PEOPLE } from './people';
import { DEMO_ORGANISATION_ID, Rows } from './rows';
import { tellCouncil } from './tell-council';
import { tellRisks } from './tell-risks';

/** Someone of the demo council who can sign in; printed at each start that serves the demo. */
export interface DemoSignIn {
  email: string;
  password: string;
  /** What this person is in the council, for whoever tries the demo. */
  role: string;
}

/** One for all, so that it can be remembered: nothing in the demo is worth keeping from anybody. */
const PASSWORD = 'aldermere-demo';

export const demoSignIns: readonly DemoSignIn[] = Object.values(PEOPLE).flatMap((person) =>
  person.tryThis ? [{ email: emailOf(person), password: PASSWORD, role: `${person.jobTitle}: ${person.tryThis}` }] : [],
);

/** Fills a database that holds no organisation with the demo council, in one transaction, as if it had been kept for two years until `now`. */
export async function loadDemo(ownerUrl: string, now = new Date()): Promise<void> {
  const rows = new Rows();
  const day = new LoadDay(now);
  // As sign-in makes them: argon2id, 19 MiB, two passes, one lane.
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  tellRisks(rows, day, tellCouncil(rows, day, passwordHash));
  await withClient(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('LOCK TABLE organisation IN SHARE ROW EXCLUSIVE MODE');
    if (await hasOrganisation(client)) throw new StartRefusal('The database holds a council already: the demo is loaded into an empty one only.');
    await rows.insert(client);
    await client.query('SELECT recount_standings($1)', [DEMO_ORGANISATION_ID]);
    await client.query('COMMIT');
  });
}

/** The database holds the demo council, so its sign-ins may be shown. */
export const holdsDemo = (ownerUrl: string): Promise<boolean> =>
  withClient(ownerUrl, async (client) => (await client.query('SELECT FROM organisation WHERE id = $1', [DEMO_ORGANISATION_ID])).rowCount === 1);

async function withClient<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'holdfast start' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
