import type { ReplacementView } from '@holdfast/contracts';
import type { ActionStatus, Priority } from '@holdfast/domain';

/** A row of `action`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredAction {
  organisation_id: string;
  id: string;
  register_id: string;
  number: number;
  reference: string;
  title: string;
  description: string;
  owner_id: string;
  priority: Priority;
  status: ActionStatus;
  progress: number;
  due_date: string;
  first_due_date: string;
  ended_at: string | null;
  target_risk_id: string | null;
  target_matrix_version_id: string | null;
  target_likelihood: string | null;
  target_impact: string | null;
  target_level: string | null;
  target_score: number | null;
  replaces: string | null;
  replaced_from: number | null;
  replaced_to: number | null;
  author_id: string;
  version: number;
  created_at: string;
}

/** What a change may touch; the rest of an action is fixed when it is planned. */
export const CHANGEABLE = [
  'title', 'description', 'owner_id', 'priority', 'status', 'progress', 'due_date', 'ended_at',
  'target_risk_id', 'target_matrix_version_id', 'target_likelihood', 'target_impact', 'target_level', 'target_score',
  'replaces', 'replaced_from', 'replaced_to', 'version',
] as const satisfies readonly (keyof StoredAction)[];

export type TargetColumns = Pick<StoredAction, Extract<keyof StoredAction, `target_${string}`>>;

export const NO_TARGET: TargetColumns = {
  target_risk_id: null, target_matrix_version_id: null, target_likelihood: null, target_impact: null, target_level: null, target_score: null,
};

/** What the action is to bring about, as views and the audit trail say it; null without. */
export const targetOf = (action: TargetColumns) =>
  action.target_risk_id === null
    ? null
    : {
        riskId: action.target_risk_id,
        matrixVersionId: action.target_matrix_version_id,
        likelihood: action.target_likelihood,
        impact: action.target_impact,
        level: action.target_level,
        score: action.target_score,
      };

export type ReplacementColumns = Pick<StoredAction, 'replaces' | 'replaced_from' | 'replaced_to'>;

export const columnsOfReplacement = (replacement: ReplacementView | null): ReplacementColumns => ({
  replaces: replacement?.system ?? null, replaced_from: replacement?.from ?? null, replaced_to: replacement?.to ?? null,
});

/** The system that the action replaces, as views and the audit trail say it; null without. */
export const replacementOf = ({ replaces, replaced_from: from, replaced_to: to }: ReplacementColumns): ReplacementView | null =>
  replaces === null || from === null || to === null ? null : { system: replaces, from, to };
