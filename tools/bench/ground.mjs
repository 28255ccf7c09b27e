// A fresh database with so many risks, in 50 registers in 4 levels unless told otherwise, and somebody signed in who reads them all.
import pg from 'pg';
import { product } from './product.mjs';

export async function layGround(server, risks, { registers = 50, name = `bench_${risks}` } = {}) {
  const { aCouncil, cellsOf, fillRegisters, prepareDatabase } = await product();
  await asOwner(server.ownerUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const ownerUrl = Object.assign(new URL(server.ownerUrl), { pathname: `/${name}` }).href;
  const { servingUrl } = await prepareDatabase({ ownerUrl });
  const council = await aCouncil(ownerUrl);
  const filled = await fillRegisters(ownerUrl, council, { risks, registers });
  await asOwner(ownerUrl, async (client) => {
    await client.query('ANALYZE');
    await client.query('CHECKPOINT'); // So that writing out what was filled does not fall into the measuring.
  });
  return {
    risks, ownerUrl, servingUrl, council, filled, cellsOf,
    headers: await council.signIn(council.people.riskManager),
    sizeOnDisk: () => asOwner(ownerUrl, async (client) => Number((await client.query('SELECT pg_database_size(current_database()) AS bytes')).rows[0].bytes)),
    clear: () => asOwner(server.ownerUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

export async function asOwner(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
