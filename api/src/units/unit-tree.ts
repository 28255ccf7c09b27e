import type { UnitView } from '@holdfast/contracts';
import { can, explainRefusal, UNIT_KINDS, type UnitKind } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { needsChange, notPermitted } from '../platform/refusal';
import { sayConstraint } from '../platform/constraint-words';
import { readTree } from './unit-queries';

sayConstraint('unit_name_among_siblings', 'name', 'There is a unit of this name here already');

/** The whole tree, held until the end of the transaction: whoever changes it takes turns at the top unit. */
export async function lockTree(tx: Transaction): Promise<UnitView[]> {
  await tx.rows('SELECT 1 FROM unit WHERE organisation_id = $1 AND parent_id IS NULL FOR NO KEY UPDATE', [tx.organisationId]);
  return readTree(tx, tx.organisationId);
}

/** The unit that another is to be part of, if there is one in this organisation and the caller manages it. */
export function requireParent(tree: readonly UnitView[], parentId: string, actor: Actor): UnitView {
  const parent = tree.find(({ id }) => id === parentId);
  if (!parent) throw needsChange([{ field: 'parentId', message: 'Choose the unit from the list' }]);
  requireManaged(parent, actor);
  return parent;
}

export function requireManaged(unit: UnitView, actor: Actor): void {
  if (!can(actor, 'unit.manage', { unitPath: unit.path })) throw notPermitted(explainRefusal('unit.manage'));
}

/** Directorate, service, team, downwards: a step may be left out or repeated, never turned round. */
export function requireOrder(parent: UnitView, kind: UnitKind, field: 'kind' | 'parentId'): void {
  if (rank(kind) < rank(parent.kind)) throw needsChange([{ field, message: `A ${kind} cannot be part of a ${parent.kind}` }]);
}

const rank = (kind: UnitKind): number => UNIT_KINDS.indexOf(kind);
