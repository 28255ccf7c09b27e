import { Inject, Injectable } from '@nestjs/common';
import type { CategoryRequest, CategoryView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { CategoryEntity } from './category.entity';
import { categoryView } from './category-views';
import { requireCategoryManager } from './hold-category';

@Injectable()
export class CreateCategory {
  constructor(@Inject(Database) private readonly database: Database) {}

  run({ name }: CategoryRequest, actor: Actor): Promise<CategoryView> {
    return this.database.write(actor, async (tx) => {
      requireCategoryManager(actor);
      const id = newId();
      await tx.manager.insert(CategoryEntity, { organisationId: tx.organisationId, id, name, closedAt: null, version: 1 });
      await tx.record({ action: 'category.created', subjectType: 'category', subjectId: id, after: { name } });
      return categoryView(tx, actor, id);
    });
  }
}
