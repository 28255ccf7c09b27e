import { Inject, Injectable } from '@nestjs/common';
import type { CreateUnitRequest, UnitView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { lockTree, requireOrder, requireParent } from './unit-tree';

@Injectable()
export class CreateUnit {
  constructor(@Inject(Database) private readonly database: Database) {}

  run({ name, kind, parentId }: CreateUnitRequest, actor: Actor): Promise<UnitView> {
    return this.database.write(actor, async (tx) => {
      const parent = requireParent(await lockTree(tx), parentId, actor);
      requireOrder(parent, kind, 'kind');
      const id = newId();
      const unit: UnitView = { id, name, kind, parentId, path: [...parent.path, id], version: 1 };
      await tx.rows('INSERT INTO unit (organisation_id, id, parent_id, name, kind, path, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        tx.organisationId, id, parentId, name, kind, unit.path, tx.now,
      ]);
      await tx.record({ action: 'unit.created', subjectType: 'unit', subjectId: id, after: { name, kind, parentId } });
      return unit;
    });
  }
}
