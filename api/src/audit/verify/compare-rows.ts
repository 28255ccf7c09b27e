import { canonicalJson } from '@holdfast/domain';
import pg from 'pg';
import { COMPARED } from './compared';
import type { Differences } from './differences';
import { Ahead, stream } from './stream';
import type { Compared, Place, State, Told } from './to-compare';

interface Row {
  id: string;
  label: string;
  state: string;
}

interface EventRow {
  subjectId: string;
  action: string;
  before: string | null;
  after: string | null;
  actorId: string | null;
  aboutId: string;
  registerId: string | null;
}

interface History {
  state: State;
  began: boolean;
  ended: boolean;
}

/** What is there now beside what its events say, thing by thing: both come in the order of their ids, so that one of each is held at a time. */
export async function compareRows(clients: { rows: pg.Client; events: pg.Client }, organisationId: string, differences: Differences): Promise<void> {
  const organisation = pg.escapeLiteral(organisationId);
  const { rows } = await clients.rows.query<Place>(`SELECT id AS "topUnitId" FROM unit WHERE organisation_id = ${organisation} AND parent_id IS NULL`);
  const place = rows[0] ?? { topUnitId: '' };
  for (const compared of COMPARED) await compareKind(clients, organisation, place, compared, differences);
}

async function compareKind(clients: { rows: pg.Client; events: pg.Client }, organisation: string, place: Place, compared: Compared, differences: Differences): Promise<void> {
  const rows = new Ahead(stream<Row>(clients.rows, compared.rows.replaceAll('$1', organisation)));
  const events = new Ahead(
    stream<EventRow>(
      clients.events,
      `${selectEvents(compared, organisation)} AND (before IS NOT NULL OR after IS NOT NULL) ORDER BY ${toldOf(compared)}, id`,
    ),
  );
  for (;;) {
    const row = rows.here ?? (await rows.peek());
    const event = events.here ?? (await events.peek());
    const id = !row ? event?.subjectId : !event || row.id < event.subjectId ? row.id : event.subjectId;
    if (id === undefined) return;
    const told: EventRow[] = [];
    for (let next = event; next?.subjectId === id; next = events.here ?? (await events.peek())) {
      told.push(next);
      events.take();
    }
    const here = row?.id === id ? row : undefined;
    if (here) rows.take();
    const why = await judge(here, told, id, { compared, place, client: clients.rows, organisation });
    if (why) differences.add(why);
  }
}

/** The thing that an event tells of. */
const toldOf = ({ toldAs }: Compared): string => (toldAs ? `(after ->> '${toldAs.id}')::uuid` : 'subject_id');

const selectEvents = (compared: Compared, organisation: string): string =>
  `SELECT ${toldOf(compared)} AS "subjectId", action, before::text AS before, after::text AS after, actor_id AS "actorId", subject_id AS "aboutId", register_id AS "registerId"
   FROM audit_event WHERE organisation_id = ${organisation} AND ${
     compared.toldAs ? `action = ANY ('{${compared.toldAs.actions.join(',')}}')` : `subject_type = ${pg.escapeLiteral(compared.subjectType)}`
   }`;

interface Judging {
  compared: Compared;
  place: Place;
  client: pg.Client;
  organisation: string;
}

async function judge(row: Row | undefined, events: readonly EventRow[], id: string, judging: Judging): Promise<string | null> {
  const { compared } = judging;
  const history = follow(events, judging);
  const name = `The ${compared.noun} ${row ? `${row.label} (${id})` : id}`;
  if (!row) {
    if (history.ended || (await wentWith(history, judging))) return null;
    return history.began ? `${name} is gone, and no event says so.` : `${name} is told of by events, and is not there.`;
  }
  if (!history.began) return `${name} is there, and no event says how it came to be.`;
  if (history.ended) return `${name} is there, although its events say that it was discarded.`;
  const read = JSON.parse(row.state) as State;
  const now = compared.stateOf?.(read) ?? read;
  const field = differing(now, history.state, compared);
  if (field === undefined) return null;
  // Two processes may have told the time a little differently: then the order of their transactions holds.
  const again = follow(await inOrderOfTransactions(id, judging), judging);
  const still = differing(now, again.state, compared);
  return still === undefined ? null : `${name}: "${still}" ${apart(now[still], again.state[still])}.`;
}

/** How what is there and what events say differ: of two lists, what one has and the other has not. */
function apart(now: unknown, told: unknown): string {
  if (!isWords(now) || !isWords(told)) return `is ${short(now)}, but its events say ${short(told)}`;
  const left = [...told];
  const more = now.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...(more.length ? [`holds ${short(more)}, of which no event tells`] : []), ...(left.length ? [`lacks ${short(left)}, of which events tell`] : [])].join(', and ');
}

const isWords = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

function follow(events: readonly EventRow[], { compared, place }: Judging): History {
  const history: History = { state: {}, began: false, ended: false };
  for (const event of events) {
    const { action, actorId, aboutId, registerId } = event;
    const told: Told = { action, before: parsed(event.before), after: parsed(event.after), actorId, aboutId, registerId };
    if (compared.begins.includes(told.action)) history.began = true;
    if (compared.ends?.includes(told.action)) history.ended = true;
    const roles = history.state['roles'];
    Object.assign(history.state, told.after);
    // Roles are followed one by one, whatever list of them an event carries.
    if (compared.follow && 'roles' in (told.after ?? {})) history.state['roles'] = roles;
    compared.follow?.(history.state, told, place);
  }
  return history;
}

/** A control of a draft is gone with it. */
async function wentWith({ state }: History, { compared, client, organisation }: Judging): Promise<boolean> {
  const other = compared.goesWith && state[compared.goesWith];
  if (typeof other !== 'string') return false;
  const { rows } = await client.query(`SELECT FROM audit_event WHERE organisation_id = ${organisation} AND subject_id = ${pg.escapeLiteral(other)} AND action = 'risk.discarded' LIMIT 1`);
  return rows.length > 0;
}

const inOrderOfTransactions = async (id: string, { compared, client, organisation }: Judging): Promise<EventRow[]> =>
  (await client.query<EventRow>(`${selectEvents(compared, organisation)} AND ${toldOf(compared)} = ${pg.escapeLiteral(id)} ORDER BY xid, id`)).rows;

const differing = (now: State, told: State, { whenTold }: Compared): string | undefined =>
  Object.keys(now).find((field) => normal(now[field]) !== normal(told[field]) && (field in told || !whenTold?.includes(field)));

/** What is not filled in is left out of some events and null in others; lists of ids have no order. */
function normal(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'string') return `"${value}`;
  if (typeof value !== 'object') return canonicalJson(value);
  if (Array.isArray(value)) return value.length === 0 ? '' : canonicalJson(value.every((one) => typeof one === 'string') ? [...value].sort() : value);
  return Object.values(value).every((part) => part === null) ? '' : canonicalJson(value);
}

const parsed = (json: string | null): State | null => (json === null ? null : (JSON.parse(json) as State));

const LONGEST = 80;
function short(value: unknown): string {
  if (normal(value) === '') return 'empty';
  const text = canonicalJson(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
