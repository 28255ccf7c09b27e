import { Inject, Injectable } from '@nestjs/common';
import type { CriticalUserView, RetireRequest } from '@holdfast/contracts';
import { updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadCriticalUserToChange, viewOfUser } from './load-critical-user';

/** They need no longer be served first. */
@Injectable()
export class RetireCriticalUser {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: RetireRequest, version: number, actor: Actor): Promise<CriticalUserView> {
    return this.database.write(actor, async (tx) => {
      const { user: before } = await loadCriticalUserToChange(tx, actor, id, version);
      await updateRow(tx, 'critical_user', before, { retired_at: tx.now.toISOString(), retired_reason: reason });
      await tx.record({ action: 'critical-user.retired', subjectType: 'critical-user', subjectId: id, before: { retired: false }, after: { retired: true, reason } });
      return viewOfUser(tx, tx.organisationId, id);
    });
  }
}
