import { Inject, Injectable } from '@nestjs/common';
import type { NameControlsRequest, RiskView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { registerOfEvent } from './audited-risk';
import { namedAnew, writeLeaning } from './leaning';
import { loadRiskInFullToChange } from './risk-in-full';
import { requireChangeable, requireOnRisk } from './require-on-risk';
import { toRiskView } from './risk-view';

/** Names further controls that the residual leans on, without scoring it anew. It can only come to lean on more by this. */
@Injectable()
export class NameControls {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, { controlIds }: NameControlsRequest, actor: Actor): Promise<RiskView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRiskInFullToChange(tx, actor, riskId);
      requireOnRisk(actor, 'risk.assess', place);
      requireChangeable(place);
      const { risk } = place;
      if (risk.residual_level === null || risk.residual_assessment_id === null) throw conflict('residual-unscored', 'The residual is not scored, so it leans on nothing yet. Score it, and name its controls with it.');
      const { ids, before, faults } = await namedAnew(tx, risk, controlIds);
      if (faults.length > 0) throw needsChange(faults);
      if (ids.length === 0) return toRiskView(place);
      await writeLeaning(tx, risk.residual_assessment_id, ids);
      await tx.record({ action: 'risk.leaning-named', subjectType: 'risk', subjectId: risk.id, registerId: registerOfEvent(risk), before: { leansOn: before }, after: { leansOn: ids } });
      return toRiskView(place);
    });
  }
}
