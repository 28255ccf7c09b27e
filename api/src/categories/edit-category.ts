import { Inject, Injectable } from '@nestjs/common';
import type { CategoryRequest, CategoryView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { CategoryEntity } from './category.entity';
import { categoryView } from './category-views';
import { holdCategory, requireCategoryManager } from './hold-category';

@Injectable()
export class EditCategory {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { name }: CategoryRequest, version: number, actor: Actor): Promise<CategoryView> {
    return this.database.write(actor, async (tx) => {
      requireCategoryManager(actor);
      const category = await holdCategory(tx, actor, id, version);
      if (category.closedAt) throw conflict('category-closed', `${category.name} is closed. It can no longer be changed.`);
      const changed = difference<Partial<CategoryEntity>>(category, { name });
      if (!changed) return categoryView(tx, actor, id);
      await tx.manager.update(CategoryEntity, { organisationId: tx.organisationId, id }, { name, version: version + 1 });
      await tx.record({ action: 'category.edited', subjectType: 'category', subjectId: id, ...changed });
      return categoryView(tx, actor, id);
    });
  }
}
