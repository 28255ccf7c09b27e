import { Inject, Injectable } from '@nestjs/common';
import type { EditUnitRequest, UnitView } from '@holdfast/contracts';
import { wouldMakeCycle } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database, type Transaction } from '../platform/database';
import { conflict, needsChange, notFound, stale } from '../platform/refusal';
import { lockTree, requireManaged, requireOrder, requireParent } from './unit-tree';

@Injectable()
export class EditUnit {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditUnitRequest, version: number, actor: Actor): Promise<UnitView> {
    return this.database.write(actor, async (tx) => {
      const tree = await lockTree(tx);
      const unit = tree.find((one) => one.id === id);
      if (!unit) throw notFound('There is no such unit.');
      requireManaged(unit, actor);
      if (unit.version !== version) throw stale(unit);
      if (unit.parentId === null) throw conflict('top-unit', 'The top unit carries the name of the organisation. Change it there.');
      const change = difference({ name: unit.name, kind: unit.kind, parentId: unit.parentId }, request);
      if (!change) return unit;
      const after: UnitView = { ...unit, ...request };
      const parent = after.parentId === unit.parentId ? tree.find((one) => one.id === unit.parentId) : newParent(tree, unit, after.parentId ?? '', actor);
      if (parent) requireOrder(parent, after.kind, after.parentId === unit.parentId ? 'kind' : 'parentId');
      for (const child of tree) if (child.parentId === id) requireOrder(after, child.kind, 'kind');
      await tx.rows('UPDATE unit SET name = $3, kind = $4, parent_id = $5, version = version + 1 WHERE organisation_id = $1 AND id = $2', [
        tx.organisationId, id, after.name, after.kind, after.parentId,
      ]);
      if (parent && parent.id !== unit.parentId) await moveSubtree(tx, id, parent.path);
      await tx.record({ action: 'unit.edited', subjectType: 'unit', subjectId: id, ...change });
      return { ...after, path: [...(parent?.path ?? []), id], version: version + 1 };
    });
  }
}

function newParent(tree: readonly UnitView[], unit: UnitView, parentId: string, actor: Actor): UnitView {
  const parent = requireParent(tree, parentId, actor);
  if (wouldMakeCycle(tree, unit.id, parentId))
    throw needsChange([{ field: 'parentId', message: parentId === unit.id ? 'A unit cannot be part of itself' : `${parent.name} is itself part of ${unit.name}` }]);
  return parent;
}

/** Every unit at or below the moved one keeps its own end of the path, under the new beginning. */
const moveSubtree = (tx: Transaction, id: string, parentPath: readonly string[]): Promise<unknown> =>
  tx.rows('UPDATE unit SET path = $3::uuid[] || path[array_position(path, $2::uuid):] WHERE organisation_id = $1 AND $2 = ANY (path)', [
    tx.organisationId, id, parentPath,
  ]);
