import { Inject, Injectable } from '@nestjs/common';
import type { ObjectiveView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { objectiveViews } from './objective-views';

@Injectable()
export class ListObjectives {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: Actor): Promise<ObjectiveView[]> {
    return this.database.readAsAt(actor, (sql) => objectiveViews(sql, actor));
  }
}
