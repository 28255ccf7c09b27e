import { Inject, Injectable } from '@nestjs/common';
import type { ObjectiveRequest, ObjectiveView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { ObjectiveEntity } from './objective.entity';
import { officerFaults, placeFaults } from './objective-faults';
import { objectiveView } from './objective-views';
import { requireInUnit } from './require-in-unit';

@Injectable()
export class CreateObjective {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: ObjectiveRequest, actor: Actor): Promise<ObjectiveView> {
    const { code, title, unitId, kind = 'service-objective', parentId = null, description = '', officerId = null, perspective = null, reporting = 'quarterly' } = request;
    return this.database.write(actor, async (tx) => {
      await requireInUnit(tx, actor, unitId);
      const faults = [...(await placeFaults(tx, { kind, parentId })), ...(await officerFaults(tx, officerId))];
      if (faults.length > 0) throw needsChange(faults);
      const id = newId();
      const said = { code, title, description, kind, parentId, unitId, officerId, perspective, reporting };
      await tx.manager.insert(ObjectiveEntity, { organisationId: tx.organisationId, id, ...said, closedAt: null, version: 1 });
      await tx.record({ action: 'objective.created', subjectType: 'objective', subjectId: id, after: said });
      return objectiveView(tx, actor, id);
    });
  }
}
