import { Inject, Injectable } from '@nestjs/common';
import type { EditObjectiveRequest, ObjectiveView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { holdObjective } from './hold-objective';
import { ObjectiveEntity } from './objective.entity';
import { objectiveView } from './objective-views';
import { requireInUnit } from './require-in-unit';

@Injectable()
export class EditObjective {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditObjectiveRequest, version: number, actor: Actor): Promise<ObjectiveView> {
    return this.database.write(actor, async (tx) => {
      const objective = await holdObjective(tx, actor, id, version);
      if (request.unitId !== undefined && request.unitId !== objective.unitId) await requireInUnit(tx, actor, request.unitId);
      if (objective.closedAt) throw conflict('objective-closed', `${objective.code} is closed. It can no longer be changed.`);
      const changed = difference<Partial<ObjectiveEntity>>(objective, request);
      if (!changed) return objectiveView(tx, actor, id);
      await tx.manager.update(ObjectiveEntity, { organisationId: tx.organisationId, id }, { ...request, version: version + 1 });
      await tx.record({ action: 'objective.edited', subjectType: 'objective', subjectId: id, ...changed });
      return objectiveView(tx, actor, id);
    });
  }
}
