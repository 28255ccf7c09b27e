// What an export costs: CSV beside the COPY of the same statement, XLSX beside the bare writer of the same library, and a register
// on paper; and how much memory each takes above rest.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { layGround } from './ground.mjs';
import { lineTo } from './load.mjs';
import { child, end, peakOf, serve } from './processes.mjs';
import { product } from './product.mjs';

const RISKS = 100_000;
const ON_PAPER = [500, 2_000];

export async function measureExport(server, folder, tell) {
  const large = await layGround(server, RISKS, { name: 'bench_export' });
  try {
    tell('CSV beside COPY');
    const rows = join(folder, 'rows.json');
    const [csv, copy] = [await exported(large, folder, { format: 'csv' }), await copied(large, folder)];
    tell('XLSX beside the bare writer');
    const xlsx = await exported(large, folder, { format: 'xlsx' });
    const json = await exported(large, folder, { format: 'json' }, { to: rows });
    const bare = await bareWorkbook(rows, join(folder, 'bare.xlsx'));
    rmSync(rows);
    tell('On paper');
    const pdf = [];
    for (const risks of ON_PAPER) pdf.push(await onPaper(server, folder, risks));
    return { risks: RISKS, csv, copy, xlsx, bare, json, pdf };
  } finally {
    await large.clear();
  }
}

/** Asked for, waited for and fetched, from a server that has just begun; into `to` where it is wanted. */
async function exported(ground, folder, body, { to, filter = '' } = {}) {
  const server = await serve(['dist/api/main.js'], { settings: { DATABASE_URL: ground.ownerUrl, DEMO: '0' }, log: `${folder}/server.log` });
  const line = lineTo(server.port, 1);
  const ask = async (method, path, said) => {
    const { status, body: answer } = await line.ask({ method, path, headers: { ...ground.headers, ...(said ? { 'content-type': 'application/json' } : {}) }, body: said && JSON.stringify(said) });
    if (status >= 300) throw new Error(`${method} ${path} was answered with ${status}: ${answer}`);
    return answer;
  };
  try {
    // What is begun with the server, and what a first export loads, belongs to rest.
    await pause(1_000);
    await made(ask, '/api/exports?q=nothing-is-called-so', body);
    const memory = peakOf(server.process);
    const began = performance.now();
    const { id, size, done } = await made(ask, `/api/exports${filter}`, body);
    const file = await ask('GET', `/api/exports/${id}/file`);
    const ms = performance.now() - began;
    if (file.length !== size || done === 0) throw new Error(`The export came with ${file.length} bytes of ${size}, ${done} risks.`);
    if (to) writeFileSync(to, file);
    return { ms, bytes: size, risks: done, memory: memory() };
  } finally {
    line.close();
    await end(server.process);
  }
}

async function made(ask, path, body) {
  let job = JSON.parse(await ask('POST', path, body));
  while (job.state === 'waiting' || job.state === 'running') {
    await pause(50);
    job = JSON.parse(await ask('GET', `/api/exports/${job.id}`));
  }
  if (job.state !== 'ready') throw new Error(`The export is ${job.state}: ${job.fault}`);
  return job;
}

/** The statement that the export of risks reads, as text with its values in it. */
async function statementOf(ground) {
  const { createApp } = await product();
  const app = await createApp({ servingUrl: ground.servingUrl, publicUrl: 'http://localhost', mailFrom: 'bench@localhost', demo: false, logLevel: 'silent' });
  const query = pg.Client.prototype.query;
  let heard;
  pg.Client.prototype.query = function hear(asked, ...more) {
    if (typeof asked?.text === 'string' && asked.text.startsWith('DECLARE')) heard ??= asked;
    return query.call(this, asked, ...more);
  };
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const ask = async (method, url, payload) => (await app.inject({ method, url, headers: ground.headers, ...(payload ? { payload } : {}) })).body;
    await made(ask, '/api/exports', { format: 'csv' });
  } finally {
    pg.Client.prototype.query = query;
    await app.close();
  }
  const literal = (value) => (value === null ? 'NULL' : pg.escapeLiteral(value instanceof Date ? value.toISOString() : Array.isArray(value) ? `{${value.join(',')}}` : String(value)));
  return heard.text.replace(/^DECLARE \S+ NO SCROLL CURSOR FOR /, '').replace(/\$(\d+)/g, (_, at) => literal(heard.values[at - 1]));
}

/** The same rows as COPY gives them, over the bare driver. */
async function copied(ground, folder) {
  const statement = await statementOf(ground);
  const bare = child('./bare-copy.mjs');
  try {
    await bare.ask({ url: ground.servingUrl, organisationId: ground.council.organisationId, statement: 'SELECT 1', to: join(folder, 'copy.csv') });
    const memory = peakOf(bare.process);
    return { ...(await bare.ask({ url: ground.servingUrl, organisationId: ground.council.organisationId, statement, to: join(folder, 'copy.csv') })), memory: memory() };
  } finally {
    await end(bare.process);
  }
}

async function bareWorkbook(from, to) {
  const bare = child('./bare-workbook.mjs');
  try {
    await bare.ask({ from: null, to });
    const memory = peakOf(bare.process);
    return { ...(await bare.ask({ from, to })), memory: memory() };
  } finally {
    await end(bare.process);
  }
}

async function onPaper(server, folder, risks) {
  const ground = await layGround(server, risks, { registers: 1, name: `bench_paper_${risks}` });
  try {
    return await exported(ground, folder, { format: 'pdf' }, { filter: '?status=open&status=closed' });
  } finally {
    await ground.clear();
  }
}
