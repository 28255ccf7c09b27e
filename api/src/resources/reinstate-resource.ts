import { Inject, Injectable } from '@nestjs/common';
import type { ResourceView, RetireRequest } from '@holdfast/contracts';
import { updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { answerOf, loadResourceToChange } from './load-resource';

/** It is there again, with what it leaned on as far as that is in use. */
@Injectable()
export class ReinstateResource {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: RetireRequest, version: number, actor: Actor): Promise<ResourceView> {
    return this.database.write(actor, async (tx) => {
      const { resource: before } = await loadResourceToChange(tx, actor, id, version, true);
      if (before.retired_at === null) throw conflict('in-use', 'This resource is in use already.');
      await updateRow(tx, 'resource', before, { retired_at: null, retired_reason: null });
      await tx.record({ action: 'resource.reinstated', subjectType: 'resource', subjectId: id, before: { retired: true }, after: { retired: false, reason } });
      return answerOf(tx, actor, id);
    });
  }
}
