// All cases at one size.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { READS, WRITES } from './cases.mjs';
import { figuresOf } from './figures.mjs';
import { compare, lineTo } from './load.mjs';
import { wants } from './options.mjs';
import { child, end, residentBytes, serve } from './processes.mjs';

export const CLIENTS = [1, 8];
/** As many connections as the API takes unless told otherwise. */
const POOL_SIZE = 10;
/** Requests in a round at most. */
const MOST = 5_000;

export async function measure(ground, options, folder, tell, all = [[READS, false], [WRITES, true]]) {
  const args = [...(options.cpuProf ? ['--cpu-prof', '--cpu-prof-dir=dist/bench'] : []), 'dist/api/main.js'];
  const server = await serve(args, { settings: { DATABASE_URL: ground.ownerUrl, DEMO: '0' }, log: `${folder}/server.log` });
  const bare = child('./bare-server.mjs');
  try {
    await pause(1_000);
    const atRest = residentBytes(server.process);
    const rows = [];
    for (const [cases, changes] of all) {
      const wanted = cases.filter(({ name }) => wants(options, name));
      if (wanted.length > 0) rows.push(...(await measureCases(wanted, { ground, options, server, bare, changes, tell })));
    }
    return { risks: ground.risks, rows, memory: { atRest, after: residentBytes(server.process) }, bytesOnDisk: await ground.sizeOnDisk() };
  } finally {
    await Promise.all([end(server.process), end(bare.process)]);
  }
}

async function measureCases(cases, { ground, options, server, bare, changes, tell }) {
  const line = lineTo(server.port, 1);
  const get = async (path) => (await line.ask({ path, headers: ground.headers })).body.toString();
  const sets = [];
  for (const { make, ...told } of cases) sets.push({ ...told, ...(changes ? changesOf : readsOf)(told.name, await make(ground, get), ground.headers) });

  const { recordings } = await child('./record.mjs').ask({ servingUrl: ground.servingUrl, changes, requests: sets.flatMap(({ toRecord }) => toRecord) });
  const named = sets.flatMap(({ toRecord }) => toRecord).map(({ headers }, n) => [headers['x-recorded'], recordings[n]]);
  const { port } = await bare.ask({ servingUrl: ground.servingUrl, poolSize: POOL_SIZE, changes, recordings: named });
  if (!changes) await verify(sets, line, port);
  line.close();

  const rows = [];
  for (const { name, title, ours, bare: counterpart } of sets)
    for (const clients of CLIENTS) {
      tell(`${title}, ${clients} client${clients === 1 ? '' : 's'}`);
      const lines = { ours: lineTo(server.port, clients), bare: lineTo(port, clients) };
      const sides = await compare({ ours: { line: lines.ours, next: ours }, bare: { line: lines.bare, next: counterpart } }, { clients, most: MOST, ...options });
      lines.ours.close();
      lines.bare.close();
      rows.push({ name, title, clients, changes, ours: figuresOf(sides.ours), bare: figuresOf(sides.bare) });
    }
  return rows;
}

/** Each answer once from both: the counterpart must get the same rows and send the same bytes, or there is nothing to compare. */
async function verify(sets, line, barePort) {
  const bareLine = lineTo(barePort, 1);
  for (const request of sets.flatMap(({ toRecord }) => toRecord)) {
    const [ours, bare] = [await line.ask(request), await bareLine.ask({ ...request, headers: { ...request.headers, 'x-verify': '1' } })];
    if (bare.status !== ours.status || !bare.body.equals(ours.body)) throw new Error(`The bare counterpart answers ${request.path} with ${bare.status}, other than the API: ${bare.body.subarray(0, 300)}`);
  }
  bareLine.close();
}

const byTurns = (requests) => {
  let turn = 0;
  return () => requests[turn++ % requests.length];
};

function readsOf(name, paths, headers) {
  const requests = paths.map((path, n) => ({ path, headers: { ...headers, 'x-recorded': `${name}-${n}` } }));
  return { toRecord: requests, ours: byTurns(requests), bare: byTurns(requests) };
}

const posted = (path, body, headers) => {
  const text = JSON.stringify(body);
  return { method: 'POST', path, body: text, headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'idempotency-key': `bench-${randomUUID()}` } };
};

/** As the client sends them: each with a key of its own, so that a retry cannot do it twice. */
const changesOf = (name, made, headers) => (made[0].bodies ? inTurns(name, made, headers) : once(name, made, headers));

function once(name, made, headers) {
  const next = byTurns(made.map(({ path, body }, n) => () => posted(path, body, { ...headers, 'x-recorded': `${name}-${n}` })));
  // Each twice, and the second is what is kept: what a process remembers after its first look is not asked again.
  return { toRecord: [...made, ...made].map(() => next()()), ours: () => next()(), bare: () => next()() };
}

/**
 * The same thing changed again and again, each time at the version that the last change left. The counterpart's own things
 * go to and fro between the two states that were recorded; no two clients meet at one thing.
 */
function inTurns(name, made, headers) {
  const things = made.map((thing, n) => ({ ...thing, name: `${name}-${n}`, turn: 0 }));
  const change = (thing) => {
    const turn = thing.turn++ % 2;
    return posted(thing.path, thing.bodies[turn], { ...headers, 'if-match': `"${thing.version++}"`, 'x-recorded': `${thing.name}-${turn}` });
  };
  const half = things.length / 2;
  const next = (own) => {
    const turns = new Map();
    return (client) => {
      const turn = turns.get(client) ?? 0;
      turns.set(client, turn + 1);
      const most = Math.max(...CLIENTS);
      const mine = own.filter((_, n) => n % most === client);
      return change(mine[turn % mine.length]);
    };
  };
  const counterparts = things.slice(half);
  // To, fro and to and fro again: the first pair starts from wherever the thing happened to be, the second is what is kept.
  const toRecord = counterparts.flatMap((thing) => [0, 1, 2, 3].map(() => change(thing)));
  return { toRecord, ours: next(things.slice(0, half)), bare: next(counterparts) };
}
