import { Inject, Injectable } from '@nestjs/common';
import type { EscalationView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { escalationView } from './escalation-view';
import { loadEscalation } from './load-escalation';

@Injectable()
export class ReadEscalation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, actor: Actor): Promise<EscalationView> {
    return this.database.readAsAt(actor, async (sql) => escalationView(sql, actor, await loadEscalation(sql, actor, id)));
  }
}
