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

/** When work on it was started, and how long it took; empty where nobody said. How long it took from the loss is told apart. */
export function workInWords({ workStartedAt, usableAt, abandonedAt }: Omit<RecoveryTimes, 'lostAt'> & { readonly workStartedAt: string | null }, moment: (at: string) => string): string {
  if (workStartedAt === null) return '';
  const until = usableAt ?? abandonedAt;
  const end = until === null ? '' : `, ${usableAt === null ? 'given up' : 'usable again'} after ${clockInWords(Math.max(0, minutesBetween(workStartedAt, until)))} of it`;
  return `Work started ${moment(workStartedAt)}${end}`;
}

/**
 * The time of what all of these belong to, such as a plan: when the last of them was usable again, or the first was given up. What
 * nobody measured says nothing of it; null: none of them was measured.
 */
export function recoveryOfAll(lostAt: string, times: readonly Omit<RecoveryTimes, 'lostAt'>[]): MeasuredTime | null {
  const measured = times.flatMap((one) => measuredRecovery({ lostAt, ...one }) ?? []);
  const given = measured.filter(({ moreThan }) => moreThan);
  if (given.length > 0) return given.reduce((first, one) => (one.minutes < first.minutes ? one : first));
  return measured.reduce<MeasuredTime | null>((last, one) => (last === null || one.minutes > last.minutes ? one : last), null);
}

/** How old the data was that came back: from the moment that it was of to the loss. Null: nobody looked. */
export const measuredDataLoss = (lostAt: string, dataAsOf: string | null): MeasuredTime | null =>
  dataAsOf === null ? null : { minutes: Math.max(0, minutesBetween(dataAsOf, lostAt)), moreThan: false };

/** What of a rehearsal says how old the data was that came back to one resource. Moments as ISO 8601; null: not known. */
export interface DataBroughtBack {
  readonly lostAt: string;
  /** When the backup set was taken that the rehearsal read. */
  readonly backupTakenAt: string | null;
  /** The moment that the data turned out to be of. */
  readonly dataAsOf: string | null;
  readonly abandonedAt: string | null;
}

/**
 * A restore test brings back what its set holds, so the loss runs from the moment of the set, or from before where the data in it turned
 * out to be older. Elsewhere it is what somebody looked at. Null: nothing came back, or nobody knows.
 */
export function dataLossIn(kind: ExerciseKind, { lostAt, backupTakenAt, dataAsOf, abandonedAt }: DataBroughtBack): MeasuredTime | null {
  if (kind !== 'restore-test') return measuredDataLoss(lostAt, dataAsOf);
  if (abandonedAt !== null) return null;
  const moments = [backupTakenAt, dataAsOf].flatMap((moment) => moment ?? []).sort((one, other) => Date.parse(one) - Date.parse(other));
  return measuredDataLoss(lostAt, moments[0] ?? null);
}

/** How old a backup set was, in minutes, when it had been brought back: at the last recovery that was measured, else at the end. Null: nobody knows when it was taken. */
export function ageOfBackup(backupTakenAt: string | null, broughtBack: readonly (string | null)[], endedAt: string | null): number | null {
  const at = broughtBack.flatMap((moment) => moment ?? []).sort((one, other) => Date.parse(other) - Date.parse(one))[0] ?? endedAt;
  return backupTakenAt === null || at === null ? null : Math.max(0, minutesBetween(backupTakenAt, at));
}

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

/** What tries a plan out: a rehearsal, or its use for real. */
export type PlanTriedIn = ExerciseKind | 'invocation';

/** What tells how long a resource was gone: as well an outage of it, without a plan in use, that was looked back at. */
export type MeasuredIn = PlanTriedIn | 'outage';

/** What was out without a plan in use may have come back by itself or by a restart: how long that took proves nothing of its recovery. */
export const provesTime = (kind: MeasuredIn): boolean => kind === 'invocation' || (kind !== 'outage' && provesRecovery(kind));

/** What one rehearsal, invocation or outage measured of one resource. */
export interface RecoveryResult extends RecoveryTimes {
  /** Of the rehearsal, the invocation, or the review of the outage. */
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

/** What the latest signed-off rehearsal or invocation shows that really brought the resource back, or tried to; null: nothing is proven. */
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
