import type { KeptContact, NamedThing, PlanContent, PlanKind, PlanVersionState } from '@holdfast/domain';

/** A row of `plan`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredPlan {
  organisation_id: string;
  id: string;
  number: number;
  reference: string;
  kind: PlanKind;
  name: string;
  unit_id: string;
  owner_id: string;
  parent_id: string | null;
  review_months: number;
  next_review: string | null;
  retired_at: string | null;
  retired_reason: string | null;
  author_id: string;
  version: number;
  created_at: string;
}

/** A row of `plan_version`. */
export interface StoredPlanVersion {
  organisation_id: string;
  id: string;
  plan_id: string;
  number: number;
  state: PlanVersionState;
  content: PlanContent;
  digest: string | null;
  code: string | null;
  editor_ids: string[];
  author_id: string;
  started_at: string;
  submitted_by: string | null;
  submitted_at: string | null;
  approved_by: string | null;
  approved_at: string | null;
  superseded_at: string | null;
  /** What the lists of people and contacts said when it was approved. */
  contacts: KeptContact[] | null;
  /** What the unit, the activities, the resources and the sites were called then. */
  named: NamedThing[] | null;
  version: number;
}

/** What a change may touch. */
export const CHANGEABLE = ['name', 'unit_id', 'owner_id', 'parent_id', 'review_months', 'next_review', 'retired_at', 'retired_reason', 'version'] as const satisfies readonly (keyof StoredPlan)[];
export const CHANGEABLE_OF_VERSION = [
  'state', 'content', 'digest', 'code', 'editor_ids', 'submitted_by', 'submitted_at', 'approved_by', 'approved_at', 'superseded_at', 'contacts', 'named', 'version',
] as const satisfies readonly (keyof StoredPlanVersion)[];

/** What the audit trail says of a plan, under the names that requests use. */
export const audited = (of: StoredPlan): Record<string, unknown> => ({
  kind: of.kind,
  name: of.name,
  unitId: of.unit_id,
  ownerId: of.owner_id,
  parentId: of.parent_id,
  reviewMonths: of.review_months,
  nextReview: of.next_review,
});
