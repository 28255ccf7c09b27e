import { Inject, Injectable } from '@nestjs/common';
import type { PlanView, StartPlanRequest } from '@holdfast/contracts';
import { EMPTY_PLAN, formatPlanReference } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { answerOf } from './load-plan';
import { ownerFaults, parentFaults, requireUnit } from './plan-choices';
import { audited, type StoredPlan } from './stored-plan';
import { addEntry, insertVersion } from './write-plan';

/** A plan begins with a draft that says nothing yet. */
@Injectable()
export class StartPlan {
  constructor(@Inject(Database) private readonly database: Database) {}

  run({ kind, name, unitId, ownerId, parentId = null, reviewMonths }: StartPlanRequest, actor: Actor): Promise<PlanView> {
    return this.database.write(actor, async (tx) => {
      await requireUnit(tx, actor, unitId);
      const faults = [...(await ownerFaults(tx, ownerId)), ...(await parentFaults(tx, actor, kind, parentId, null))];
      if (faults.length > 0) throw needsChange(faults);
      const number = await nextNumber(tx);
      const plan: StoredPlan = {
        organisation_id: tx.organisationId, id: newId(), number, reference: formatPlanReference(number), kind, name, unit_id: unitId, owner_id: ownerId, parent_id: parentId, review_months: reviewMonths,
        next_review: null, retired_at: null, retired_reason: null, author_id: actor.personId, version: 1, created_at: tx.now.toISOString(),
      };
      await tx.rows('INSERT INTO plan SELECT * FROM json_populate_record(null::plan, $1)', [JSON.stringify(plan)]);
      await insertVersion(tx, actor, plan.id, 1, EMPTY_PLAN);
      await addEntry(tx, actor, plan.id, 'started', 1);
      await tx.record({ action: 'plan.started', subjectType: 'plan', subjectId: plan.id, after: { reference: plan.reference, ...audited(plan) } });
      return answerOf(tx, actor, plan.id);
    });
  }
}

async function nextNumber(tx: Transaction): Promise<number> {
  const numbering = await tx.one<{ number: number }>(
    `INSERT INTO plan_numbering (organisation_id, last_number) VALUES ($1, 1)
     ON CONFLICT (organisation_id) DO UPDATE SET last_number = plan_numbering.last_number + 1 RETURNING last_number AS number`, [tx.organisationId],
  );
  if (!numbering) throw new TypeError('an upsert returns its row');
  return numbering.number;
}
