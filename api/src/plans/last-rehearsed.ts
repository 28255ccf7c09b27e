import { HOW_A_REHEARSAL_FAILED, HOW_A_USE_FAILED } from '../evidence';

/** A PlanFailedBy of a rehearsal `e` that `v` is a verdict of: by its clocks, otherwise by what was said of it. */
const FAILED_BY = `coalesce(${HOW_A_REHEARSAL_FAILED}, CASE e.outcome WHEN 'partly' THEN 'partly' ELSE 'failed' END)`;

/**
 * What the last rehearsal or real use of a plan says of it, as evidence counts it: a PlanRehearsedView as JSON, null before the first.
 * `approved`: the version that holds; of what counts from the same moment a failure decides.
 */
export const lastRehearsedSql = (plan: string, approved: string): string => `(
  SELECT json_build_object('on', t.held_on, 'kind', t.kind, 'outcome', t.outcome, 'versionNumber', t.number, 'failedBy', CASE WHEN t.outcome = 'failed' THEN t.failed_by END,
    'changedSince', coalesce(t.number <> ${approved}.number AND (SELECT rv.content FROM plan_version rv WHERE rv.organisation_id = $1 AND rv.plan_id = ${plan}.id AND rv.number = t.number) <> ${approved}.content, false))
  FROM (
    (SELECT v.held_on, v.exercise_kind AS kind, v.outcome, x.version_number AS number, ${FAILED_BY} AS failed_by, v.recorded_at
      FROM exercise_verdict v JOIN exercise e ON e.organisation_id = $1 AND e.id = v.exercise_id JOIN exercise_plan x ON x.organisation_id = $1 AND x.exercise_id = v.exercise_id AND x.plan_id = v.subject_id
      WHERE v.organisation_id = $1 AND v.subject_id = ${plan}.id ORDER BY v.recorded_at DESC, v.outcome, v.held_on DESC LIMIT 1)
    UNION ALL
    (SELECT v.held_on, 'invocation', v.outcome, nv.number, ${HOW_A_USE_FAILED}, v.recorded_at
      FROM invocation_verdict v JOIN invocation_plan n ON n.organisation_id = $1 AND n.invocation_id = v.invocation_id AND n.plan_id = v.plan_id JOIN plan_version nv ON nv.organisation_id = $1 AND nv.id = n.plan_version_id
      WHERE v.organisation_id = $1 AND v.plan_id = ${plan}.id ORDER BY v.recorded_at DESC, v.outcome, v.held_on DESC LIMIT 1)
  ) t ORDER BY t.recorded_at DESC, t.outcome, t.held_on DESC LIMIT 1)`;
