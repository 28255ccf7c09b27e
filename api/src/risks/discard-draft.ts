import { Inject, Injectable } from '@nestjs/common';
import { moveRisk } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { auditedWhole } from './audited-risk';
import { loadRiskToChange } from './load-risk';
import { requireCurrent, requireOnRisk } from './require-on-risk';

/** Takes a draft away for good: by its author or the owner of its register, the only ones who see it. */
@Injectable()
export class DiscardDraft {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, version: number, actor: Actor): Promise<void> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRiskToChange(tx, actor, riskId);
      const { risk } = place;
      if (risk.status !== 'draft') requireOnRisk(actor, 'risk.close', place);
      requireCurrent(place, version);
      const move = moveRisk(risk.status, 'discard');
      if (!move.ok) throw conflict('not-a-draft', move.message);
      await tx.rows('DELETE FROM risk WHERE organisation_id = $1 AND id = $2', [actor.organisationId, risk.id]);
      await tx.record({ action: 'risk.discarded', subjectType: 'risk', subjectId: risk.id, before: auditedWhole(risk, place.objectives.map(({ id }) => id)) });
    });
  }
}
