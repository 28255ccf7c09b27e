import { Inject, Injectable } from '@nestjs/common';
import type { CategoryView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { categoryViews } from './category-views';

@Injectable()
export class ListCategories {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: Actor): Promise<CategoryView[]> {
    return this.database.read(actor.organisationId, (sql) => categoryViews(sql, actor));
  }
}
