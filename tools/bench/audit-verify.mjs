// How fast a chain of events is sealed, and held against its events and the rows that they tell of.
import { asOwner } from './ground.mjs';
import { product } from './product.mjs';

export const EVENTS = 100_000;
export const EVENTS_FULL = 1_000_000;
const RISKS = 10_000;

/** On a database of its own; what `aCouncil` puts there without events is told as different, which is part of the work. */
export async function measureAuditVerify(server, events) {
  const { aCouncil, fillEvents, fillRegisters, prepareDatabase, createApp, SealEvents, verifyOrganisation } = await product();
  await asOwner(server.ownerUrl, (client) => client.query('CREATE DATABASE bench_audit'));
  try {
    const ownerUrl = Object.assign(new URL(server.ownerUrl), { pathname: '/bench_audit' }).href;
    const { servingUrl } = await prepareDatabase({ ownerUrl });
    const council = await aCouncil(ownerUrl);
    await fillRegisters(ownerUrl, council, { risks: RISKS, registers: 50 });
    await fillEvents(ownerUrl, council, events);
    const app = await createApp({ servingUrl, publicUrl: 'http://localhost', mailFrom: 'bench@localhost', demo: false, logLevel: 'silent' });
    const sealer = app.get(SealEvents);
    sealer.rest();
    const sealing = await timed(() => sealer.run());
    await app.close();
    await asOwner(ownerUrl, async (client) => {
      await client.query('VACUUM (ANALYZE) audit_seal');
      await client.query('CHECKPOINT');
    });
    const verifying = await timed(() => verifyOrganisation(ownerUrl, council.organisationId));
    const { sealed, differences } = verifying.result;
    const wrong = differences.first.find((difference) => !difference.includes('no event says how it came to be'));
    if (wrong || sealed < events) throw new Error(`The chain of the bench does not agree: ${wrong ?? `${sealed} events are sealed`}`);
    return { events: sealed, verified: sealed / verifying.seconds, sealed: sealed / sealing.seconds };
  } finally {
    await asOwner(server.ownerUrl, (client) => client.query('DROP DATABASE bench_audit WITH (FORCE)'));
  }
}

async function timed(work) {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1_000 };
}
