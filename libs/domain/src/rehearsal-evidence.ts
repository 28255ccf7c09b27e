import type { EvidenceOutcome } from './evidence';
import { EXERCISE_KINDS, PROVING_KINDS, provesRecovery, type ExerciseKind, type ExerciseOutcome } from './exercise-lifecycle';
import type { AgainstRequirement } from './exercise-recovery';

/*
 * What a rehearsal is evidence of. Bringing something back in time shows that it comes back in time; talking about it shows that
 * it was talked about, and never more.
 */

/** What a control asks of a rehearsal: that a recovery time was kept, or that people went through it at all. */
export const REHEARSAL_ASKS = ['recovery-time', 'talked-through'] as const;
export type RehearsalAsks = (typeof REHEARSAL_ASKS)[number];

/** Whose rehearsals are looked at: those of a programme, those of a plan, or those that brought one resource back. */
export const REHEARSED = ['programme', 'plan', 'resource'] as const;
export type Rehearsed = (typeof REHEARSED)[number];

/** The kinds of rehearsal that can show what is asked. */
export const kindsThatShow = (asks: RehearsalAsks): readonly ExerciseKind[] => (asks === 'recovery-time' ? PROVING_KINDS : EXERCISE_KINDS);

/** Why these kinds cannot suffice, as a sentence to show, or null. */
export function sufficingKindsFault(asks: RehearsalAsks, kinds: readonly ExerciseKind[]): string | null {
  if (kinds.length === 0) return 'Choose the kinds of rehearsal that suffice';
  return kinds.every((kind) => kindsThatShow(asks).includes(kind)) ? null : 'A recovery time is shown only by bringing something back: choose a component test, a restore test or a full failover';
}

/** Why a rehearsal or a real use of a plan does not count as a pass. */
export const PLAN_FAILED_BY = ['abandoned', 'over-rto', 'over-rpo', 'partly', 'failed'] as const;
export type PlanFailedBy = (typeof PLAN_FAILED_BY)[number];

/** What a rehearsal measured of one resource in its scope. */
export interface Rehearsing {
  readonly againstRto: AgainstRequirement;
  /** Of the data that came back: unknown or unmeasured, it says nothing. */
  readonly againstRpo: AgainstRequirement;
  /** It was given up before it was usable. */
  readonly givenUp: boolean;
}

/** What it says as evidence. In time: every recovery time that was asked for was measured and kept. */
export interface RehearsalSays {
  readonly outcome: EvidenceOutcome;
  readonly inTime: boolean;
}

/** It was given up, came back too late, or lost more data than its RPO allows. */
export const missed = ({ againstRto, againstRpo, givenUp }: Rehearsing): boolean => againstRto === 'over' || againstRpo === 'over' || givenUp;

/** A rehearsal at large: failed when it did not pass as a whole, or when one resource was given up, came back too late or lost more data than its RPO allows. */
export function rehearsalSays(kind: ExerciseKind, outcome: ExerciseOutcome, resources: readonly Rehearsing[]): RehearsalSays {
  if (outcome !== 'passed' || resources.some(missed)) return { outcome: 'failed', inTime: false };
  const asked = resources.filter(({ againstRto }) => againstRto !== 'not-known');
  return { outcome: 'passed', inTime: provesRecovery(kind) && asked.length > 0 && asked.every(({ againstRto }) => againstRto === 'within') };
}

/** One resource of it: by its own time where that was measured, whatever became of the others; otherwise by the whole. */
export function resourceSays(kind: ExerciseKind, outcome: ExerciseOutcome, resource: Rehearsing): RehearsalSays {
  if (missed(resource)) return { outcome: 'failed', inTime: false };
  if (resource.againstRto === 'within') return { outcome: 'passed', inTime: provesRecovery(kind) };
  return { outcome: outcome === 'passed' ? 'passed' : 'failed', inTime: false };
}

/** It is an entry for what is asked: a failure always is; a pass only where it shows that. */
export const showsWhatIsAsked = (asks: RehearsalAsks, { outcome, inTime }: RehearsalSays): boolean => outcome === 'failed' || inTime || asks === 'talked-through';
