import type { PlanRehearsedView } from '@holdfast/contracts';
import { lastRehearsedInWords } from './rehearsed-words';

const PASSED: PlanRehearsedView = { on: '2026-05-16', kind: 'full-failover', outcome: 'passed', failedBy: null, versionNumber: 2, changedSince: false };

describe('what a list says of a plan that was put to use', () => {
  it.each([
    ['that it never was', null, 'Never rehearsed'],
    ['when it passed', PASSED, 'Was last rehearsed on 16 May 2026'],
    ['that it passed as a version that says otherwise than the one that holds', { ...PASSED, changedSince: true }, 'Was last rehearsed on 16 May 2026, as version 2'],
    ['how it failed', { ...PASSED, outcome: 'failed', failedBy: 'over-rto' }, 'Missed its RTO when it was rehearsed on 16 May 2026'],
    ['that real use was too slow', { ...PASSED, kind: 'invocation', outcome: 'failed', failedBy: 'over-rpo' }, 'Lost more data than its RPO allows when it was used on 16 May 2026'],
  ] as const)('%s', (_, rehearsed, words) => {
    expect(lastRehearsedInWords(rehearsed)).toBe(words);
  });
});
