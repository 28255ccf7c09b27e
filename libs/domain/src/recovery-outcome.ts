import type { RecoveryOutcome } from './recovery-words';

export interface ActivityRecovery {
  /** Minutes after the loss; null: nobody can say. */
  readonly back: number | null;
  readonly rto: number | null;
  readonly mtpd: number | null;
}

/** What counts first is worst. Back exactly at its RTO is within it. An RTO that is not known is never met. */
export function recoveryOutcome({ back, rto, mtpd }: ActivityRecovery): RecoveryOutcome {
  if (back === null) return 'cannot-say';
  if (mtpd !== null && back > mtpd) return 'over-mtpd';
  if (rto === null) return 'no-requirement';
  return back > rto ? 'over-rto' : 'within';
}

export interface RecoverySummary {
  readonly concerned: number;
  readonly overMtpd: number;
  readonly overRtoOnly: number;
  /** When it is back is not known, or its RTO is not. */
  readonly cannotSay: number;
  readonly within: number;
  /** The first RTO or MTPD to pass, in minutes, and the place of its activity in the list; null: none passes, as far as is known. */
  readonly firstBreach: { readonly minutes: number; readonly at: number } | null;
  /** When the last of those that are known is back; null: none is known. */
  readonly knownBack: number | null;
}

export function recoverySummary(activities: readonly ActivityRecovery[]): RecoverySummary {
  const outcomes = activities.map(recoveryOutcome);
  const count = (...wanted: RecoveryOutcome[]): number => outcomes.filter((outcome) => wanted.includes(outcome)).length;
  const breaches = activities.flatMap(({ back, rto, mtpd }, at) => {
    const passed = back === null ? [] : [rto, mtpd].filter((limit) => limit !== null && back > limit).map((limit) => limit!);
    return passed.length === 0 ? [] : [{ minutes: Math.min(...passed), at }];
  });
  const known = activities.flatMap(({ back }) => (back === null ? [] : [back]));
  return {
    concerned: activities.length,
    overMtpd: count('over-mtpd'),
    overRtoOnly: count('over-rto'),
    cannotSay: count('cannot-say', 'no-requirement'),
    within: count('within'),
    firstBreach: breaches.reduce<RecoverySummary['firstBreach']>((first, breach) => (first && first.minutes <= breach.minutes ? first : breach), null),
    knownBack: known.reduce<number | null>((last, back) => Math.max(last ?? 0, back), null),
  };
}
