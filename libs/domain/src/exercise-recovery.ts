import { clockInWords } from './duration';
import { provesRecovery, type ExerciseKind } from './exercise-lifecycle';
import type { ProvenTime } from './recovery-graph';

/** When something was lost, and when it was usable again or the attempt was given up. Moments as ISO 8601. */
export interface RecoveryTimes {
  readonly lostAt: string;
  readonly usableAt: string | null;
  readonly abandonedAt: string | null;
}

/** Minutes on the clock; `moreThan`: it was given up then, so the true time is longer. */
export interface MeasuredTime {
  readonly minutes: number;
  readonly moreThan: boolean;
}

/** From the stated loss to usable service, or to when it was given up; null: not measured, which is not zero. */
export function measuredRecovery({ lostAt, usableAt, abandonedAt }: RecoveryTimes): MeasuredTime | null {
  const until = usableAt ?? abandonedAt;
  return until === null ? null : { minutes: minutesBetween(lostAt, until), moreThan: usableAt === null };
}

/** How old the data was that came back: from the moment that it was of to the loss. Null: nobody looked. */
export const measuredDataLoss = (lostAt: string, dataAsOf: string | null): MeasuredTime | null =>
  dataAsOf === null ? null : { minutes: Math.max(0, minutesBetween(dataAsOf, lostAt)), moreThan: false };

/** Seconds are dropped, as on the clocks that people read. */
const minutesBetween = (from: string, to: string): number => Math.floor(Date.parse(to) / 60_000) - Math.floor(Date.parse(from) / 60_000);

/** Against a requirement: met, missed, or not to be said. Unknown on either side stays unknown. */
export const AGAINST_REQUIREMENT = ['within', 'over', 'cannot-say', 'not-known'] as const;
export type AgainstRequirement = (typeof AGAINST_REQUIREMENT)[number];

/** "More than 6 h" misses 4 h, and says nothing about 8 h. `required` in minutes on the clock. */
export function againstRequirement(measured: MeasuredTime | null, required: number | null): AgainstRequirement {
  if (required === null) return 'not-known';
  if (measured === null) return 'cannot-say';
  if (!measured.moreThan) return measured.minutes <= required ? 'within' : 'over';
  // At the very limit it was not back yet, and it came later than that.
  return measured.minutes >= required ? 'over' : 'cannot-say';
}

/** "11 h 20 min", "more than 6 h". */
export const measuredInWords = ({ minutes, moreThan }: MeasuredTime): string => `${moreThan ? 'more than ' : ''}${clockInWords(minutes)}`;

/** What is measured when a plan is used for real stands beside what is measured when it is rehearsed. */
export type MeasuredIn = ExerciseKind | 'invocation';

/** A plan used for real brings things back for real. */
export const provesTime = (kind: MeasuredIn): boolean => kind === 'invocation' || provesRecovery(kind);

/** What one rehearsal or invocation measured of one resource. */
export interface RecoveryResult extends RecoveryTimes {
  /** Of the rehearsal or invocation. */
  readonly sourceId: string;
  readonly kind: MeasuredIn;
  readonly endedAt: string;
  /** Null: not signed off, so nothing that counts yet. */
  readonly signedOffAt: string | null;
}

/** What it proves, and when it was shown: evidence has an age. */
export interface ProvenRecovery extends ProvenTime {
  readonly sourceId: string;
  readonly kind: MeasuredIn;
}

/** What the latest signed-off result shows, of a rehearsal or an invocation, that really brought the resource back, or tried to; null: nothing is proven. */
export function provenRecovery(results: readonly RecoveryResult[]): ProvenRecovery | null {
  let proven: ProvenRecovery | null = null;
  for (const result of results) {
    const measured = measuredRecovery(result);
    if (!measured || result.signedOffAt === null || !provesTime(result.kind)) continue;
    if (proven && Date.parse(proven.on) > Date.parse(result.endedAt)) continue;
    proven = { ...measured, sourceId: result.sourceId, kind: result.kind, on: result.endedAt };
  }
  return proven;
}
