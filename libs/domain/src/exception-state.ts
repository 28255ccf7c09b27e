import { sameStanding, type StandingOn } from './acceptance';
import { daysBetween } from './calendar';
import type { ExceptionStep } from './exception-lifecycle';
import type { RiskStatus } from './vocabulary';

/** Where an exception stands. Lapsed: the risk closed, so there is nothing left to decide or to let happen. */
export const EXCEPTION_STATES = ['requested', 'returned', 'in-force', 'stale', 'expired', 'renewed', 'revoked', 'declined', 'withdrawn', 'lapsed'] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];

/** An exception counts as ending from so many days before its last one; lists ask for each of these. */
export const EXCEPTION_ENDING_DAYS = [30, 60, 90] as const;
export type ExceptionEndingDays = (typeof EXCEPTION_ENDING_DAYS)[number];

export interface PolicyException {
  readonly step: ExceptionStep;
  /** The last day on which it holds, "yyyy-mm-dd"; null before it is approved. */
  readonly expiresOn: string | null;
  /** A later one that renews it was approved. */
  readonly renewed: boolean;
  /** What was approved. */
  readonly residual: StandingOn;
}

/** The risk as it is now. */
export interface ExceptedRisk {
  readonly status: RiskStatus;
  readonly residual: StandingOn;
}

/**
 * Where an exception stands on a day. Like an acceptance it holds for the score that was approved and no other, and scored back it
 * holds anew; past its day it covers nothing whatever the score, so that is told first.
 */
export function exceptionState({ step, expiresOn, renewed, residual }: PolicyException, risk: ExceptedRisk, today: string): ExceptionState {
  if (step === 'declined' || step === 'withdrawn' || step === 'revoked') return step;
  if (renewed) return 'renewed';
  if (risk.status !== 'open') return 'lapsed';
  if (step !== 'approved') return step;
  if (expiresOn !== null && expiresOn < today) return 'expired';
  return sameStanding(residual, risk.residual) ? 'in-force' : 'stale';
}

/** Days left of an exception in force that ends within so many days, its last day counting as 0; null for any other. */
export function endingWithin(state: ExceptionState, expiresOn: string | null, today: string, days: number): number | null {
  if (state !== 'in-force' || expiresOn === null) return null;
  const left = daysBetween(today, expiresOn);
  return left <= days ? left : null;
}

/** Why an exception cannot be renewed, or null when it can: before its day, after it, and when it went stale. */
export function whyNotRenewed(state: ExceptionState): string | null {
  switch (state) {
    case 'in-force':
    case 'stale':
    case 'expired':
      return null;
    case 'requested':
    case 'returned':
      return 'This is not decided yet, so there is nothing to renew.';
    case 'renewed':
      return 'This exception was renewed already. Renew the later one.';
    case 'revoked':
      return 'This exception was revoked. Ask for a new one instead.';
    case 'declined':
    case 'withdrawn':
      return 'This was never approved. Ask for a new one instead.';
    case 'lapsed':
      return 'The risk is closed, so there is nothing to renew.';
  }
}

/** Why an approved exception cannot be revoked, or null when it can. A stale one can: scored back, it would hold again. */
export function whyNotRevoked(state: ExceptionState): string | null {
  switch (state) {
    case 'in-force':
    case 'stale':
      return null;
    case 'expired':
      return 'This exception has expired. There is nothing left to revoke.';
    case 'renewed':
      return 'This exception was renewed. Revoke the later one.';
    case 'revoked':
      return 'This exception was revoked already.';
    case 'lapsed':
      return 'The risk is closed, so there is nothing left to revoke.';
    case 'requested':
    case 'returned':
    case 'declined':
    case 'withdrawn':
      return 'This was never approved, so there is nothing to revoke.';
  }
}
