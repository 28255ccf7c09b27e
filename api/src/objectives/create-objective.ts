import { Inject, Injectable } from '@nestjs/common';
import type { ObjectiveRequest, ObjectiveView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { ObjectiveEntity } from './objective.entity';
import { objectiveView } from './objective-views';
import { requireInUnit } from './require-in-unit';

@Injectable()
export class CreateObjective {
  constructor(@Inject(Database) private readonly database: Database) {}

  run({ code, title, unitId }: ObjectiveRequest, actor: Actor): Promise<ObjectiveView> {
    return this.database.write(actor, async (tx) => {
      await requireInUnit(tx, actor, unitId);
      const id = newId();
      await tx.manager.insert(ObjectiveEntity, { organisationId: tx.organisationId, id, code, title, unitId, closedAt: null, version: 1 });
      await tx.record({ action: 'objective.created', subjectType: 'objective', subjectId: id, after: { code, title, unitId } });
      return objectiveView(tx, actor, id);
    });
  }
}
