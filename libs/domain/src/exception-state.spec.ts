import type { StandingOn } from './acceptance';
import {
  endingWithin, EXCEPTION_STATES, exceptionState, whyNotRenewed, whyNotRevoked, type ExceptedRisk, type ExceptionState, type PolicyException,
} from './exception-state';

const cell = (likelihood: string, impact: string, matrixVersionId = 'v1'): StandingOn => ({ matrixVersionId, likelihood, impact, level: 'H' });
const approved: PolicyException = { step: 'approved', expiresOn: '2026-06-30', renewed: false, residual: cell('4', '4') };
const risk: ExceptedRisk = { status: 'open', residual: cell('4', '4') };

describe('an exception', () => {
  it.each<[string, Partial<PolicyException>, Partial<ExceptedRisk>, string, ExceptionState]>([
    ['holds to the end of its last day', {}, {}, '2026-06-30', 'in-force'],
    ['is over the day after', {}, {}, '2026-07-01', 'expired'],
    ['goes stale when the residual is scored higher', {}, { residual: cell('5', '4') }, '2026-03-01', 'stale'],
    ['and when it is scored lower', {}, { residual: cell('3', '4') }, '2026-03-01', 'stale'],
    ['and on another matrix version', {}, { residual: cell('4', '4', 'v2') }, '2026-03-01', 'stale'],
    ['and when the score is taken back', {}, { residual: { matrixVersionId: null } }, '2026-03-01', 'stale'],
    ['is over before it is stale, if both', {}, { residual: cell('5', '5') }, '2026-07-01', 'expired'],
    ['is renewed, even when over', { renewed: true }, { residual: cell('5', '5') }, '2026-07-01', 'renewed'],
    ['stays renewed when the risk closes', { renewed: true }, { status: 'closed' }, '2026-07-01', 'renewed'],
    ['lapses when the risk closes', {}, { status: 'closed' }, '2026-03-01', 'lapsed'],
    ['that waits lapses too', { step: 'requested', expiresOn: null }, { status: 'closed' }, '2026-03-01', 'lapsed'],
    ['that waits does so whatever the score', { step: 'requested', expiresOn: null }, { residual: cell('1', '1') }, '2026-03-01', 'requested'],
    ['that went back with a question waits for the answer', { step: 'returned', expiresOn: null }, {}, '2026-03-01', 'returned'],
    ['that was revoked stays so, whatever else', { step: 'revoked' }, { status: 'closed' }, '2027-01-01', 'revoked'],
    ['that was declined stays so', { step: 'declined', expiresOn: null }, { status: 'closed' }, '2027-01-01', 'declined'],
    ['that was withdrawn stays so', { step: 'withdrawn', expiresOn: null }, {}, '2027-01-01', 'withdrawn'],
  ])('%s', (_rule, change, now, today, state) => {
    expect(exceptionState({ ...approved, ...change }, { ...risk, ...now }, today)).toBe(state);
  });

  it.each<[string, ExceptionState, string | null, number, number | null]>([
    ['thirty days before its last one', 'in-force', '2026-03-31', 30, 30],
    ['not a day earlier', 'in-force', '2026-04-01', 30, null],
    ['on its last day', 'in-force', '2026-03-01', 30, 0],
    ['not once it is over', 'expired', '2026-02-28', 30, null],
    ['not while it is asked for', 'requested', null, 90, null],
  ])('is ending %s', (_when, state, expiresOn, days, left) => {
    expect(endingWithin(state, expiresOn, '2026-03-01', days)).toBe(left);
  });

  it('is renewed in force, stale and expired, and no other', () => {
    expect(EXCEPTION_STATES.filter((state) => whyNotRenewed(state) === null)).toEqual(['in-force', 'stale', 'expired']);
    for (const state of EXCEPTION_STATES) if (whyNotRenewed(state)) expect(whyNotRenewed(state)).toMatch(/\.$/);
  });

  it('is revoked in force and stale, and no other', () => {
    expect(EXCEPTION_STATES.filter((state) => whyNotRevoked(state) === null)).toEqual(['in-force', 'stale']);
    for (const state of EXCEPTION_STATES) if (whyNotRevoked(state)) expect(whyNotRevoked(state)).toMatch(/\.$/);
  });
});
