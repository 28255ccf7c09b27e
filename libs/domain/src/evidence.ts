import { addDays, addMonths } from './calendar';

/*
 * What a residual score answers to. It leans on controls; a control leans on evidence, which counts for a while. Whatever is
 * worked out here is worked out for a moment and never stored: the passing of a day alone changes it.
 */

/** What can be evidence of a control. A further kind is a word here, and a source of its entries in the API's `evidence` folder. */
export const EVIDENCE_KINDS = ['manual-check', 'recommendation', 'exercise', 'invocation', 'plan-review'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const EVIDENCE_KIND_WORDS: Readonly<Record<EvidenceKind, string>> = {
  'manual-check': 'Manual check',
  recommendation: "Auditor's verdict",
  exercise: 'Rehearsal',
  invocation: 'Used for real',
  'plan-review': 'Plan approved and in date',
};

/** What failed, as the beginning of a sentence. */
export const EVIDENCE_FAILED_WORDS: Readonly<Record<EvidenceKind, string>> = {
  'manual-check': 'A check failed',
  recommendation: 'An auditor found less than was recommended',
  exercise: 'A rehearsal failed',
  invocation: 'A real use missed its RTO or its RPO',
  'plan-review': 'A recovery plan was retired',
};

/** What a check comes to. */
export const EVIDENCE_OUTCOMES = ['passed', 'failed'] as const;
export type EvidenceOutcome = (typeof EVIDENCE_OUTCOMES)[number];

/** Where the evidence of a control stands, the worst first. */
export const EVIDENCE_STATES = ['failed', 'stale', 'none', 'passed'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

/** Where that of a risk stands: a residual that is not below the inherent has nothing to prove. */
export const RISK_EVIDENCE_STATES = [...EVIDENCE_STATES, 'nothing-to-prove'] as const;
export type RiskEvidenceState = (typeof RISK_EVIDENCE_STATES)[number];

/** By what a residual is drawn: as whoever scored it claims, or as the evidence bears out. */
export const EVIDENCE_BASES = ['claimed', 'evidenced'] as const;
export type EvidenceBasis = (typeof EVIDENCE_BASES)[number];

export const AGE_UNITS = ['days', 'months'] as const;
export type AgeUnit = (typeof AGE_UNITS)[number];

/** For how long a passing entry is good, in units. */
export const AGE_LIMIT = { min: 1, max: 3_660 } as const;

/** What suffices as evidence of a control. Without a kind nothing does, and there is none. */
export interface Suffices {
  readonly kinds: readonly EvidenceKind[];
  /** Null: what passed stays good, which has to be said. */
  readonly age: { readonly count: number; readonly unit: AgeUnit } | null;
}

/** One thing that says how a control did. */
export interface EvidenceEntry {
  readonly kind: EvidenceKind;
  readonly outcome: EvidenceOutcome;
  /** The day on which it was looked at, "yyyy-mm-dd": its age runs from there. */
  readonly heldOn: string;
  /** A moment, ISO 8601: a failure counts from when it is recorded, a pass from its sign-off. */
  readonly countsFrom: string;
  /** The last day of what it is about, where that has one of its own: a plan is in date until its next review. */
  readonly expiresOn?: string | null;
}

export type Evidence =
  | { readonly state: 'none' }
  | { readonly state: 'failed'; readonly on: string }
  /** `until`: the last day on which it is good; null when it stays good. */
  | { readonly state: 'passed'; readonly on: string; readonly until: string | null }
  | { readonly state: 'stale'; readonly on: string; readonly since: string };

/** A moment, and the day that it is then in the organisation's time zone. */
export interface Now {
  readonly moment: string;
  readonly today: string;
}

/** The last day on which something looked at on a day is good; null when it stays good. */
export const goodUntil = (heldOn: string, age: Suffices['age']): string | null =>
  age === null ? null : age.unit === 'months' ? addMonths(heldOn, age.count) : addDays(heldOn, age.count);

/**
 * Where the evidence of a control stands at a moment: the latest entry of a kind that suffices decides. One that counts later
 * than the moment is not there yet. What is no longer in place has none.
 */
export function evidenceOf({ kinds, age, inPlace }: Suffices & { readonly inPlace: boolean }, entries: readonly EvidenceEntry[], { moment, today }: Now): Evidence {
  const latest = inPlace ? decidingEntry(kinds, entries.filter(({ countsFrom }) => Date.parse(countsFrom) <= Date.parse(moment))) : null;
  if (!latest) return { state: 'none' };
  const { heldOn: on } = latest;
  if (latest.outcome === 'failed') return { state: 'failed', on };
  const until = earlier(goodUntil(on, age), latest.expiresOn ?? null);
  return until !== null && until < today ? { state: 'stale', on, since: addDays(until, 1) } : { state: 'passed', on, until };
}

const earlier = (one: string | null, other: string | null): string | null => (one === null || other === null ? (one ?? other) : one < other ? one : other);

/** Of entries that count, of a kind that suffices, the latest; of what counts from the same moment a failure, then what was looked at last. */
export function decidingEntry<Entry extends EvidenceEntry>(kinds: Suffices['kinds'], entries: readonly Entry[]): Entry | null {
  const order = (one: EvidenceEntry, other: EvidenceEntry): number =>
    Date.parse(other.countsFrom) - Date.parse(one.countsFrom) || Number(other.outcome === 'failed') - Number(one.outcome === 'failed') || other.heldOn.localeCompare(one.heldOn);
  return entries.filter(({ kind }) => kinds.includes(kind)).sort(order)[0] ?? null;
}

const LESSER: Partial<Record<EvidenceKind, string>> = { 'manual-check': 'a check', recommendation: "an auditor's verdict", 'plan-review': 'the approval of a plan' };

/** That, of these kinds, what failed in practice is answered without any practice, in words; null where it is not. */
export function lesserAnswer(kinds: Suffices['kinds']): string | null {
  const lesser = kinds.flatMap((kind) => LESSER[kind] ?? []);
  const failed = kinds.includes('exercise') ? 'rehearsal' : kinds.includes('invocation') ? 'use of the plan' : null;
  if (failed === null || lesser.length === 0) return null;
  return `The latest of these decides, whatever its kind: after a failed ${failed}, ${lesser.join(' or ')} would do. Leave out what should not answer a failure.`;
}

/** A standing as far as the rule looks at it. */
export interface ProvableStanding {
  readonly matrixVersionId: string | null;
  /** By `severityKey`; null when unscored. */
  readonly severity: number | null;
}

export interface AsEvidenced {
  /** Null when the residual is unscored: there is nothing to bear out. */
  readonly state: RiskEvidenceState | null;
  /** Where it is drawn as evidenced; `nowhere`: for want of an inherent assessment it cannot be drawn. */
  readonly drawn: 'residual' | 'inherent' | 'nowhere';
}

/**
 * Where a risk is drawn as evidenced: at its residual if every control that it names has passing evidence in date, otherwise at
 * its inherent. A residual on another matrix version than the inherent counts as lower, since nothing says that it is not.
 * @param named the evidence of each control that the residual assessment names
 */
export function asEvidenced(inherent: ProvableStanding, residual: ProvableStanding, named: readonly EvidenceState[]): AsEvidenced {
  if (residual.severity === null) return { state: null, drawn: 'residual' };
  if (inherent.severity !== null && inherent.matrixVersionId === residual.matrixVersionId && residual.severity >= inherent.severity) return { state: 'nothing-to-prove', drawn: 'residual' };
  const state = worstEvidence(named);
  if (state === 'passed') return { state, drawn: 'residual' };
  return { state, drawn: inherent.severity === null ? 'nowhere' : 'inherent' };
}

/** The worst of several; none where nothing is named. */
export const worstEvidence = (named: readonly EvidenceState[]): EvidenceState => EVIDENCE_STATES.find((state) => named.includes(state)) ?? 'none';

/** Why a passing check of that day does not answer a failure, or null: what was looked at before the failure says nothing about it. */
export const whyNotAnswered = (heldOn: string, failedOn: string | null): string | null =>
  failedOn !== null && heldOn < failedOn ? 'A check from before the latest failure does not answer it. Choose the day of the failure or a later one' : null;
