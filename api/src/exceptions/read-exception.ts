import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { exceptionView } from './exception-view';
import { loadException } from './load-exception';

@Injectable()
export class ReadException {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, actor: Actor): Promise<ExceptionView> {
    return this.database.readAsAt(actor, async (sql) => exceptionView(sql, actor, await loadException(sql, actor, id)));
  }
}
