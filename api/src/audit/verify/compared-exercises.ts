import { BATCH_DIGEST } from '../../incident-log';
import { begunExercise, preparedExercise, resultedExercise, type StoredExercise, type StoredFinding, type StoredRehearsedPlan, type StoredScope } from '../../exercises';
import { countBesides, json, type Compared } from './to-compare';

export const EXERCISE: Compared = {
  subjectType: 'exercise', noun: 'rehearsal', begins: ['exercise.planned'],
  rows: `SELECT e.id, e.reference AS label, json_build_object('exercise', e,
      'plans', (SELECT coalesce(json_agg(x ORDER BY x.plan_id), '[]'::json) FROM exercise_plan x WHERE x.organisation_id = e.organisation_id AND x.exercise_id = e.id),
      'scope', (SELECT coalesce(json_agg(x ORDER BY x.resource_id), '[]'::json) FROM exercise_resource x WHERE x.organisation_id = e.organisation_id AND x.exercise_id = e.id),
      'findings', (SELECT coalesce(json_agg(f ORDER BY f.position, f.id), '[]'::json) FROM exercise_finding f WHERE f.organisation_id = e.organisation_id AND f.exercise_id = e.id),
      'verdicts', ARRAY(SELECT v.outcome || ' ' || v.subject_type || ' ' || v.subject_id FROM exercise_verdict v WHERE v.organisation_id = e.organisation_id AND v.exercise_id = e.id))::text AS state
    FROM exercise e WHERE e.organisation_id = $1 ORDER BY e.id`,
  stateOf: ({ exercise, plans, scope, findings, verdicts }) => {
    const [of, rehearsed, resources] = [exercise as StoredExercise, plans as StoredRehearsedPlan[], scope as StoredScope[]];
    const ran = of.started_at !== null;
    return {
      ...preparedExercise(of, resources, rehearsed), state: of.state, counting: [...(verdicts as string[])].sort(), ...(ran ? begunExercise(of, rehearsed) : {}),
      ...(of.outcome === null ? {} : resultedExercise(of, resources, findings as StoredFinding[])),
    };
  },
  // Of one that was typed in from paper, an older program said them only where there were any.
  whenTold: ['planVersions'],
  follow: countBesides,
};

export const EXERCISE_PROGRAMME: Compared = {
  subjectType: 'exercise-programme', noun: 'rehearsal programme', begins: ['exercise-programme.added'],
  rows: `SELECT g.id, g.name AS label, ${json({
    name: 'g.name', kind: 'g.kind', scenario: 'g.scenario', unitId: 'g.unit_id', ownerId: 'g.owner_id', recurrence: 'g.recurrence', startsOn: 'g.starts_on', nextDue: 'g.next_due',
    planIds: `(SELECT coalesce(json_agg(x.plan_id ORDER BY x.plan_id), '[]'::json) FROM exercise_programme_plan x WHERE x.organisation_id = g.organisation_id AND x.programme_id = g.id)`,
    resources: `(SELECT coalesce(json_agg(json_build_object('resourceId', x.resource_id, 'rtoMinutes', x.rto_minutes, 'rpoMinutes', x.rpo_minutes) ORDER BY x.resource_id), '[]'::json)
      FROM exercise_programme_resource x WHERE x.organisation_id = g.organisation_id AND x.programme_id = g.id)`,
  })} FROM exercise_programme g WHERE g.organisation_id = $1 ORDER BY g.id`,
};

/** Its digest is counted anew from the entries: one that was altered, added or taken away is found here. */
export const LOG_BATCH: Compared = {
  subjectType: 'log-batch', noun: 'batch of log entries', begins: ['log.received'],
  rows: `SELECT l.batch_id AS id, coalesce(e.reference, 'of an invocation') || ', entries ' || min(l.position) || ' to ' || max(l.position) AS label, ${json({
    subject: `CASE WHEN l.exercise_id IS NULL THEN 'invocation' ELSE 'exercise' END`, subjectId: 'coalesce(l.exercise_id, l.invocation_id)', entries: 'count(*)::int', ids: 'json_agg(l.id ORDER BY l.position)', digest: BATCH_DIGEST,
  })} FROM log_entry l LEFT JOIN exercise e ON e.organisation_id = l.organisation_id AND e.id = l.exercise_id
    WHERE l.organisation_id = $1 GROUP BY l.batch_id, l.exercise_id, l.invocation_id, e.reference ORDER BY l.batch_id`,
};
