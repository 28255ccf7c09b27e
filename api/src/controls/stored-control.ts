import type { AgeUnit, Effectiveness, EvidenceKind, ExerciseKind, RehearsalAsks } from '@holdfast/domain';

/** A row of `control`, as verbs need it. */
export interface StoredControl {
  id: string;
  riskId: string;
  title: string;
  description: string;
  ownerId: string;
  effectiveness: Effectiveness;
  assessedOn: string | null;
  evidenceLink: string;
  evidenceKinds: EvidenceKind[];
  evidenceAge: number | null;
  evidenceAgeUnit: AgeUnit | null;
  evidenceSecondPerson: boolean;
  evidenceRecommendationId: string | null;
  evidenceAsks: RehearsalAsks | null;
  evidenceExerciseKinds: ExerciseKind[];
  evidenceProgrammeId: string | null;
  evidenceResourceId: string | null;
  evidencePlanId: string | null;
  withdrawnAt: Date | null;
  version: number;
}

/** Of a control c. */
export const CONTROL = `c.id, c.risk_id AS "riskId", c.title, c.description, c.owner_id AS "ownerId", c.effectiveness, c.assessed_on::text AS "assessedOn",
  c.evidence_link AS "evidenceLink", c.evidence_kinds AS "evidenceKinds", c.evidence_age AS "evidenceAge", c.evidence_age_unit AS "evidenceAgeUnit", c.evidence_second_person AS "evidenceSecondPerson",
  c.evidence_recommendation_id AS "evidenceRecommendationId", c.evidence_asks AS "evidenceAsks", c.evidence_exercise_kinds AS "evidenceExerciseKinds", c.evidence_programme_id AS "evidenceProgrammeId",
  c.evidence_resource_id AS "evidenceResourceId", c.evidence_plan_id AS "evidencePlanId", c.withdrawn_at AS "withdrawnAt", c.version`;
