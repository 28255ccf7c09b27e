import type { Effectiveness, ExceptionStep } from '@holdfast/domain';

/** A row of `policy_exception`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredException {
  organisation_id: string;
  id: string;
  risk_id: string;
  step: ExceptionStep;
  policy: string;
  deviation: string;
  reason: string;
  compensating: string;
  controls: ControlThen[];
  asked_until: string;
  matrix_version_id: string;
  likelihood: string | null;
  impact: string | null;
  level: string;
  score: number | null;
  requester_id: string;
  requested_at: string;
  decided_by: string | null;
  decided_at: string | null;
  conditions: string;
  expires_on: string | null;
  predecessor_id: string | null;
  successor_id: string | null;
  changed_at: string;
  version: number;
}

/** A control as it was when an exception was asked for, or approved. */
export interface ControlThen {
  id: string;
  title: string;
  effectiveness: Effectiveness;
}

/** Where the risk stood when it was asked for, or approved. */
export const standingThen = ({ matrix_version_id, likelihood, impact, level, score }: StoredException) => ({ matrixVersionId: matrix_version_id, likelihood, impact, level, score });
