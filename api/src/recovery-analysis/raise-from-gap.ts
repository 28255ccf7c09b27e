import { Inject, Injectable } from '@nestjs/common';
import type { RaiseFromGapRequest } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { notPermitted } from '../platform/refusal';
import { loadRiskInFull } from '../risks';
import { requireContinuity } from './require-continuity';
import { requireResourceInUse } from './require-resource-in-use';

/** Remembers that a risk was raised from the gap of a resource, so that the gap says so to whoever meets it next. */
@Injectable()
export class RaiseFromGap {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(resourceId: string, { riskId }: RaiseFromGapRequest, actor: Actor): Promise<void> {
    return this.database.write(actor, async (tx) => {
      requireContinuity(actor);
      await requireResourceInUse(tx, resourceId);
      const { register } = await loadRiskInFull(tx, actor, riskId);
      if (!can(actor, 'risk.draft', { unitPath: register.unitPath, registerOwnerId: register.ownerId })) throw notPermitted(explainRefusal('risk.draft'));
      const [added] = await tx.rows(
        'INSERT INTO gap_risk (organisation_id, resource_id, risk_id, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING risk_id',
        [tx.organisationId, resourceId, riskId, actor.personId, tx.now],
      );
      if (added) await tx.record({ action: 'resource.gap-raised', subjectType: 'resource', subjectId: resourceId, after: { riskId } });
    });
  }
}
