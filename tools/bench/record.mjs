// A child process: the API in-process, with an ear on the driver of PostgreSQL. Answers each request that it is sent and
// tells what was asked of the database for it.
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { product } from './product.mjs';
import { digestOf, unitsOf, withHoles } from './recording.mjs';

const listening = new AsyncLocalStorage();
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (config, values, callback) {
  const heard = listening.getStore();
  if (!heard || typeof config?.submit === 'function') return query.call(this, config, values, callback);
  if (typeof values === 'function') [values, callback] = [undefined, values];
  const statement = typeof config === 'string' ? { text: config, values } : { text: config.text, named: config.name !== undefined, values: config.values ?? values };
  heard.push(statement);
  const keep = (result) => void (statement.rows = (Array.isArray(result) ? result.at(-1) : result).rows);
  if (callback) return query.call(this, config, values, (error, result) => (error || keep(result), callback(error, result)));
  return query.call(this, config, values).then((result) => (keep(result), result));
};

async function record(app, request, changes) {
  const statements = [];
  const { path, headers, body, method = 'GET' } = request;
  // Awaited within: the request is only sent when somebody waits for its answer.
  const response = await listening.run(statements, async () => await app.inject({ method, url: path, headers, ...(body ? { payload: body } : {}) }));
  if (response.statusCode >= 300) throw new Error(`${method} ${path} was answered with ${response.statusCode}: ${response.payload}`);
  if (statements.length === 0) throw new Error(`Nothing was asked of the database for ${method} ${path}.`);
  const answer = { status: response.statusCode, type: response.headers['content-type'], body: response.rawPayload };
  const ready = changes ? withHoles({ request, statements, answer }) : { statements, answer };
  const told = ready.statements.map(({ rows, ...statement }) => (changes ? statement : { ...statement, digest: digestOf(rows) }));
  return { units: unitsOf(told), answer: ready.answer };
}

process.once('message', async ({ servingUrl, requests, changes }) => {
  try {
    const { createApp } = await product();
    const app = await createApp({ servingUrl, publicUrl: 'http://localhost', mailFrom: 'bench@localhost', demo: false, logLevel: 'silent' });
    // Twice, and the second time counts: what a process keeps after its first look is not asked again.
    if (!changes) for (const request of requests) await record(app, request, changes);
    const recordings = [];
    for (const request of requests) recordings.push(await record(app, request, changes));
    process.send({ recordings }, () => process.exit(0));
  } catch (thrown) {
    process.send({ fault: thrown.stack }, () => process.exit(1));
  }
});
