import { describe, expect, it } from '@jest/globals';
import type { CoverageRow } from '@holdfast/contracts';
import { missingInWords, nextStep, thingInWords } from './coverage-words';

const plan: CoverageRow['plan'] = { id: 'p', reference: 'PLN-007', name: 'Payroll', kind: 'team', approvedNumber: 1, openNumber: null, openState: null, nextReview: '2026-05-06', rehearsed: null };
const rehearsed: NonNullable<typeof plan>['rehearsed'] = { on: '2026-03-01', kind: 'full-failover', outcome: 'passed', failedBy: null, versionNumber: 1, changedSince: false };
const row = (change: Partial<CoverageRow>): CoverageRow => ({
  finding: 'activity', id: 'a', reference: 'ACT-001', name: 'Payroll', kind: null, critical: true, unitId: 'u', unitName: 'Finance', owner: { id: 'o', name: 'Sunita Bhatt', jobTitle: 'Head of Finance' }, lacks: [], plan, ...change,
});

describe('what the plans do not cover, in words', () => {
  it.each([
    [{ lacks: ['plan'], plan: null }, ['No plan recovers it'], 'Start a plan'],
    [{ lacks: ['approval', 'rehearsal'], plan: { ...plan, approvedNumber: null, openNumber: 1, openState: 'in-review' } }, ['Version 1 of PLN-007 waits for its approval', 'PLN-007 was never rehearsed'], 'Look at version 1'],
    [{ lacks: ['approval'], plan: { ...plan, approvedNumber: null, openNumber: 1, openState: 'draft' } }, ['PLN-007 was never approved'], 'Go on with version 1'],
    [{ lacks: ['review'] }, ['PLN-007 was due for review on 6 May 2026'], 'Review the plan'],
    [{ lacks: ['rehearsal'], plan: { ...plan, rehearsed: { ...rehearsed, outcome: 'failed', failedBy: 'partly' } } }, ['PLN-007 passed only in part when it was rehearsed on 1 March 2026'], 'Prepare a rehearsal'],
    [{ lacks: ['rehearsal'], plan: { ...plan, rehearsed: { ...rehearsed, kind: 'invocation', outcome: 'failed', failedBy: 'over-rto' } } }, ['PLN-007 missed its RTO when it was used on 1 March 2026'], 'Prepare a rehearsal'],
    [{ lacks: ['rehearsal'], plan: { ...plan, rehearsed } }, ['PLN-007 was last rehearsed on 1 March 2026'], 'Prepare a rehearsal'],
    [{ lacks: ['version'], plan: { ...plan, approvedNumber: 3, rehearsed: { ...rehearsed, versionNumber: 2, changedSince: true } } }, ['PLN-007 was last rehearsed on 1 March 2026 as version 2, and is now version 3'], 'Prepare a rehearsal'],
    [{ finding: 'resource', plan: null }, ['No plan recovers it'], 'Start a plan'],
    [{ finding: 'resource', plan: { ...plan, approvedNumber: null, openNumber: 2, openState: 'draft' } }, ['Only a draft recovers it, PLN-007'], 'Go on with version 2'],
    [{ finding: 'nothing-critical' }, ['Nothing critical is in it, nor what a critical activity leans on'], 'Look through the plan'],
    [{ finding: 'not-below' }, ['No corporate plan is above it, so nobody finds it from there'], 'Put it below a plan'],
  ] as [Partial<CoverageRow>, string[], string][])('say what is missing and the step that closes it', (change, missing, act) => {
    expect([missingInWords(row(change)), nextStep(row(change)).act]).toEqual([missing, act]);
  });

  it('start a plan with what is known of the activity', () => {
    expect(nextStep(row({ lacks: ['plan'], plan: null })).query).toEqual({ kind: 'team', name: 'Payroll: recovery plan', unit: 'u', owner: 'o', activity: 'a' });
  });

  it('say that a critical activity leans on a resource', () => {
    expect(thingInWords(row({ finding: 'resource', kind: 'site' }))).toBe('Site, a critical activity leans on it');
  });
});
