// npm test, and npm run check, which leaves the browser out. Every stage runs, whatever failed before it, and the last
// line counts them all: the tests by the reports that their runners write, each other check as one.
import { mkdirSync, rmSync } from 'node:fs';
import { requireNode } from './node-version.mjs';
import { run } from './run.mjs';
import { buildStale } from './stale.mjs';
import { ofCheck, ofJest, ofPlaywright, sum } from './test-counts.mjs';

const REPORTS = 'dist/reports';
const ESM = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const tsc = (project) => ['node_modules/typescript/bin/tsc', '-p', `${project}/tsconfig.json`];

/** Quiet unless they fail. */
const CHECKS = [
  { title: 'Lint', args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  { title: 'Import rules', args: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'api', 'client', 'db', 'libs', 'e2e', '--config', '.dependency-cruiser.cjs'] },
  { title: 'Types of domain', args: tsc('libs/domain') },
  { title: 'Types of contracts', args: tsc('libs/contracts') },
  { title: 'Types of testing', args: tsc('libs/testing') },
  { title: 'Types of db', args: tsc('db') },
  { title: 'Types of api', args: tsc('api') },
  { title: 'Types of client', args: ['node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'client/tsconfig.json', '--noEmit'] },
  { title: 'Types of e2e', args: tsc('e2e') },
];

/** They show what they do while they do it. */
const SUITES = [
  { title: 'Tests of the domain', args: [...ESM, '-c', 'libs/domain/jest.config.mjs'] },
  // A worker keeps the modules of each file that it ran.
  { title: 'Tests of the api and the database', args: ['--max-old-space-size=8192', ...ESM, '-c', 'api/jest.config.mjs', '--maxWorkers=2'] },
  { title: 'Tests of the client', args: ['node_modules/jest/bin/jest.js', '-c', 'client/jest.config.mjs', '--maxWorkers=2'] },
];

const BROWSER = { title: 'Tests in the browser', args: ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts'] };

async function check({ title, args }) {
  const ended = await run(title, args);
  const counts = ofCheck(ended.code);
  tell(title, counts, ended.seconds);
  if (counts.failed > 0) console.log(ended.output);
  return counts;
}

async function jest({ title, args }, number) {
  heading(title);
  const report = `${REPORTS}/jest-${number}.json`;
  const ended = await run(title, [...args, '--ci', '--json', `--outputFile=${report}`], { show: true });
  const counts = ofJest(report, ended.code);
  tell(title, counts, ended.seconds);
  return counts;
}

async function browser({ title, args }) {
  if (!(await buildStale(['api', 'client']))) return { passed: 0, failed: 1, skipped: 0 };
  heading(title);
  const report = `${REPORTS}/playwright.json`;
  const ended = await run(title, [...args, '--reporter=list,json'], { show: true, environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } });
  const counts = ofPlaywright(report, ended.code);
  tell(title, counts, ended.seconds);
  return counts;
}

const heading = (title) => console.log(`\n${title}`);

function tell(title, { passed, failed, skipped, fault }, seconds) {
  console.log(`${failed > 0 ? 'FAILED' : '    ok'}  ${title}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(1)} s)`);
  if (fault) console.log(`        ${fault}`);
}

async function main() {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const counts = [];
  // Two at a time: each uses one core.
  const waiting = [...CHECKS];
  await Promise.all([1, 2].map(async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) counts.push(await check(next));
  }));
  for (const [number, suite] of SUITES.entries()) counts.push(await jest(suite, number));
  if (!process.argv.includes('--without-browser')) counts.push(await browser(BROWSER));
  return counts;
}

function end(counts) {
  const { passed, failed, skipped } = sum(counts);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
}

if (requireNode()) {
  try {
    end(await main());
  } catch (thrown) {
    console.error(thrown);
    end([{ passed: 0, failed: 1, skipped: 0 }]);
  }
}
