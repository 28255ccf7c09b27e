import { Inject, Injectable } from '@nestjs/common';
import type { InvocationView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadInvocation, toInvocationView } from './load-invocation';

@Injectable()
export class InvocationQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  one(id: string, actor: Actor): Promise<InvocationView> {
    return this.database.readAsAt(actor, async (sql) => toInvocationView(sql, actor, await loadInvocation(sql, actor, id)));
  }
}
