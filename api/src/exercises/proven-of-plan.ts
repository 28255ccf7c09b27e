import type { PlanProvenView, PlanRehearsedView, PlanResultView } from '@holdfast/contracts';
import { provesTime, recoveryOfAll } from '@holdfast/domain';
import { instantSql } from '../actions';
import { planPastRto } from '../invocations';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import { lastRehearsedSql, PLAN_IN_SIGHT, planScope } from '../plans';
import { boundTo } from '../registers';
import { exerciseInSight, readsAll } from './exercise-row';

interface Rehearsal extends Omit<PlanResultView, 'measured' | 'resources' | 'proves'> {
  lostAt: string;
  covered: number;
  times: { usableAt: string | null; abandonedAt: string | null }[];
}

type Use = Omit<PlanResultView, 'resources' | 'proves'>;

/** What its rehearsals and real uses show of a plan in sight. */
export async function provenOfPlan(sql: Sql, actor: Actor, planId: string): Promise<PlanProvenView> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = planScope(bound, actor);
  const seen = await sql.one<{ inSight: boolean; last: PlanRehearsedView | null }>(
    `WITH ${scope} SELECT ${PLAN_IN_SIGHT} AS "inSight", ${lastRehearsedSql('p', 'cur')} AS last
     FROM plan p LEFT JOIN plan_version cur ON cur.organisation_id = $1 AND cur.plan_id = p.id AND cur.state = 'approved' WHERE p.organisation_id = $1 AND p.id = ${bound.put(planId)}`,
    bound.values,
  );
  if (!seen?.inSight) throw notFound('There is no such plan, or it is not yours to read.');
  const of = [actor.organisationId, actor.personId, planId];
  const rehearsals = await sql.rows<Rehearsal>(REHEARSALS(exerciseInSight(actor)), of);
  const uses = await sql.rows<Use>(USES(readsAll(actor)), of);
  const results = [
    ...rehearsals.map(({ lostAt, covered, times, ...one }): PlanResultView => ({ ...one, measured: recoveryOfAll(lostAt, times), resources: { measured: times.filter(({ usableAt, abandonedAt }) => usableAt ?? abandonedAt).length, covered }, proves: provesTime(one.kind) })),
    ...uses.map((one): PlanResultView => ({ ...one, resources: null, proves: true })),
  ];
  return { last: seen.last, inUse: await planPastRto(sql, actor, planId), results: results.sort((one, other) => Date.parse(other.endedAt) - Date.parse(one.endedAt)).slice(0, LAST) };
}

const LAST = 10;

const REHEARSALS = (inSight: string): string => `
  SELECT e.kind, CASE WHEN ${inSight} AND $2::uuid IS NOT NULL THEN json_build_object('id', e.id, 'reference', e.reference, 'title', e.title) END AS source, ${instantSql('e.ended_at')} AS "endedAt", e.outcome, x.version_number AS "versionNumber", ${instantSql('e.lost_at')} AS "lostAt",
    (SELECT count(*)::int FROM plan_resource c WHERE c.organisation_id = $1 AND c.plan_version_id = v.id) AS covered,
    coalesce((SELECT json_agg(json_build_object('usableAt', ${instantSql('q.usable_at')}, 'abandonedAt', ${instantSql('q.abandoned_at')})) FROM exercise_resource q
      JOIN plan_resource c ON c.organisation_id = $1 AND c.plan_version_id = v.id AND c.resource_id = q.resource_id WHERE q.organisation_id = $1 AND q.exercise_id = e.id), '[]'::json) AS times
  FROM exercise_plan x JOIN exercise e ON e.organisation_id = $1 AND e.id = x.exercise_id LEFT JOIN plan_version v ON v.organisation_id = $1 AND v.plan_id = x.plan_id AND v.number = x.version_number
  WHERE x.organisation_id = $1 AND x.plan_id = $3 AND e.state = 'signed-off' ORDER BY e.ended_at DESC, e.id DESC LIMIT ${LAST}`;

/** By what counts of each use: a failure from when it is told, a pass from the sign-off of its review. */
const USES = (readable: boolean): string => `
  SELECT * FROM (SELECT DISTINCT ON (v.invocation_id) 'invocation' AS kind, CASE WHEN ${String(readable)} AND $2::uuid IS NOT NULL THEN json_build_object('id', i.id, 'reference', i.reference, 'title', i.title) END AS source, to_char(v.held_on, 'YYYY-MM-DD') AS "endedAt", v.outcome,
    pv.number AS "versionNumber", json_build_object('minutes', v.measured_minutes, 'moreThan', v.more_than) AS measured
  FROM invocation_verdict v JOIN invocation i ON i.organisation_id = $1 AND i.id = v.invocation_id JOIN invocation_plan n ON n.organisation_id = $1 AND n.invocation_id = v.invocation_id AND n.plan_id = v.plan_id
    JOIN plan_version pv ON pv.organisation_id = $1 AND pv.id = n.plan_version_id
  WHERE v.organisation_id = $1 AND v.plan_id = $3 ORDER BY v.invocation_id, v.recorded_at DESC, v.outcome) used ORDER BY "endedAt" DESC LIMIT ${LAST}`;
