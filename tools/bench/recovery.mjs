// What it costs to reckon what comes back when, with gaps and single points of failure, in one request, and the first pages of
// gaps and of coverage; beside a bare walk along every edge.
import { asOwner } from './ground.mjs';
import { product } from './product.mjs';

const FULL = { activities: 2_000, resources: 10_000, dependencies: 50_000 };
const TURNS = 7;

/** At a quarter and a half of the size too, so that the growth is seen. */
export async function measureRecovery(server) {
  const sizes = [];
  for (const part of [0.25, 0.5, 1]) sizes.push(await measureSize(server, Object.fromEntries(Object.entries(FULL).map(([name, count]) => [name, count * part]))));
  return sizes;
}

async function measureSize(server, size) {
  const { aCouncil, createApp, fillContinuity, prepareDatabase } = await product();
  const name = `bench_recovery_${size.activities}`;
  await asOwner(server.ownerUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  try {
    const ownerUrl = Object.assign(new URL(server.ownerUrl), { pathname: `/${name}` }).href;
    const { servingUrl } = await prepareDatabase({ ownerUrl });
    const council = await aCouncil(ownerUrl);
    await fillContinuity(ownerUrl, council, size);
    const app = await createApp({ servingUrl, publicUrl: 'http://localhost', mailFrom: 'bench@localhost', demo: false, logLevel: 'silent' });
    try {
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
      const headers = await council.signIn(council.people.riskManager);
      const asking = (method, url, payload) => async () => {
        const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
        if (answer.statusCode !== 200) throw new Error(`${url} was answered with ${answer.statusCode}: ${answer.body.slice(0, 300)}`);
        return answer.body.length;
      };
      const ask = asking('POST', '/api/what-ifs', { everything: true });
      const bytes = await ask();
      const walk = await bareWalk(ownerUrl);
      return { ...size, bytes, ours: await median(ask), gaps: await median(asking('GET', '/api/gaps')), coverage: await median(asking('GET', '/api/coverage')), bare: await median(walk) };
    } finally {
      await app.close();
    }
  } finally {
    await asOwner(server.ownerUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }
}

/** The edges as numbers, and a walk from every node along each edge once. */
async function bareWalk(ownerUrl) {
  const edges = await asOwner(ownerUrl, async (client) =>
    (await client.query('SELECT coalesce(d.dependent_activity_id, d.dependent_resource_id) AS a, coalesce(m.activity_id, m.resource_id) AS b FROM dependency d JOIN dependency_member m ON m.dependency_id = d.id')).rows,
  );
  const nodes = new Map();
  const numberOf = (id) => nodes.get(id) ?? (nodes.set(id, nodes.size), nodes.size - 1);
  const pairs = edges.map(({ a, b }) => [numberOf(a), numberOf(b)]);
  const below = Array.from({ length: nodes.size }, () => []);
  for (const [a, b] of pairs) below[a].push(b);
  return async () => {
    const seen = new Uint8Array(nodes.size);
    let walked = 0;
    for (let root = 0; root < nodes.size; root += 1) {
      const waiting = seen[root] ? [] : [root];
      seen[root] = 1;
      for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
        for (const next of below[node]) {
          walked += 1;
          if (!seen[next]) {
            seen[next] = 1;
            waiting.push(next);
          }
        }
    }
    if (walked !== edges.length) throw new Error('An edge was left out');
  };
}

async function median(work) {
  const times = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other)[Math.floor(TURNS / 2)];
}
