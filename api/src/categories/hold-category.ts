import { can, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { notFound, notPermitted, stale } from '../platform/refusal';
import { CategoryEntity } from './category.entity';
import { categoryView } from './category-views';

/** Categories belong to the whole organisation. */
export function requireCategoryManager(actor: Actor): void {
  if (!can(actor, 'category.manage', { rootUnitId: actor.rootUnitId })) throw notPermitted(explainRefusal('category.manage'));
}

/** The category, locked, in the version that the caller read. */
export async function holdCategory(tx: Transaction, actor: Actor, id: string, version: number): Promise<CategoryEntity> {
  const category = await tx.manager.findOne(CategoryEntity, { where: { organisationId: tx.organisationId, id }, lock: { mode: 'for_no_key_update' } });
  if (!category) throw notFound('There is no such category.');
  if (category.version !== version) throw stale(await categoryView(tx, actor, id));
  return category;
}
