import type { RecoveryOutcome } from './recovery-words';

/** How early something can be back of which nobody can say when it is. `moreThan`: it takes longer than these minutes, else at least them. */
export interface EarliestReturn {
  readonly minutes: number;
  readonly moreThan: boolean;
}

export interface ActivityRecovery {
  /** Minutes after the loss; null: nobody can say. */
  readonly back: number | null;
  /** Of what nobody can say; null: not even that is known. */
  readonly earliest?: EarliestReturn | null;
  readonly rto: number | null;
  readonly mtpd: number | null;
}

/**
 * What counts first is worst. Back exactly at its RTO is within it. An RTO that is not known is never met. What takes at least 8 h
 * is over 6 h, whatever is not known of it; of 9 h nobody can say.
 */
export function recoveryOutcome(recovery: ActivityRecovery): RecoveryOutcome {
  const { back, rto, mtpd } = recovery;
  if (passes(recovery, mtpd)) return 'over-mtpd';
  if (passes(recovery, rto)) return 'over-rto';
  return back === null ? 'cannot-say' : rto === null ? 'no-requirement' : 'within';
}

/** Whether it is back after this many minutes, for certain. */
function passes({ back, earliest }: ActivityRecovery, limit: number | null): boolean {
  if (limit === null) return false;
  if (back !== null) return back > limit;
  return !!earliest && (earliest.moreThan ? earliest.minutes >= limit : earliest.minutes > limit);
}

export interface RecoverySummary {
  readonly concerned: number;
  readonly overMtpd: number;
  readonly overRtoOnly: number;
  /** When it is back is not known, or its RTO is not. */
  readonly cannotSay: number;
  readonly within: number;
  /** The first RTO or MTPD to pass, in minutes, the place of its activity in the list, and how many more pass one just then; null: none passes, as far as is known. */
  readonly firstBreach: { readonly minutes: number; readonly at: number; readonly more: number } | null;
  /** When the last of those that are known is back; null: none is known. */
  readonly knownBack: number | null;
}

export function recoverySummary(activities: readonly ActivityRecovery[]): RecoverySummary {
  const outcomes = activities.map(recoveryOutcome);
  const count = (...wanted: RecoveryOutcome[]): number => outcomes.filter((outcome) => wanted.includes(outcome)).length;
  const breaches = activities.flatMap((activity, at) => {
    const passed = [activity.rto, activity.mtpd].filter((limit) => limit !== null).filter((limit) => passes(activity, limit));
    return passed.length === 0 ? [] : [{ minutes: Math.min(...passed), at }];
  });
  const earliest = Math.min(...breaches.map(({ minutes }) => minutes));
  const [first, ...more] = breaches.filter(({ minutes }) => minutes === earliest);
  const known = activities.flatMap(({ back }) => (back === null ? [] : [back]));
  return {
    concerned: activities.length,
    overMtpd: count('over-mtpd'),
    overRtoOnly: count('over-rto'),
    cannotSay: count('cannot-say', 'no-requirement'),
    within: count('within'),
    firstBreach: first ? { ...first, more: more.length } : null,
    knownBack: known.reduce<number | null>((last, back) => Math.max(last ?? 0, back), null),
  };
}
