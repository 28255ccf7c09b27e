import type { RecoveryOutcome } from './recovery-words';

export interface ActivityRecovery {
  /** Minutes after the loss; null: nobody can say. */
  readonly back: number | null;
  /** Of what nobody can say: it takes longer than this all the same, as something was given up; null: not even that is known. */
  readonly after?: number | null;
  readonly rto: number | null;
  readonly mtpd: number | null;
}

/** What counts first is worst. Back exactly at its RTO is within it. An RTO that is not known is never met. What takes longer than 6 h is over 6 h, and of 8 h nobody can say. */
export function recoveryOutcome({ back, after = null, rto, mtpd }: ActivityRecovery): RecoveryOutcome {
  if (back === null) return passes(after, mtpd) ? 'over-mtpd' : passes(after, rto) ? 'over-rto' : 'cannot-say';
  if (mtpd !== null && back > mtpd) return 'over-mtpd';
  if (rto === null) return 'no-requirement';
  return back > rto ? 'over-rto' : 'within';
}

const passes = (after: number | null, limit: number | null): boolean => after !== null && limit !== null && after >= limit;

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
  const breaches = activities.flatMap(({ back, after = null, rto, mtpd }, at) => {
    const passed = [rto, mtpd].filter((limit) => limit !== null && (back === null ? passes(after, limit) : back > limit)).map((limit) => limit!);
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
