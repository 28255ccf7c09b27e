import { Inject, Injectable } from '@nestjs/common';
import type { RegisterSummary, RegisterView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { registerTree, registerView } from './register-views';

@Injectable()
export class RegisterQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  tree(actor: Actor): Promise<RegisterSummary[]> {
    return this.database.read(actor.organisationId, (sql) => registerTree(sql, actor, this.clock.now()));
  }

  one(actor: Actor, id: string): Promise<RegisterView> {
    return this.database.read(actor.organisationId, (sql) => registerView(sql, actor, id, this.clock.now()));
  }
}
