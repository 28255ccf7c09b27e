import { Inject, Injectable } from '@nestjs/common';
import type { ContactView, RetireRequest } from '@holdfast/contracts';
import { updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadContactToChange, viewOfContact } from './load-contact';

/** They are not to be called any more. */
@Injectable()
export class RetireContact {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: RetireRequest, version: number, actor: Actor): Promise<ContactView> {
    return this.database.write(actor, async (tx) => {
      const before = await loadContactToChange(tx, actor, id, version);
      await updateRow(tx, 'contact', before, { retired_at: tx.now.toISOString(), retired_reason: reason });
      await tx.record({ action: 'contact.retired', subjectType: 'contact', subjectId: id, before: { retired: false }, after: { retired: true, reason } });
      return viewOfContact(tx, id);
    });
  }
}
