import { Inject, Injectable } from '@nestjs/common';
import type { PlanReasonRequest, PlanView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { callForReviewOfLeaning } from '../risks';
import { answerOf, loadPlanToChange, requireCurrent, requireToManage } from './load-plan';
import { addEntry, updatePlan } from './write-plan';

/** The plan is no more: nobody leans on it from now on. It can still be read. */
@Injectable()
export class RetirePlan {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: PlanReasonRequest, version: number, actor: Actor): Promise<PlanView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadPlanToChange(tx, actor, id);
      requireToManage(actor, place);
      requireCurrent(actor, place, version);
      const { plan } = place;
      const below = await tx.one<{ reference: string }>('SELECT reference FROM plan WHERE organisation_id = $1 AND parent_id = $2 AND retired_at IS NULL ORDER BY number LIMIT 1', [tx.organisationId, id]);
      if (below) throw conflict('has-plans-below', 'Other plans hang below this one. Put them below another plan first.');
      await updatePlan(tx, plan, { retired_at: tx.now.toISOString(), retired_reason: reason, next_review: null });
      await addEntry(tx, actor, id, 'retired', null, reason);
      const controls = await tx.rows<{ id: string }>(`SELECT id FROM control WHERE organisation_id = $1 AND evidence_plan_id = $2 AND 'plan-review' = ANY (evidence_kinds)`, [tx.organisationId, id]);
      if (controls.length > 0) await callForReviewOfLeaning(tx, controls.map((control) => control.id), `${plan.reference}, a plan on which its residual leans, was retired`);
      await tx.record({ action: 'plan.retired', subjectType: 'plan', subjectId: id, before: { nextReview: plan.next_review }, after: { nextReview: null, reason } });
      return answerOf(tx, actor, id);
    });
  }
}
