// The counterpart, a child process: a bare Fastify and the bare driver. For each request it asks the same statements over
// the same number of connections and sends the same bytes; it checks nothing, maps nothing and decides nothing.
import Fastify from 'fastify';
import pg from 'pg';
import { v7 } from 'uuid';
import { digestOf, Filling } from './recording.mjs';

const names = new Map();
const recordings = new Map();
let pool;

/** As it was asked: prepared under a name of this process, with values, or neither. */
function queryOf({ text, named, values }, filling) {
  const filled = values && filling ? values.map((value) => filling.fill(value)) : values;
  if (!named) return filled ? { text, values: filled } : text;
  if (!names.has(text)) names.set(text, `b${names.size}`);
  return { name: names.get(text), text, values: filled };
}

async function ask({ units }, filling, verify) {
  const put = async (client, statement) => {
    const result = await client.query(queryOf(statement, filling));
    const { rows } = Array.isArray(result) ? result.at(-1) : result;
    if (verify && digestOf(rows) !== statement.digest) throw new Error(`Other rows than the API got: ${statement.text}`);
  };
  for (const unit of units) {
    if (unit.length === 1) {
      await put(pool, unit[0]);
      continue;
    }
    const client = await pool.connect();
    try {
      for (const statement of unit) await put(client, statement);
    } catch (thrown) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw thrown;
    } finally {
      client.release();
    }
  }
}

const app = Fastify();
app.route({
  method: ['GET', 'POST'],
  url: '/*',
  handler: async (request, reply) => {
    const { headers } = request;
    const recording = recordings.get(headers['x-recorded']);
    const filling = recording.changes ? new Filling(v7, headers['idempotency-key']) : null;
    await ask(recording, filling, headers['x-verify']);
    const { status, type, body } = recording.answer;
    return reply.code(status).type(type).send(filling ? filling.fill(body) : body);
  },
});

process.on('message', async ({ servingUrl, poolSize, recordings: more, changes }) => {
  try {
    for (const [name, recording] of more) recordings.set(name, { ...recording, changes });
    if (!pool) {
      pool = new pg.Pool({ connectionString: servingUrl, max: poolSize });
      await app.listen({ host: '127.0.0.1', port: 0 });
    }
    process.send({ port: app.server.address().port });
  } catch (thrown) {
    process.send({ fault: thrown.stack });
  }
});
process.once('disconnect', () => process.exit(0));
