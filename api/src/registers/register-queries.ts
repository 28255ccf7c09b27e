import { Inject, Injectable } from '@nestjs/common';
import type { RegisterSummary, RegisterView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { registerTree, registerView } from './register-views';

@Injectable()
export class RegisterQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  tree(actor: Actor): Promise<RegisterSummary[]> {
    return this.database.readAsAt(actor, (sql) => registerTree(sql, actor));
  }

  one(actor: Actor, id: string): Promise<RegisterView> {
    return this.database.readAsAt(actor, (sql) => registerView(sql, actor, id));
  }
}
