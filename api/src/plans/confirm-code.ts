import { Inject, Injectable } from '@nestjs/common';
import type { PlanCodeView } from '@holdfast/contracts';
import { readPlanCode } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { needsChange, notFound } from '../platform/refusal';
import { boundTo, todayAt } from '../registers';
import { personRef } from '../risks';
import { IN_SIGHT, planScope } from './plan-row';

/** Says what a copy with this code is worth today. */
@Injectable()
export class ConfirmCode {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(typed: string, actor: Actor): Promise<PlanCodeView> {
    const code = readPlanCode(typed);
    if (code === null) throw needsChange([{ field: 'code', message: 'A code has ten letters and digits, such as 7K3QM-2XVPA. Read it again from the foot of the page' }]);
    return this.database.read(actor.organisationId, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = planScope(bound, actor);
      const found = await sql.one<PlanCodeView>(
        `WITH ${scope}
         SELECT v.code, p.id AS "planId", p.reference, p.name, v.number,
           CASE WHEN p.retired_at IS NOT NULL THEN 'retired' WHEN v.state = 'approved' THEN 'current' WHEN v.state = 'in-review' THEN 'in-review' ELSE 'superseded' END AS verdict,
           ${instantSql('v.approved_at')} AS "approvedAt", CASE WHEN a.id IS NOT NULL THEN ${personRef('a')} END AS "approvedBy", ${instantSql('v.superseded_at')} AS "supersededAt",
           cur.number AS "currentNumber", p.next_review::text AS "nextReview", coalesce(p.next_review < ${todayAt(bound, sql.now)}, false) AS overdue
         FROM plan_version v JOIN plan p ON p.organisation_id = $1 AND p.id = v.plan_id
         LEFT JOIN person a ON a.organisation_id = $1 AND a.id = v.approved_by
         LEFT JOIN plan_version cur ON cur.organisation_id = $1 AND cur.plan_id = p.id AND cur.state = 'approved'
         WHERE v.organisation_id = $1 AND v.code = ${bound.put(code)} AND ${IN_SIGHT}`,
        bound.values,
      );
      if (!found) throw notFound(`No version of a plan that you may read has the code ${code}.`);
      return found;
    });
  }
}
