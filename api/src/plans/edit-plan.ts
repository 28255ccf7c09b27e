import { Inject, Injectable } from '@nestjs/common';
import type { EditPlanRequest, PlanView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { answerOf, loadPlanToChange, requireCurrent, requireToManage, toPlanView } from './load-plan';
import { ownerFaults, parentFaults, requireUnit } from './plan-choices';
import { audited, type StoredPlan } from './stored-plan';
import { updatePlan } from './write-plan';

/** Changes what a plan is called, whose it is, where it hangs and how often it is reviewed. What it says is changed in a draft. */
@Injectable()
export class EditPlan {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { name, unitId, ownerId, parentId, reviewMonths }: EditPlanRequest, version: number, actor: Actor): Promise<PlanView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadPlanToChange(tx, actor, id);
      requireToManage(actor, place);
      requireCurrent(actor, place, version);
      const { plan: before } = place;
      if (unitId !== undefined && unitId !== before.unit_id) await requireUnit(tx, actor, unitId);
      const faults = [
        ...(ownerId !== undefined && ownerId !== before.owner_id ? await ownerFaults(tx, ownerId) : []),
        ...(parentId !== undefined && parentId !== before.parent_id ? await parentFaults(tx, actor, before.kind, parentId, id) : []),
      ];
      if (faults.length > 0) throw needsChange(faults);
      const asked: Partial<StoredPlan> = { name, unit_id: unitId, owner_id: ownerId, parent_id: parentId, review_months: reviewMonths };
      const changes = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<StoredPlan>;
      const changed = difference(audited(before), audited({ ...before, ...changes }));
      if (!changed) return toPlanView(actor, place);
      await updatePlan(tx, before, changes);
      await tx.record({ action: 'plan.edited', subjectType: 'plan', subjectId: id, ...changed });
      return answerOf(tx, actor, id);
    });
  }
}
