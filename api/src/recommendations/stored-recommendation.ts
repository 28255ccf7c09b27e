import type { RecommendationPriority, RecommendationResponse, RecommendationSource, RecommendationState, Verdict } from '@holdfast/domain';

/** A row of `recommendation`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredRecommendation {
  organisation_id: string;
  id: string;
  number: number;
  reference: string;
  source: RecommendationSource;
  report_title: string;
  report_date: string;
  report_reference: string;
  title: string;
  finding: string;
  priority: RecommendationPriority;
  unit_id: string;
  owner_id: string;
  state: RecommendationState;
  response: RecommendationResponse | null;
  verdict: Verdict | null;
  due_date: string | null;
  first_due_date: string | null;
  ended_at: string | null;
  superseded_by_id: string | null;
  author_id: string;
  version: number;
  created_at: string;
}

/** What a change may touch; the rest is fixed when it is raised. */
export const CHANGEABLE = [
  'source', 'report_title', 'report_date', 'report_reference', 'title', 'finding', 'priority', 'unit_id', 'owner_id', 'state', 'response', 'verdict', 'due_date', 'first_due_date', 'ended_at',
  'superseded_by_id', 'version',
] as const satisfies readonly (keyof StoredRecommendation)[];

/** What the audit trail says of a recommendation, under the names that requests use. */
export const audited = (of: StoredRecommendation): Record<string, unknown> => ({
  source: of.source,
  reportTitle: of.report_title,
  reportDate: of.report_date,
  reportReference: of.report_reference,
  title: of.title,
  finding: of.finding,
  priority: of.priority,
  unitId: of.unit_id,
  ownerId: of.owner_id,
  state: of.state,
  response: of.response,
  verdict: of.verdict,
  dueDate: of.due_date,
  supersededById: of.superseded_by_id,
});
