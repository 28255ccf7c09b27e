import { PLAN_IN_SIGHT } from '../plans';

/** The plans in scope of a rehearsal `e` or a programme, as a list of RehearsedPlanView: as approved now only while it is planned. Needs the CTEs of `planScope`. */
export const rehearsedPlans = (of: 'exercise' | 'programme', id: string): string => {
  const approved = `(SELECT v.number FROM plan_version v WHERE v.organisation_id = $1 AND v.plan_id = p.id AND v.state = 'approved')`;
  const [table, number] = of === 'exercise' ? ['exercise_plan', `CASE WHEN e.state = 'planned' THEN ${approved} ELSE x.version_number END`] : ['exercise_programme_plan', approved];
  return `coalesce((SELECT json_agg(json_build_object('planId', p.id, 'reference', p.reference, 'name', p.name, 'kind', p.kind,
      'versionNumber', ${number}, 'nextReview', p.next_review, 'readable', ${PLAN_IN_SIGHT}) ORDER BY p.name, p.id)
    FROM ${table} x JOIN plan p ON p.organisation_id = $1 AND p.id = x.plan_id WHERE x.organisation_id = $1 AND x.${of}_id = ${id}), '[]'::json)`;
};
