import type { ExerciseKind, ExerciseOutcome, ExerciseState } from '@holdfast/domain';

/** A row of `exercise`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredExercise {
  organisation_id: string;
  id: string;
  number: number;
  reference: string;
  programme_id: string | null;
  due_on: string | null;
  kind: ExerciseKind;
  title: string;
  scenario: string;
  unit_id: string;
  lead_id: string;
  planned_for: string;
  state: ExerciseState;
  ran_live: boolean;
  objectives: { text: string; outcome: ExerciseOutcome | null; note: string }[];
  injects: { minute: number; text: string }[];
  participants: { personId: string | null; name: string; role: string }[];
  deviations: string[];
  lost_at: string | null;
  started_at: string | null;
  ended_at: string | null;
  summary: string;
  outcome: ExerciseOutcome | null;
  backup_set: string;
  backup_taken_at: string | null;
  sample: string;
  recorder_ids: string[];
  signed_by: string | null;
  signed_at: string | null;
  sign_off_note: string;
  cancel_reason: string | null;
  author_id: string;
  version: number;
  created_at: string;
}

/** A row of `exercise_resource`. */
export interface StoredScope {
  resource_id: string;
  rto_minutes: number | null;
  rpo_minutes: number | null;
  needed_rto_minutes: number | null;
  needed_rpo_minutes: number | null;
  needed_on: string | null;
  requirement_note: string;
  work_started_at: string | null;
  usable_at: string | null;
  abandoned_at: string | null;
  data_as_of: string | null;
  effort_minutes: number | null;
  note: string;
}

/** A row of `exercise_plan`. */
export interface StoredRehearsedPlan {
  plan_id: string;
  version_number: number | null;
}

export interface StoredFinding {
  id: string;
  text: string;
  action_id: string | null;
}

/** What a change may touch. */
export const CHANGEABLE = [
  'kind', 'title', 'scenario', 'unit_id', 'lead_id', 'planned_for', 'state', 'ran_live', 'objectives', 'injects', 'participants', 'deviations', 'lost_at', 'started_at', 'ended_at', 'summary', 'outcome', 'backup_set',
  'backup_taken_at', 'sample', 'recorder_ids', 'signed_by', 'signed_at', 'sign_off_note', 'cancel_reason', 'version',
] as const satisfies readonly (keyof StoredExercise)[];

/** PostgreSQL writes a moment with the digits that it needs; events say it in one way. */
const instant = (moment: string | null): string | null => (moment === null ? null : new Date(moment).toISOString());

/** What the audit trail says of the preparation, under the names that requests use. */
export const prepared = (of: StoredExercise, scope: readonly StoredScope[], plans: readonly StoredRehearsedPlan[]): Record<string, unknown> => ({
  programmeId: of.programme_id,
  dueOn: of.due_on,
  kind: of.kind,
  title: of.title,
  scenario: of.scenario,
  unitId: of.unit_id,
  leadId: of.lead_id,
  plannedFor: of.planned_for,
  objectives: of.objectives.map(({ text }) => text),
  injects: of.injects.map(({ minute, text }) => ({ minute, text })),
  participants: of.participants.map(({ personId, name, role }) => ({ personId, name, role })),
  planIds: plans.map(({ plan_id: planId }) => planId).sort(),
  resources: scope.map((one) => ({
    resourceId: one.resource_id, rtoMinutes: one.rto_minutes, rpoMinutes: one.rpo_minutes, neededRtoMinutes: one.needed_rto_minutes, neededRpoMinutes: one.needed_rpo_minutes, neededOn: one.needed_on, note: one.requirement_note,
  })),
});

/** And of how it began and ended. */
export const began = (of: StoredExercise, plans: readonly StoredRehearsedPlan[]): Record<string, unknown> => ({
  lostAt: instant(of.lost_at),
  startedAt: instant(of.started_at),
  endedAt: instant(of.ended_at),
  planVersions: plans.flatMap(({ plan_id: planId, version_number: number }) => (number === null ? [] : [{ planId, number }])).sort((one, other) => (one.planId < other.planId ? -1 : 1)),
});

/** And of what came of it. */
export const resulted = (of: StoredExercise, scope: readonly StoredScope[], findings: readonly StoredFinding[]): Record<string, unknown> => ({
  lostAt: instant(of.lost_at),
  startedAt: instant(of.started_at),
  endedAt: instant(of.ended_at),
  summary: of.summary,
  outcome: of.outcome,
  backupSet: of.backup_set,
  backupTakenAt: instant(of.backup_taken_at),
  sample: of.sample,
  deviations: of.deviations,
  objectiveResults: of.objectives.map(({ outcome, note }) => ({ outcome, note })),
  measured: scope.map((one) => ({
    resourceId: one.resource_id, ...(one.work_started_at === null ? {} : { workStartedAt: instant(one.work_started_at) }), usableAt: instant(one.usable_at), abandonedAt: instant(one.abandoned_at), dataAsOf: instant(one.data_as_of), effortMinutes: one.effort_minutes, note: one.note,
  })),
  findings: findings.map(({ id, text }) => ({ id, text })),
});
