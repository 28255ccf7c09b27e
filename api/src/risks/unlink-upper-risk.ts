import { Inject, Injectable } from '@nestjs/common';
import type { RiskView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { auditedDifference } from './audited-risk';
import { loadRiskToChange } from './load-risk';
import { requireChangeable, requireCurrent, requireOnRisk } from './require-on-risk';
import { toRiskView } from './risk-view';
import type { StoredRisk } from './stored-risk';
import { updateRisk } from './write-risk';

/** The risk stands for itself again in every roll-up. */
@Injectable()
export class UnlinkUpperRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, version: number, actor: Actor): Promise<RiskView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRiskToChange(tx, actor, riskId);
      requireOnRisk(actor, 'risk.link-upper', place);
      requireCurrent(place, version);
      requireChangeable(place);
      const { risk: before, register } = place;
      if (before.upper_risk_id === null) return toRiskView(place);
      const changes: Partial<StoredRisk> = { upper_risk_id: null, upper_register_id: null, upper_hidden: false };
      const event = tx.eventRow({
        action: 'risk.unlinked',
        subjectType: 'risk',
        subjectId: before.id,
        registerId: register.id,
        ...auditedDifference(before, { ...before, ...changes }),
      });
      return toRiskView({ ...place, upper: null, risk: await updateRisk(tx, before, changes, { event }) });
    });
  }
}
