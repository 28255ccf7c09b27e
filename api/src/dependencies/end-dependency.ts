import { Inject, Injectable } from '@nestjs/common';
import type { DependencyView, RetireRequest } from '@holdfast/contracts';
import { updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { answerOf, loadDependencyToChange } from './load-dependency';

/** It leans on that no more. */
@Injectable()
export class EndDependency {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: RetireRequest, version: number, actor: Actor): Promise<DependencyView> {
    return this.database.write(actor, async (tx) => {
      const { dependency: before } = await loadDependencyToChange(tx, actor, id, version);
      await updateRow(tx, 'dependency', before, { retired_at: tx.now.toISOString(), retired_reason: reason });
      await tx.record({ action: 'dependency.ended', subjectType: 'dependency', subjectId: id, before: { retired: false }, after: { retired: true, reason } });
      return answerOf(tx, actor, id);
    });
  }
}
