// npm run bench: measures the program beside its bare counterpart, on a PostgreSQL of its own that is thrown away
// afterwards. See docs/decisions/measured-beside-the-bare-driver.md for what is compared with what.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { readOptions, USAGE, wants } from './bench/options.mjs';
import { requireNode } from './node-version.mjs';

const TMPFS = 0x01021994;

async function bench(options) {
  const { buildStale } = await import('./stale.mjs');
  const { buildProduct, product } = await import('./bench/product.mjs');
  const { endAll } = await import('./bench/processes.mjs');
  const { asOwner, layGround } = await import('./bench/ground.mjs');
  const { measure } = await import('./bench/measure.mjs');
  const { measureStart } = await import('./bench/start-up.mjs');
  const { measureFirstLoad } = await import('./bench/first-load.mjs');
  const { measureAsAt } = await import('./bench/as-at.mjs');
  const { EVENTS, EVENTS_FULL, measureAuditVerify } = await import('./bench/audit-verify.mjs');
  const { measureRecovery } = await import('./bench/recovery.mjs');
  const { measureEvidence } = await import('./bench/evidence.mjs');
  const { measureImport } = await import('./bench/import.mjs');
  const { measureExport } = await import('./bench/export.mjs');
  if (!(await buildStale(['api', 'client']))) return undefined;
  await buildProduct();

  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
  let server;
  const clear = async () => {
    await endAll();
    await server?.stop('immediate');
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      process.on('uncaughtException', () => undefined); // Connections break now.
      void clear().finally(() => process.exit(130));
    });
  const began = Date.now();
  const tell = (what) => process.stderr.write(`${String(Math.round((Date.now() - began) / 1_000)).padStart(5)} s  ${what}\n`);
  try {
    const start = wants(options, 'start') ? (tell('Start, cold and warm'), await measureStart(folder)) : undefined;
    const firstLoad = wants(options, 'first-load') ? (tell('First load'), await measureFirstLoad(folder)) : undefined;
    // As in production: what is committed is on disk.
    server = await (await product()).startEmbeddedPostgres({ folder: join(folder, 'postgres'), database: 'bench' });
    const machine = describe(await asOwner(server.ownerUrl, async (client) => (await client.query('SHOW server_version')).rows[0].server_version), folder);
    const sizes = [];
    for (const risks of onlyAround(options) ? [] : options.sizes) {
      tell(`Filling with ${risks.toLocaleString('en-GB')} risks`);
      const ground = await layGround(server, risks);
      sizes.push(await measure(ground, options, folder, (what) => tell(`${risks.toLocaleString('en-GB')} risks: ${what}`)));
      await ground.clear();
    }
    const asAt = wants(options, 'as-at') ? (tell('Registers as at a past moment'), await measureAsAt(server, options, folder, tell)) : undefined;
    const auditVerify = wants(options, 'audit-verify') ? (tell('Audit trail, sealed and verified'), await measureAuditVerify(server, options.full ? EVENTS_FULL : EVENTS)) : undefined;
    const recovery = wants(options, 'recovery') ? (tell('Recovery: timeline, gaps and single points of failure'), await measureRecovery(server)) : undefined;
    const evidence = wants(options, 'evidence') ? (tell('Residuals as evidenced'), await measureEvidence(server, options, folder, tell)) : undefined;
    const imports = wants(options, 'import') ? (tell('Import of the file of a register'), await measureImport(server, folder, tell)) : undefined;
    const exported = wants(options, 'export') ? await measureExport(server, folder, (what) => tell(`Export: ${what}`)) : undefined;
    return { machine, sizes, evidence, asAt, start, firstLoad, auditVerify, recovery, imports, exported };
  } finally {
    await clear();
  }
}

const onlyAround = ({ only }) => only.length > 0 && only.every((name) => ['start', 'first-load', 'audit-verify', 'recovery', 'import', 'export'].includes(name) || name.startsWith('as-at') || name.startsWith('evidence'));

const describe = (postgres, folder) =>
  `${cpus()[0]?.model.trim() ?? 'Unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, PostgreSQL ${postgres}, ` +
  `${statfsSync(folder).type === TMPFS ? 'fsync on a file system in memory, where it costs nothing' : 'fsync on'}.\n` +
  'The load, the server, its bare counterpart and PostgreSQL share these cores, and so does whatever else the machine is doing.';

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.fault || options.help) {
    console.log(options.fault ? `${options.fault}\n\n${USAGE}` : USAGE);
    return options.fault ? 2 : 0;
  }
  const measured = await bench(options);
  if (!measured) return 1;
  const { judge } = await import('./bench/aims.mjs');
  const { forReadme, plainText } = await import('./bench/tables.mjs');
  const told = { ...measured, aims: judge(measured) };
  console.log(options.markdown ? forReadme(told) : plainText(told));
  return 0;
}

if (requireNode()) {
  main().then(
    (code) => process.exit(code),
    (thrown) => {
      console.error(thrown);
      process.exit(1);
    },
  );
}
