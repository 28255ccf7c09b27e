import type { AssessmentKind, ExemptGround, ExtraField, Proximity, RiskStatus, Treatment } from '@holdfast/domain';

type StandingColumns<K extends AssessmentKind> = Record<
  `${K}_assessment_id` | `${K}_matrix_version_id` | `${K}_likelihood` | `${K}_impact` | `${K}_level`,
  string | null
> &
  Record<`${K}_score` | `${K}_key`, number | null>;

/**
 * A row of `risk`, column for column, as PostgreSQL writes and reads it as JSON. It tells by itself what the risk counts as:
 * see `standing-counts.ts`.
 */
export interface StoredRisk extends StandingColumns<'inherent'>, StandingColumns<'residual'>, StandingColumns<'target'> {
  organisation_id: string;
  id: string;
  register_id: string;
  status: RiskStatus;
  number: number | null;
  reference: string | null;
  title: string;
  cause: string;
  event: string;
  consequence: string;
  category_id: string | null;
  owner_id: string | null;
  unit_id: string;
  treatment: Treatment | null;
  proximity: Proximity | null;
  exempt_ground: ExemptGround | null;
  public_title: string | null;
  public_description: string | null;
  upper_risk_id: string | null;
  /** The register of the upper risk while that is open. */
  upper_register_id: string | null;
  /** The upper risk is open, and exempt without a public wording. */
  upper_hidden: boolean;
  author_id: string;
  opened_at: string | null;
  closed_at: string | null;
  close_reason: string | null;
  next_review: string | null;
  residual_movement: 'new' | 'now-scored' | 'now-unscored' | 'not-comparable' | 'levels' | null;
  residual_moved: number | null;
  target_date: string | null;
  extra: readonly ExtraField[];
  version: number;
  created_at: string;
  updated_at: string;
}

/** What a change may touch; the rest of a risk is fixed when it is added. */
export const CHANGEABLE = [
  'status', 'number', 'reference', 'title', 'cause', 'event', 'consequence', 'category_id', 'owner_id', 'unit_id', 'treatment', 'proximity',
  'exempt_ground', 'public_title', 'public_description', 'upper_risk_id', 'upper_register_id', 'upper_hidden', 'opened_at', 'closed_at',
  'close_reason', 'next_review',
  ...(['inherent', 'residual', 'target'] as const).flatMap(
    (kind) =>
      [
        `${kind}_assessment_id`, `${kind}_matrix_version_id`, `${kind}_likelihood`, `${kind}_impact`, `${kind}_level`, `${kind}_score`, `${kind}_key`,
      ] as const,
  ),
  'residual_movement', 'residual_moved', 'target_date', 'extra', 'version', 'updated_at',
] as const satisfies readonly (keyof StoredRisk)[];

/** Where the risk stands by one kind of assessment, out of its columns. */
export const standingOf = (risk: StoredRisk, kind: AssessmentKind) => ({
  matrixVersionId: risk[`${kind}_matrix_version_id`],
  likelihood: risk[`${kind}_likelihood`],
  impact: risk[`${kind}_impact`],
  level: risk[`${kind}_level`],
  score: risk[`${kind}_score`],
});
