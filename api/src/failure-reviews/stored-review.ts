import type { FailureReviewState } from '@holdfast/domain';

/** A row of `failure_review`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredReview {
  organisation_id: string;
  id: string;
  number: number;
  reference: string;
  title: string;
  activity_id: string | null;
  resource_id: string | null;
  invocation_id: string | null;
  unit_id: string;
  lead_id: string;
  state: FailureReviewState;
  started_at: string;
  ended_at: string | null;
  summary: string;
  cause: string;
  root_cause: string;
  went_well: string;
  writer_ids: string[];
  signed_by: string | null;
  signed_at: string | null;
  sign_off_note: string;
  author_id: string;
  version: number;
  created_at: string;
}

export interface StoredLesson {
  id: string;
  text: string;
  action_id: string | null;
  risk_id: string | null;
}

/** What a change may touch. */
export const CHANGEABLE = ['title', 'lead_id', 'state', 'started_at', 'ended_at', 'summary', 'cause', 'root_cause', 'went_well', 'writer_ids', 'signed_by', 'signed_at', 'sign_off_note', 'version'] as const satisfies readonly (keyof StoredReview)[];

const instant = (moment: string | null): string | null => (moment === null ? null : new Date(moment).toISOString());

/** What the audit trail says of a review, under the names that requests use. */
export const audited = (of: StoredReview, lessons: readonly StoredLesson[]): Record<string, unknown> => ({
  title: of.title,
  activityId: of.activity_id,
  resourceId: of.resource_id,
  invocationId: of.invocation_id,
  unitId: of.unit_id,
  leadId: of.lead_id,
  state: of.state,
  startedAt: instant(of.started_at),
  endedAt: instant(of.ended_at),
  summary: of.summary,
  cause: of.cause,
  rootCause: of.root_cause,
  wentWell: of.went_well,
  lessons: lessons.map(({ id, text }) => ({ id, text })),
});
