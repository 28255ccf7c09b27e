import type { FieldError, SufficesRequest } from '@holdfast/contracts';
import type { Transaction } from '../platform/database';
import type { StoredControl } from './stored-control';

/** Each column of what suffices, and what a stored control calls it. */
const COLUMNS = {
  evidence_kinds: 'evidenceKinds', evidence_age: 'evidenceAge', evidence_age_unit: 'evidenceAgeUnit', evidence_second_person: 'evidenceSecondPerson', evidence_recommendation_id: 'evidenceRecommendationId',
  evidence_asks: 'evidenceAsks', evidence_exercise_kinds: 'evidenceExerciseKinds', evidence_programme_id: 'evidenceProgrammeId', evidence_resource_id: 'evidenceResourceId', evidence_plan_id: 'evidencePlanId',
} as const satisfies Readonly<Record<string, keyof StoredControl>>;

type EvidenceColumns = Pick<StoredControl, (typeof COLUMNS)[keyof typeof COLUMNS]>;

/** For a statement that copies them from one control to another. */
export const SUFFICES_COLUMNS = Object.keys(COLUMNS).join(', ');

/** What suffices, as the audit trail says it. */
export interface SaidOfEvidence {
  evidenceKinds: string[];
  evidenceAge: string | null;
  evidenceSecondPerson: boolean;
  evidenceRecommendationId: string | null;
  evidenceAsks?: string | null;
  evidenceExerciseKinds?: string[];
  evidenceProgrammeId?: string | null;
  evidenceResourceId?: string | null;
  evidencePlanId?: string | null;
}

/** Whose rehearsals are looked at: of the programme or the resource that is named, else of the plan. */
export function evidenceColumns({ kinds, age, secondPerson = false, recommendationId = null, asks = null, exerciseKinds = [], programmeId = null, resourceId = null, planId = null }: SufficesRequest): EvidenceColumns {
  const rehearsed = kinds.includes('exercise');
  const ofPlan = kinds.includes('plan-review') || kinds.includes('invocation');
  const narrower = programmeId ?? resourceId;
  return {
    evidenceKinds: [...kinds].sort(), evidenceAge: age?.count ?? null, evidenceAgeUnit: age?.unit ?? null,
    evidenceSecondPerson: secondPerson && kinds.includes('manual-check'), evidenceRecommendationId: kinds.includes('recommendation') ? recommendationId : null,
    evidenceAsks: rehearsed ? asks : null, evidenceExerciseKinds: rehearsed ? [...exerciseKinds].sort() : [],
    evidenceProgrammeId: rehearsed ? programmeId : null, evidenceResourceId: rehearsed ? resourceId : null, evidencePlanId: ofPlan || (rehearsed && narrower === null) ? planId : null,
  };
}

export const evidenceOf = (control: StoredControl): EvidenceColumns => Object.fromEntries(Object.values(COLUMNS).map((name) => [name, control[name]])) as unknown as EvidenceColumns;

export function said(columns: EvidenceColumns): SaidOfEvidence {
  const { evidenceKinds, evidenceAge, evidenceAgeUnit, evidenceSecondPerson, evidenceRecommendationId, evidenceAsks, evidenceExerciseKinds, evidenceProgrammeId, evidenceResourceId, evidencePlanId } = columns;
  return {
    evidenceKinds, evidenceAge: evidenceAge === null ? null : `${evidenceAge} ${evidenceAgeUnit ?? ''}`, evidenceSecondPerson, evidenceRecommendationId,
    evidenceAsks, evidenceExerciseKinds, evidenceProgrammeId, evidenceResourceId, evidencePlanId,
  };
}

export const writeSuffices = (tx: Transaction, id: string, evidence: EvidenceColumns): Promise<unknown> =>
  tx.rows(
    `UPDATE control SET (${SUFFICES_COLUMNS}) = ROW(${Object.keys(COLUMNS).map((_, index) => `$${index + 3}`).join(', ')}) WHERE organisation_id = $1 AND id = $2`,
    [tx.organisationId, id, ...Object.values(COLUMNS).map((name) => evidence[name])],
  );

export type SufficesFault = FieldError & { field: `suffices.${keyof SufficesRequest}` };
