// COPY of one statement to a file, over the bare driver: what it costs to have the rows at all.
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import pg from 'pg';

/** A query to the driver that takes what COPY sends, piece by piece. */
class Copy {
  constructor(text, out, done) {
    Object.assign(this, { text, out, done, bytes: 0 });
  }

  submit(connection) {
    connection.query(this.text);
  }

  handleCopyData({ chunk }) {
    this.bytes += chunk.length;
    this.out.write(chunk);
  }

  handleError(error) {
    this.done(error);
  }

  handleReadyForQuery() {
    this.done();
  }

  handleCommandComplete() {}

  handlePortalSuspended() {}

  handleRowDescription() {}

  handleDataRow() {}
}

async function copy({ url, organisationId, statement, to }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT set_config('holdfast.organisation', $1, false)`, [organisationId]);
    const out = createWriteStream(to);
    const began = performance.now();
    const bytes = await new Promise((done, failed) => {
      const query = new Copy(`COPY (${statement}) TO STDOUT (FORMAT csv)`, out, (error) => (error ? failed(error) : done(query.bytes)));
      client.query(query);
    });
    out.end();
    await finished(out);
    return { ms: performance.now() - began, bytes };
  } finally {
    await client.end();
  }
}

process.on('message', (message) => copy(message).then((answer) => process.send(answer), (thrown) => process.send({ fault: String(thrown.stack) })));
process.once('disconnect', () => process.exit(0));
