import { Inject, Injectable } from '@nestjs/common';
import type { RaiseFromGapRequest, RiskView } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { notPermitted } from '../platform/refusal';
import { addRisk, loadRegisterOfRisks, requireInRegister } from '../risks';
import { requireContinuity } from './require-continuity';
import { requireGap } from './require-gap';
import { requireResourceInUse } from './require-resource-in-use';

/** Raises a risk from the gap of a resource, which then says so to whoever meets it next. */
@Injectable()
export class RaiseFromGap {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(resourceId: string, request: RaiseFromGapRequest, actor: Actor): Promise<RiskView> {
    return this.database.write(actor, async (tx) => {
      requireContinuity(actor);
      await requireResourceInUse(tx, resourceId);
      const risk = await raiseFromGap(tx, actor, resourceId, request);
      await requireGap(tx, actor, resourceId);
      return risk;
    });
  }
}

/** The same as part of something larger, which asks for the gap itself. */
export async function raiseFromGap(tx: Transaction, actor: Actor, resourceId: string, { registerId, ...wording }: RaiseFromGapRequest): Promise<RiskView> {
  const register = await loadRegisterOfRisks(tx, actor, registerId);
  requireInRegister(actor, wording.status === 'open' ? 'risk.raise' : 'risk.draft', register);
  const ownerId = wording.ownerId ?? register.ownerId;
  // Owning a risk lets one read its register and score it: whoever cannot add any risk gives that to nobody.
  const names = can(actor, 'risk.submit', { unitPath: register.unitPath, registerOwnerId: register.ownerId, rootUnitId: actor.rootUnitId });
  if (wording.status === 'open' && ownerId !== register.ownerId && !names)
    throw notPermitted(`A risk that you raise about a gap is at first the ${register.ownerTitle}'s, who owns the register. ${explainRefusal('risk.submit')}`);
  const risk = await addRisk(tx, actor, registerId, { ...wording, ownerId }, undefined, 'risk.raise');
  await tx.rows('INSERT INTO gap_risk (organisation_id, resource_id, risk_id, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5)', [tx.organisationId, resourceId, risk.id, actor.personId, tx.now]);
  await tx.record({ action: 'resource.gap-raised', subjectType: 'resource', subjectId: resourceId, after: { riskId: risk.id } });
  return risk;
}
