import { Inject, Injectable } from '@nestjs/common';
import type { SittingView, SkipRiskRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { holdSitting, loadSitting, requireLead, requireUnended } from './sitting-in-place';
import { sittingView } from './sitting-view';

/** Looked at and put off: the sitting goes on with the next and comes back to it last. */
@Injectable()
export class SkipRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { riskId }: SkipRiskRequest, actor: Actor): Promise<SittingView> {
    return this.database.write(actor, async (tx) => {
      await holdSitting(tx, id, 'shared');
      const sitting = await loadSitting(tx, actor, id);
      requireLead(actor, sitting);
      requireUnended(sitting);
      const held = await tx.one('SELECT FROM review_sitting_risk WHERE organisation_id = $1 AND sitting_id = $2 AND risk_id = $3', [tx.organisationId, id, riskId]);
      if (!held) throw needsChange([{ field: 'riskId', message: 'This sitting does not go through that risk' }]);
      await tx.rows('INSERT INTO review_sitting_skip (organisation_id, id, sitting_id, risk_id, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)', [
        tx.organisationId, newId(), id, riskId, actor.personId, tx.now,
      ]);
      await tx.record({ action: 'review-sitting.skipped', subjectType: 'review-sitting', subjectId: id, registerId: sitting.register?.id, after: { riskId } });
      return sittingView(tx, actor, sitting);
    });
  }
}
