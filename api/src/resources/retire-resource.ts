import { Inject, Injectable } from '@nestjs/common';
import type { ResourceView, RetireRequest } from '@holdfast/contracts';
import { requireUnleaned, updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { answerOf, loadResourceToChange } from './load-resource';

/** It is there no more. Refused while something in use leans on it, is located at it or run by it. */
@Injectable()
export class RetireResource {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: RetireRequest, version: number, actor: Actor): Promise<ResourceView> {
    return this.database.write(actor, async (tx) => {
      const { resource: before } = await loadResourceToChange(tx, actor, id, version);
      await requireUnleaned(tx, actor, 'resource', id);
      await updateRow(tx, 'resource', before, { retired_at: tx.now.toISOString(), retired_reason: reason });
      await tx.record({ action: 'resource.retired', subjectType: 'resource', subjectId: id, before: { retired: false }, after: { retired: true, reason } });
      return answerOf(tx, actor, id);
    });
  }
}
