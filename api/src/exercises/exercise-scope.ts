import { Inject, Injectable } from '@nestjs/common';
import type { ExerciseScopeRequest, ExerciseScopeView } from '@holdfast/contracts';
import { NO_REQUIREMENT } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { PLAN_IN_SIGHT, planScope } from '../plans';
import { requirementsOf } from '../recovery-inputs';
import { boundTo } from '../registers';
import { readsAll } from './exercise-row';

type Found = Omit<ExerciseScopeView['resources'][number], 'neededRtoMinutes' | 'tooLateAtOnce' | 'neededRpoMinutes'>;

/** What choosing plans brings with it: the resources that their approved versions recover. And what the analyses ask of each. What is out of sight is not there. */
@Injectable()
export class ExerciseScope {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, { plan = [], resource = [] }: ExerciseScopeRequest): Promise<ExerciseScopeView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const [scope, planIds] = [planScope(bound, actor), bound.put(plan)];
      const named = readsAll(actor) ? `r.id = ANY (${bound.put(resource)}::uuid[])` : 'false';
      const [found] = await sql.unprepared<{ plans: ExerciseScopeView['plans']; resources: Found[] }>(
        `WITH ${scope}, chosen AS MATERIALIZED (
           SELECT p.id, p.reference, p.name, p.kind, p.next_review, v.id AS version_id, v.number FROM plan p LEFT JOIN plan_version v ON v.organisation_id = $1 AND v.plan_id = p.id AND v.state = 'approved'
           WHERE p.organisation_id = $1 AND p.id = ANY (${planIds}::uuid[]) AND p.retired_at IS NULL AND ${PLAN_IN_SIGHT}
         ), brought AS MATERIALIZED (
           SELECT x.resource_id, json_agg(c.id ORDER BY c.name, c.id) AS plan_ids FROM chosen c JOIN plan_resource x ON x.organisation_id = $1 AND x.plan_version_id = c.version_id GROUP BY x.resource_id
         )
         SELECT (SELECT coalesce(json_agg(json_build_object('planId', c.id, 'reference', c.reference, 'name', c.name, 'kind', c.kind, 'versionNumber', c.number, 'nextReview', c.next_review, 'readable', true) ORDER BY c.name, c.id), '[]'::json) FROM chosen c) AS plans,
           (SELECT coalesce(json_agg(json_build_object('resourceId', r.id, 'reference', r.reference, 'name', r.name, 'kind', r.kind, 'planIds', coalesce(b.plan_ids, '[]'::json)) ORDER BY r.name, r.id), '[]'::json)
             FROM resource r LEFT JOIN brought b ON b.resource_id = r.id WHERE r.organisation_id = $1 AND r.retired_at IS NULL AND (b.resource_id IS NOT NULL OR ${named})) AS resources`,
        bound.values,
      );
      const { plans, resources } = found!;
      const needed = await requirementsOf(sql, actor, resources.map(({ resourceId }) => resourceId));
      return {
        plans,
        resources: resources.map((one) => {
          const { rtoMinutes, tooLateAtOnce, rpoMinutes } = needed.get(one.resourceId) ?? NO_REQUIREMENT;
          return { ...one, neededRtoMinutes: rtoMinutes, tooLateAtOnce, neededRpoMinutes: rpoMinutes };
        }),
      };
    });
  }
}
