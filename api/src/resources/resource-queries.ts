import { Inject, Injectable } from '@nestjs/common';
import type { ResourceView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadResource, toResourceView } from './load-resource';

@Injectable()
export class ResourceQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  one(id: string, actor: Actor): Promise<ResourceView> {
    return this.database.readAsAt(actor, async (sql) => toResourceView(actor, await loadResource(sql, actor, id)));
  }
}
