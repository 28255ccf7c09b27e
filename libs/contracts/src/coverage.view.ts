import type { CoverageFinding, CoverageLack, PlanKind, ResourceKind } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { PlanRehearsedView } from './plans.view';

/** A plan as a finding names it. */
export interface CoveragePlanRef {
  id: string;
  reference: string;
  name: string;
  kind: PlanKind;
  approvedNumber: number | null;
  openNumber: number | null;
  openState: 'draft' | 'in-review' | null;
  nextReview: string | null;
  /** What its last rehearsal or real use says of it. */
  rehearsed: PlanRehearsedView | null;
}

/** Something that the plans do not cover, or a plan that covers nothing that matters or hangs below no corporate plan. */
export interface CoverageRow {
  finding: CoverageFinding;
  /** Of the activity, the resource or the plan, as are the words below. */
  id: string;
  reference: string;
  name: string;
  /** Of a resource. */
  kind: ResourceKind | null;
  /** A critical activity leans on the resource. */
  critical: boolean;
  unitId: string;
  unitName: string;
  owner: PersonRef;
  /** Of an activity: what its best plan lacks. */
  lacks: CoverageLack[];
  /** That plan; of a resource, the draft that would recover it; of a plan, itself. */
  plan: CoveragePlanRef | null;
}

/** GET /api/coverage. */
export interface CoveragePage {
  items: CoverageRow[];
  next: string | null;
  total: number;
  /** Of all that the other filters leave. */
  counts: Record<CoverageFinding, number>;
  lacks: Record<CoverageLack, number>;
  /** What was looked at: critical activities and those that lack nothing, resources and those with an approved plan, plans in use. */
  looked: { critical: number; covered: number; resources: number; plannedFor: number; plans: number };
}
