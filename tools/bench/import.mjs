// What it costs to bring in the file of a register: CSV and XLSX, from the upload to the last row, beside COPY of the rows that come
// of it; and how much memory the server takes for it above rest.
import { setTimeout as pause } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { asOwner } from './ground.mjs';
import { lineTo } from './load.mjs';
import { end, peakOf, serve } from './processes.mjs';
import { product } from './product.mjs';

const ROWS = 50_000;
const HEADERS = ['Reference', 'Risk', 'Cause', 'Consequence', 'Risk owner', 'Category', 'Inherent likelihood', 'Inherent impact', 'Residual likelihood', 'Residual impact', 'Review date', 'Insurer'];
const DATABASE = 'bench_import';

export async function measureImport(server, folder, tell) {
  const { aCouncil, prepareDatabase } = await product();
  await asOwner(server.ownerUrl, (client) => client.query(`CREATE DATABASE ${DATABASE}`));
  const ownerUrl = Object.assign(new URL(server.ownerUrl), { pathname: `/${DATABASE}` }).href;
  try {
    await prepareDatabase({ ownerUrl });
    const council = await aCouncil(ownerUrl);
    const headers = await council.signIn(council.people.riskManager);
    const ground = { ownerUrl, council, headers, folder };
    tell('CSV');
    const csv = await imported(ground, 'bench.csv', Buffer.from([HEADERS, ...rows()].map((row) => row.join(',')).join('\n')), council.registers.ict);
    tell('XLSX');
    const xlsx = await imported(ground, 'bench.xlsx', await workbook(), council.registers.housing);
    tell('COPY of what came of it');
    const copy = await copied(ownerUrl, council.registers.ict);
    return { rows: ROWS, csv, xlsx, copy };
  } finally {
    await asOwner(server.ownerUrl, (client) => client.query(`DROP DATABASE ${DATABASE} WITH (FORCE)`));
  }
}

function* rows() {
  for (let at = 1; at <= ROWS; at += 1)
    yield [`R-${at}`, `The supplier of service ${at} fails`, `Losses in its year ${at % 97}`, `Service ${at} stops for ${(at % 9) + 1} days and has to be done by hand`, 'Service Desk Manager', `Group ${at % 40}`, (at % 5) + 1, ((at * 3) % 5) + 1, (at % 4) + 1, ((at * 7) % 4) + 1, '2099-03-31', `Policy ${at % 211}`];
}

async function workbook() {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Register');
  sheet.addRow(HEADERS);
  for (const row of rows()) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Looked at and written as a browser does it, on a server that has just begun. */
async function imported({ ownerUrl, headers, folder }, name, file, registerId) {
  const server = await serve(['dist/api/main.js'], { settings: { DATABASE_URL: ownerUrl, DEMO: '0' }, log: `${folder}/server.log` });
  const line = lineTo(server.port, 1);
  const ask = async (method, path, body, type = 'application/json') => {
    const { status, body: answer } = await line.ask({ method, path, headers: { ...headers, ...(body ? { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) } : {}) }, body });
    if (status >= 300) throw new Error(`${method} ${path} was answered with ${status}: ${answer}`);
    return answer.length === 0 ? null : JSON.parse(answer);
  };
  const small = Buffer.from(`${HEADERS.join(',')}\nX,Nothing,,,Service Desk Manager,,1,1,1,1,2099-03-31,`);
  try {
    // What is begun with the server, and what a first import loads, belongs to rest.
    await pause(1_000);
    await ask('POST', `/api/registers/${registerId}/import-drafts?name=small.csv`, small, 'application/octet-stream');
    const memory = peakOf(server.process);
    const began = performance.now();
    const draft = await ask('POST', `/api/registers/${registerId}/import-drafts?name=${name}`, file, 'application/octet-stream');
    const looked = performance.now() - began;
    if (draft.counts.new !== ROWS) throw new Error(`${draft.counts.new} rows are new, ${draft.counts.faults} cannot be read: ${JSON.stringify(draft.faults[0])}`);
    const lookedMemory = memory();
    const at = `/api/register-import-drafts/${draft.id}/import`;
    let job = await ask('POST', at, JSON.stringify({ digest: draft.digest }));
    while (job.state === 'waiting' || job.state === 'running') {
      await pause(250);
      ({ job } = await ask('GET', at));
    }
    if (job.state !== 'done' || job.done !== ROWS) throw new Error(`${job.done} risks were added: ${job.state}, ${job.fault}`);
    return { bytes: file.length, looked, written: performance.now() - began - looked, lookedMemory, memory: memory() };
  } finally {
    line.close();
    await end(server.process);
  }
}

/** The same rows of every table that the import wrote to, through COPY, indexes and all. */
async function copied(ownerUrl, registerId) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const tables = { risk: `register_id = '${registerId}'`, risk_assessment: `risk_id IN (SELECT id FROM risk WHERE register_id = '${registerId}')`, audit_event: `register_id = '${registerId}'`, import_row: `import_id = (SELECT id FROM import WHERE register_id = '${registerId}')` };
  try {
    const [{ data_directory: there }] = (await client.query('SHOW data_directory')).rows;
    for (const [table, where] of Object.entries(tables)) {
      await client.query(`CREATE TABLE bare_${table} (LIKE ${table} INCLUDING ALL)`);
      await client.query(`COPY (SELECT * FROM ${table} WHERE ${where}) TO '${there}/${table}.copy'`);
    }
    const began = performance.now();
    for (const table of Object.keys(tables)) await client.query(`COPY bare_${table} FROM '${there}/${table}.copy'`);
    return { ms: performance.now() - began };
  } finally {
    await client.end();
  }
}
