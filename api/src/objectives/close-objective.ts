import { Inject, Injectable } from '@nestjs/common';
import type { CloseRequest, ObjectiveView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { holdObjective } from './hold-objective';
import { ObjectiveEntity } from './objective.entity';
import { openBelow } from './objective-faults';
import { objectiveView } from './objective-views';

/** A closed objective is offered no more; risks that are linked to it stay so. */
@Injectable()
export class CloseObjective {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: CloseRequest, version: number, actor: Actor): Promise<ObjectiveView> {
    return this.database.write(actor, async (tx) => {
      const objective = await holdObjective(tx, actor, id, version);
      if (objective.closedAt) throw conflict('objective-closed', `${objective.code} is closed already.`);
      const below = await openBelow(tx, id);
      if (below > 0) throw conflict('objective-above', `${below} open ${below === 1 ? 'objective lies' : 'objectives lie'} under ${objective.code}. Move or close ${below === 1 ? 'it' : 'them'} first.`);
      await tx.manager.update(ObjectiveEntity, { organisationId: tx.organisationId, id }, { closedAt: tx.now, version: version + 1 });
      await tx.record({ action: 'objective.closed', subjectType: 'objective', subjectId: id, before: { closedAt: null }, after: { closedAt: tx.now.toISOString(), reason } });
      return objectiveView(tx, actor, id);
    });
  }
}
