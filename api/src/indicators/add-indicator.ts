import { Inject, Injectable } from '@nestjs/common';
import type { IndicatorRequest, IndicatorView } from '@holdfast/contracts';
import { periodStart } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { choiceFaults, findChoices } from '../risks';
import { audited } from './audited-indicator';
import { indicatorView } from './load-indicator';
import { requireInUnit } from './require-in-unit';
import { lockWatched, requireToWatch, watchedFaults } from './watched-risks';
import { link, targetFaults, toTargets, writeTargets } from './write-links';

@Injectable()
export class AddIndicator {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: IndicatorRequest, actor: Actor): Promise<IndicatorView> {
    const { code, title, description = '', measure, direction, period, perspective = null, unitId, ownerId, targets: lines = [] } = request;
    return this.database.write(actor, async (tx) => {
      await requireInUnit(tx, actor, unitId);
      const [objectiveIds, riskIds] = [[...new Set(request.objectiveIds ?? [])], [...new Set(request.riskIds ?? [])]];
      const chosen = { ownerId, objectiveIds };
      const risks = await lockWatched(tx, actor, riskIds);
      const targets = toTargets(lines);
      const faults = [...choiceFaults(chosen, await findChoices(tx, tx.organisationId, chosen)), ...watchedFaults(riskIds, risks), ...targetFaults(direction, targets)];
      if (faults.length > 0) throw needsChange(faults);
      requireToWatch(actor, risks.values());
      const id = newId();
      const startsOn = periodStart(period, request.startsOn);
      await tx.rows(
        `INSERT INTO indicator (organisation_id, id, code, title, description, measure, direction, period, starts_on, perspective, unit_id, owner_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [tx.organisationId, id, code, title, description, measure, direction, period, startsOn, perspective, unitId, ownerId, tx.now],
      );
      await writeTargets(tx, id, targets);
      await link(tx, 'objective', id, objectiveIds);
      await link(tx, 'risk', id, riskIds);
      await tx.record({
        action: 'indicator.added', subjectType: 'indicator', subjectId: id,
        after: audited({ code, title, description, measure, direction, period, startsOn, perspective, unitId, ownerId, targets }, { objectiveIds, riskIds }),
      });
      return indicatorView(tx, actor, id);
    });
  }
}
