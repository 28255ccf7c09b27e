import { describe, expect, it } from '@jest/globals';
import { judge, type Measured, type Row } from '../../tools/bench/aims.mjs';
import { figuresOf, quantile } from '../../tools/bench/figures.mjs';
import { initialFiles } from '../../tools/bench/first-load.mjs';
import { readOptions } from '../../tools/bench/options.mjs';
import { Filling, unitsOf, withHoles } from '../../tools/bench/recording.mjs';
import { forReadme, plainText } from '../../tools/bench/tables.mjs';

const ORGANISATION = '0198e0d4-0000-7000-8000-000000000001';
const REGISTER = '0198e0d4-0000-7000-8000-000000000002';
const RISK = '0198e0d4-0000-7000-8000-00000000000a';
const EVENT = '0198e0d4-0000-7000-8000-00000000000b';
const MATRIX = '0198e0d4-0000-7000-8000-00000000000c';
const NONE = '00000000-0000-0000-0000-000000000000';

describe('a recorded request', () => {
  it('goes over the connections that it went over', () => {
    const statements = ['SELECT 1', 'BEGIN READ ONLY; SELECT 2', 'SELECT 3', 'COMMIT', 'SELECT 4', 'START TRANSACTION', 'SELECT 5', 'COMMIT'].map((text) => ({ text }));
    expect(unitsOf(statements).map((unit) => unit.length)).toEqual([1, 3, 1, 3]);
  });

  const recorded = withHoles({
    request: { path: `/api/registers/${REGISTER}/risks`, headers: { cookie: `holdfast_session=${ORGANISATION}.x`, 'idempotency-key': 'key-1' } },
    statements: [
      { text: 'SELECT', values: [ORGANISATION, REGISTER], rows: [{ matrix: MATRIX }] },
      { text: 'INSERT', values: [`{"id":"${RISK}","upper":"${NONE}","matrix":"${MATRIX}"}`, [RISK], EVENT, 'key-1', new Date(0), 3] },
    ],
    answer: { body: Buffer.from(`{"id":"${RISK}","reference":"ICT-007"}`) },
  });

  it('is asked again with ids and a key of its own, and all else as it was', () => {
    const ids = ['new-risk', 'new-event'];
    const filling = new Filling(() => ids.shift() ?? 'none left', 'key-2');
    expect(recorded.statements[0]?.values).toEqual([ORGANISATION, REGISTER]);
    expect(recorded.statements[1]?.values?.map((value) => filling.fill(value))).toEqual([
      `{"id":"new-risk","upper":"${NONE}","matrix":"${MATRIX}"}`, ['new-risk'], 'new-event', 'key-2', new Date(0), 3,
    ]);
    expect(filling.fill(recorded.answer.body)).toBe('{"id":"new-risk","reference":"ICT-007"}');
  });
});

describe('the figures', () => {
  it('are those of all rounds together', () => {
    expect(figuresOf([{ times: [3, 1, 10], seconds: 1 }, { times: [2, 20], seconds: 1.5 }])).toEqual({ requests: 5, p50: 3, p95: 20, perSecond: 2 });
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2);
  });
});

const figures = (p50: number, perSecond = 1_000 / p50): Row['ours'] => ({ requests: 10, p50, p95: p50 * 2, perSecond });
const row = (name: string, clients: number, ours: number, bare: number, changes = false): Row => ({ name, title: `The ${name}`, clients, changes, ours: figures(ours), bare: figures(bare) });
const size = (risks: number, rows: Row[]): Measured['sizes'][0] => ({ risks, rows, memory: { atRest: 2 ** 27, after: null }, bytesOnDisk: 2 ** 30 });
const told = (measured: Omit<Measured, 'machine'>) => ({ machine: 'A machine.', ...measured, aims: judge({ machine: '', ...measured }) });

describe('an aim', () => {
  const verdicts = (measured: Omit<Measured, 'machine'>): (boolean | null)[] => told(measured).aims.map(({ reached }) => reached);

  it('is reached or not by what was measured', () => {
    const small = size(1_000, [row('first-page', 1, 1.2, 1), row('next-page', 1, 1.3, 1), row('rolled-up-map', 1, 1, 1), row('search-rare', 1, 1, 1), row('create', 8, 0.5, 0.5, true)]);
    const large = size(100_000, [row('first-page', 1, 1.2, 1), row('next-page', 1, 1.3, 1), row('rolled-up-map', 1, 1.1, 1), row('search-rare', 1, 3, 2.9), row('create', 8, 0.5, 0.5, true)]);
    expect(verdicts({ sizes: [small, large], firstLoad: { files: 3, brotli: 249_000, gzip: 290_000 }, start: { coldMs: 9_000, warmMs: 3_100, resident: null }, auditVerify: { events: 100_000, verified: 60_000, sealed: 30_000 } })).toEqual([true, true, true, false, true, true, false, true]);
  });

  it('of the recovery is reached while the time grows with the things and dependencies, and missed when it grows with their square', () => {
    const recovery = (part: number, ours: number, gaps: number) => ({ activities: 2_000 * part, resources: 10_000 * part, dependencies: 50_000 * part, bytes: 1_000, ours, gaps, coverage: 10, bare: 1 });
    expect(verdicts({ sizes: [], recovery: [recovery(0.25, 100, 50), recovery(0.5, 210, 100), recovery(1, 440, 400)] })).toEqual([true, false]);
    expect(verdicts({ sizes: [], recovery: [recovery(1, 440, 400)] })).toEqual([null, null]);
  });

  it('is not told by one size where it speaks of all, nor at all by what was not measured', () => {
    expect(verdicts({ sizes: [size(1_000, [row('rolled-up-map', 1, 1.6, 1)])] })).toEqual([false, null]);
    expect(verdicts({ sizes: [] })).toEqual([]);
  });
});

describe('the tables', () => {
  const measured = told({ sizes: [size(1_000, [row('first-page', 1, 1.234, 1), row('first-page', 8, 12.34, 10)]), size(10_000, [row('first-page', 1, 2, 1), row('first-page', 8, 20, 10)])] });

  it('put each figure beside its bare counterpart', () => {
    const lines = plainText(measured).split('\n').map((line) => line.trim().split(/ {2,}/));
    expect(lines).toContainEqual(['The first-page', '1', '1.23', '1.00', '1.23', '2.47', '2.00', '810', '1,000']);
    expect(lines).toContainEqual(['The first-page', '8', '20.0', '10.0', '2.00', '40.0', '20.0', '50', '100']);
  });

  it('show the sizes side by side in the README', () => {
    expect(forReadme(measured)).toContain('| The first-page | 1.23 / 2.47 (1.23) | 2.00 / 4.00 (2.00) |');
    expect(forReadme(measured)).toContain('| The first-page | 81 (100) | 50 (100) |');
  });
});

describe('the first load', () => {
  it('is the page, what it asks for at once, and what that needs before it runs', () => {
    const files = new Map([
      ['index.html', `<link rel="icon" href="crest.svg"><link rel="stylesheet" href="styles-A.css" media="print"><link href="chunk-B.js" rel="modulepreload">
        <script src="main-C.js" type="module"></script><link rel="preconnect" href="https://elsewhere.example">`],
      ['styles-A.css', `@font-face{src:url(/fonts/letters.woff2)}.a{background:url("data:image/svg+xml,x")}`],
      ['chunk-B.js', `import{a as b}from"./chunk-D.js";import"./chunk-E.js";export{c}from'./chunk-F.js';`],
      ['main-C.js', `import{x}from"./chunk-B.js";const later=()=>import("./chunk-LATER.js");`],
    ]);
    expect(initialFiles((file) => files.get(file) ?? '')).toEqual(['index.html', 'styles-A.css', 'chunk-B.js', 'main-C.js', 'fonts/letters.woff2', 'chunk-D.js', 'chunk-E.js', 'chunk-F.js']);
  });
});

describe('the command line', () => {
  it.each([
    [['--full'], { sizes: [1_000, 10_000, 100_000, 1_000_000] }],
    [['--sizes', '1000,5000', '--only', 'risk', '--only=search'], { sizes: [1_000, 5_000], only: ['risk', 'search'] }],
    [['--sizes=ten'], { fault: '--sizes takes whole numbers from 1000, with commas between them.' }],
    [['--only'], { fault: '--only needs a value.' }],
    [['--fast'], { fault: 'There is no option --fast.' }],
  ])('%j', (args, found) => {
    expect(readOptions(args)).toMatchObject(found);
  });
});
