import pg from 'pg';
import { verifyOrganisation, type Verified } from '../audit';
import { withOwner } from './beside-the-database';
import { EXIT, refused, wrongUse, type Outcome } from './outcome';
import type { Asked, Verb } from './verb';

interface Wanted {
  head: string | null;
  organisation: string | null;
}

interface Found extends Verified {
  organisation: { id: string; name: string };
  seconds: number;
}

export const auditVerify: Verb = {
  name: 'audit verify', usage: '[--head HASH] [--organisation ID]', works: 'beside the database', takes: [0, 0],
  summary: 'holds the chain of audit events, the events and the current rows against one another',
  options: { head: { takes: 'HASH', says: 'a head that was printed earlier: says where it is in the chain' }, organisation: { takes: 'ID', says: 'this one alone' } },
  run: (asked) => {
    const wanted = read(asked);
    return withOwner((ownerUrl) => verify(wanted, ownerUrl));
  },
};

function read({ text }: Asked): Wanted {
  const [head = null, organisation = null] = [text('head'), text('organisation')];
  if (head !== null && !/^[0-9a-f]{64}$/i.test(head)) throw wrongUse('A head is 64 hexadecimal digits, as printed on the audit trail page.');
  if (organisation !== null && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(organisation)) throw wrongUse('An organisation is named by its id, such as 01900000-0000-7000-8000-000000000000.');
  return { head: head?.toLowerCase() ?? null, organisation: organisation?.toLowerCase() ?? null };
}

async function verify({ head, organisation }: Wanted, ownerUrl: string): Promise<Outcome> {
  const found: Found[] = [];
  for (const one of await organisationsOf(ownerUrl, organisation)) {
    const began = Date.now();
    found.push({ organisation: one, ...(await verifyOrganisation(ownerUrl, one.id, head)), seconds: (Date.now() - began) / 1_000 });
  }
  const lost = head !== null && found.every((one) => one.found === null);
  const intact = found.every(({ differences }) => differences.count === 0);
  return {
    exit: intact && !lost ? EXIT.done : EXIT.refused,
    words: [...found.map(inWords), ...(lost ? [`The head ${head} is in no chain: the history before it was rewritten, or it is of another database.`] : [])],
    report: { intact: intact && !lost, organisations: found },
  };
}

async function organisationsOf(ownerUrl: string, organisation: string | null): Promise<{ id: string; name: string }[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'holdfast verify', connectionTimeoutMillis: 15_000 });
  client.on('error', () => undefined); // Told by the statement that it breaks.
  await client.connect();
  try {
    const ready = await client.query<{ there: boolean }>(`SELECT to_regclass('audit_seal') IS NOT NULL AS there`);
    if (!ready.rows[0]?.there) throw refused('This database was not brought up to date yet: start Holdfast once, and verify then.');
    const { rows } = await client.query<{ id: string; name: string }>('SELECT id, name FROM organisation WHERE $1::uuid IS NULL OR id = $1 ORDER BY name, id', [organisation]);
    if (rows.length === 0) throw refused(organisation ? 'There is no such organisation in this database.' : 'There is no organisation in this database yet.');
    return rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function inWords({ organisation, sealed, unsealed, last, found, differences, seconds }: Found): string {
  const [first, ...others] = differences.first;
  return [
    `${organisation.name} (${organisation.id})`,
    `${counted(sealed, 'event')} sealed, ${unsealed === 0 ? 'none waits' : `${counted(unsealed, 'event')} not sealed yet`}; read in ${seconds.toFixed(1)} s.`,
    last ? `Head: ${last.hash}, event ${last.number.toLocaleString('en-GB')}, sealed ${last.sealedAt}.` : 'Nothing is sealed yet, so there is no head.',
    ...(found === null ? [] : [`The head that was given is that of event ${found.toLocaleString('en-GB')}: nothing up to there was altered since it was printed.`]),
    ...(first === undefined ? ['Intact: chain, events and current rows agree.'] : [`DIFFERS, in ${counted(differences.count, 'place')}. The first: ${first}`, ...others.map((other) => `Then: ${other}`)]),
  ].join('\n  ');
}

const counted = (count: number, noun: string): string => `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
