import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isNodeNewEnough } from '../../tools/node-version.mjs';
import { ofCheck, ofJest, ofPlaywright, sum } from '../../tools/test-counts.mjs';

describe('the version of Node', () => {
  it.each([
    ['20.19.0', true],
    ['20.20.2', true],
    ['20.18.9', false],
    ['18.20.8', false],
    ['21.7.3', false],
    ['22.12.0', false],
    ['22.13.0', true],
    ['24.1.0', true],
    ['8.17.0', false],
  ])('%s is new enough: %s', (version, enough) => {
    expect(isNodeNewEnough(version, '^20.19.0 || >=22.13.0')).toBe(enough);
  });
});

describe('the last line of the tests', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-counts-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const report = (content: object): string => {
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  const jest = (counts: object): string => report({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0, ...counts });

  it('counts what Jest reports, and a file that could not be loaded as a failure', () => {
    expect(ofJest(jest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, numRuntimeErrorTestSuites: 1 }), 1)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it('counts what Playwright reports, and what went wrong outside any test', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 };
    expect(ofPlaywright(report({ stats, errors: [{ message: 'the server did not start' }] }), 1)).toEqual({ passed: 4, failed: 3, skipped: 1 });
  });

  it.each([
    ['found no test', () => ofJest(jest({}), 0)],
    ['wrote no report', () => ofPlaywright(join(folder, 'missing.json'), 0)],
    ['ended badly though no test failed', () => ofJest(jest({ numPassedTests: 3 }), 134)],
    ['was a check that ended badly', () => ofCheck(2)],
  ])('counts a stage as failed that %s', (_, stage) => {
    expect(stage().failed).toBe(1);
  });

  it('adds the stages up', () => {
    expect(sum([ofCheck(0), ofCheck(1), ofJest(jest({ numPassedTests: 3, numPendingTests: 1 }), 0)])).toEqual({ passed: 4, failed: 1, skipped: 1 });
  });
});
