// What is printed at the end.
import { ratioOf } from './figures.mjs';

const inMs = (ms) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(1));
const whole = (number) => Math.round(number).toLocaleString('en-GB');
const megabytes = (bytes) => (bytes === null ? 'not told' : `${whole(bytes / 2 ** 20)} MB`);
const kilobytes = (bytes) => `${whole(bytes / 1_000)} kB`;
const ofPast = ({ risks, assessments }) => `One register of ${whole(risks)} risks and ${whole(assessments)} assessments`;
const ofEvidence = ({ risks, controls, entries }) => `${whole(risks)} risks whose residuals lean on ${whole(controls)} controls with ${whole(entries)} entries of evidence`;
const risksOf = ({ risks }) => `${whole(risks)} risks`;

/** Columns as wide as they need to be; all but the first stand to the right. */
export function columns(rows) {
  if (rows.length === 0) return '';
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  return rows.map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ').trimEnd()).join('\n');
}

export const markdown = (rows) => {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(rows[0]), line(rows[0].map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.slice(1).map(line)].join('\n');
};

const HEADINGS = ['', 'clients', 'p50 ms', 'bare', 'ratio', 'p95 ms', 'bare', 'per second', 'bare'];

const figures = ({ title, clients, ours, bare }) => [
  title, String(clients), inMs(ours.p50), inMs(bare.p50), ratioOf({ ours, bare }).toFixed(2), inMs(ours.p95), inMs(bare.p95), whole(ours.perSecond), whole(bare.perSecond),
];

const judged = ({ aim, reached, found }) => `${reached === null ? 'not told ' : reached ? 'reached  ' : 'NOT REACHED'}  ${aim}: ${found}`;

export function plainText({ machine, sizes, asAt, evidence, start, firstLoad, auditVerify, recovery, imports, exported, aims }) {
  return [
    machine,
    ...sizes.filter(({ rows }) => rows.length > 0).map((size) => `${risksOf(size)} (${megabytes(size.bytesOnDisk)} on disk)\n${columns([HEADINGS, ...size.rows.map(figures)])}`),
    ...(asAt ? [`${ofPast(asAt)} (${megabytes(asAt.bytesOnDisk)} on disk)\n${columns([HEADINGS, ...asAt.rows.map(figures)])}`] : []),
    ...(evidence ? [`${ofEvidence(evidence)} (${megabytes(evidence.bytesOnDisk)} on disk)\n${columns([HEADINGS, ...evidence.rows.map(figures)])}`] : []),
    columns(around({ sizes, evidence, start, firstLoad, auditVerify, recovery, imports, exported })),
    aims.map(judged).join('\n'),
  ].filter(Boolean).join('\n\n');
}

/** For the README: a line for each case, a column for each size. */
export function forReadme({ machine, sizes, asAt, evidence, start, firstLoad, auditVerify, recovery, imports, exported, aims }) {
  const table = (clients, cell) => markdown([
    ['', ...sizes.map(risksOf)],
    ...sizes[0].rows.filter((row) => row.clients === clients).map(({ name, title }) => [title, ...sizes.map(({ rows }) => cell(rows.find((row) => row.name === name && row.clients === clients)))]),
  ]);
  const measured = sizes.length > 0 && sizes[0].rows.length > 0;
  return [
    machine,
    ...(measured
      ? [
          'Milliseconds at 1 client, p50 / p95; in brackets p50 over the p50 of the bare counterpart:',
          table(1, ({ ours, bare }) => `${inMs(ours.p50)} / ${inMs(ours.p95)} (${ratioOf({ ours, bare }).toFixed(2)})`),
          'Requests per second at 8 clients; in brackets those of the bare counterpart:',
          table(8, ({ ours, bare }) => `${whole(ours.perSecond)} (${whole(bare.perSecond)})`),
        ]
      : []),
    ...(asAt
      ? [`${ofPast(asAt)}, milliseconds at 1 client, p50 / p95; in brackets p50 over the p50 of the bare counterpart:`,
          atOneClient(asAt.rows)]
      : []),
    ...(evidence ? [`${ofEvidence(evidence)}, milliseconds at 1 client, p50 / p95; in brackets p50 over the p50 of the bare counterpart:`, atOneClient(evidence.rows)] : []),
    markdown([['', 'measured'], ...around({ sizes, evidence, start, firstLoad, auditVerify, recovery, imports, exported })]),
    aims.map(({ aim, reached, found }) => `- ${reached === null ? 'Not told' : reached ? 'Reached' : 'Not reached'}: ${aim} (${found}).`).join('\n'),
  ].join('\n\n');
}

const atOneClient = (rows) => markdown([['', 'measured'], ...rows.filter(({ clients }) => clients === 1).map(({ title, ours, bare }) => [title, `${inMs(ours.p50)} / ${inMs(ours.p95)} (${ratioOf({ ours, bare }).toFixed(2)})`])]);

const around = ({ sizes, evidence, start, firstLoad, auditVerify, recovery, imports, exported }) => [
  ...(start
    ? [
        ['Cold start to the first page: empty data folder, demo loaded', `${(start.coldMs / 1_000).toFixed(2)} s`],
        ['Warm start to the first page', `${(start.warmMs / 1_000).toFixed(2)} s`],
        ['Memory of `npm start` at rest, without PostgreSQL', megabytes(start.resident)],
      ]
    : []),
  ...sizes.map(({ risks, memory }) => [`Memory of the server at ${whole(risks)} risks, at rest and after the bench`, `${megabytes(memory.atRest)}, ${megabytes(memory.after)}`]),
  ...(firstLoad ? [[`First load of the client, ${firstLoad.files} files, brotli (gzip)`, `${kilobytes(firstLoad.brotli)} (${kilobytes(firstLoad.gzip)})`]] : []),
  ...(auditVerify ? [[`${whole(auditVerify.events)} audit events: verified, sealed`, `${whole(auditVerify.verified)}, ${whole(auditVerify.sealed)} per second`]] : []),
  ...(evidence ? [[`A rehearsal fails on which ${whole(evidence.failing.leaning)} residuals lean, each review called for (rows and events alone)`, `${whole(evidence.failing.ours)} ms (${whole(evidence.failing.bare)} ms)`]] : []),
  ...(recovery ?? []).flatMap(({ activities, resources, dependencies, ours, gaps, coverage, bare, bytes }) => {
    const of = `${whole(activities)} activities, ${whole(resources)} resources, ${whole(dependencies)} dependencies`;
    return [
      [`All lost, ${of}: timeline, gaps and single points in one request (a bare walk)`, `${inMs(ours)} ms, ${kilobytes(bytes)} (${inMs(bare)} ms)`],
      [`First page of gaps, of coverage: ${of} (a bare walk)`, `${inMs(gaps)} ms, ${inMs(coverage)} ms (${inMs(bare)} ms)`],
    ];
  }),
  ...(imports
    ? [
        ...['csv', 'xlsx'].map((format) => {
          const { bytes, looked, written, memory } = imports[format];
          return [`${whole(imports.rows)} rows of ${format.toUpperCase()} brought in (${megabytes(bytes)}): looked at, written, memory above rest`, `${seconds(looked)}, ${seconds(written)}, ${megabytes(memory)}`];
        }),
        ['COPY of the rows that come of it, indexes and all', seconds(imports.copy.ms)],
      ]
    : []),
  ...(exported ? exportsOf(exported) : []),
];

const inSeconds = (ms) => `${(ms / 1_000).toFixed(1)} s`;
const above = ({ memory }) => (memory === null ? 'memory not told' : `peak ${megabytes(memory)} above rest`);

const exportsOf = ({ risks, csv, copy, xlsx, bare, json, pdf }) => [
  [`${whole(risks)} risks as CSV, ${whole(csv.risks)} open, ${megabytes(csv.bytes)} (COPY of the same statement)`, `${inSeconds(csv.ms)}, ${above(csv)} (${inSeconds(copy.ms)}, ${above(copy)})`],
  [`The same as XLSX, all sheets, ${megabytes(xlsx.bytes)} (bare writer of the same library, ${whole(bare.rows)} rows)`, `${inSeconds(xlsx.ms)}, ${above(xlsx)} (${inSeconds(bare.ms)}, ${above(bare)})`],
  [`The same as JSON, all tables, ${megabytes(json.bytes)}`, `${inSeconds(json.ms)}, ${above(json)}`],
  ...pdf.map((one) => [`A register of ${whole(one.risks)} risks as PDF, ${kilobytes(one.bytes)}`, `${inSeconds(one.ms)}, ${above(one)}`]),
];

const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`;
