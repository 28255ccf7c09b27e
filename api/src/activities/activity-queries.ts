import { Inject, Injectable } from '@nestjs/common';
import type { ActivityView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadActivity, toActivityView } from './load-activity';

@Injectable()
export class ActivityQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  one(id: string, actor: Actor): Promise<ActivityView> {
    return this.database.readAsAt(actor, async (sql) => toActivityView(actor, await loadActivity(sql, actor, id)));
  }
}
