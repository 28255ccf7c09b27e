import { Inject, Injectable } from '@nestjs/common';
import type { CategoryView, CloseRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { CategoryEntity } from './category.entity';
import { categoryView } from './category-views';
import { holdCategory, requireCategoryManager } from './hold-category';

/** A closed category is offered no more; risks that are in it stay there. */
@Injectable()
export class CloseCategory {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: CloseRequest, version: number, actor: Actor): Promise<CategoryView> {
    return this.database.write(actor, async (tx) => {
      requireCategoryManager(actor);
      const category = await holdCategory(tx, actor, id, version);
      if (category.closedAt) throw conflict('category-closed', `${category.name} is closed already.`);
      await tx.manager.update(CategoryEntity, { organisationId: tx.organisationId, id }, { closedAt: tx.now, version: version + 1 });
      await tx.record({ action: 'category.closed', subjectType: 'category', subjectId: id, before: { closedAt: null }, after: { closedAt: tx.now.toISOString(), reason } });
      return categoryView(tx, actor, id);
    });
  }
}
