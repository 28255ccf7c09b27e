import { Inject, Injectable } from '@nestjs/common';
import type { EditObjectiveRequest, FieldError, ObjectiveView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database, type Transaction } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { holdObjective } from './hold-objective';
import { ObjectiveEntity } from './objective.entity';
import { officerFaults, openBelow, placeFaults } from './objective-faults';
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
      const faults = [...(await movedFaults(tx, objective, request)), ...(request.officerId === objective.officerId ? [] : await officerFaults(tx, request.officerId))];
      if (faults.length > 0) throw needsChange(faults);
      await tx.manager.update(ObjectiveEntity, { organisationId: tx.organisationId, id }, { ...request, version: version + 1 });
      await tx.record({ action: 'objective.edited', subjectType: 'objective', subjectId: id, ...changed });
      return objectiveView(tx, actor, id);
    });
  }
}

/** Where it lies was right when it was put there: that is asked again only where it changes. */
async function movedFaults(tx: Transaction, objective: ObjectiveEntity, { kind = objective.kind, parentId = objective.parentId }: EditObjectiveRequest): Promise<FieldError[]> {
  if (kind === objective.kind && parentId === objective.parentId) return [];
  const below = kind === objective.kind ? 0 : await openBelow(tx, objective.id);
  if (below > 0) return [{ field: 'kind', message: `${below} ${below === 1 ? 'objective lies' : 'objectives lie'} under it. Move or close ${below === 1 ? 'it' : 'them'} first` }];
  return placeFaults(tx, { kind, parentId });
}
