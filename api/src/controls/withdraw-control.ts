import { Inject, Injectable } from '@nestjs/common';
import type { ControlView, WithdrawControlRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { stale } from '../platform/refusal';
import { registerOfControlEvent, requireInPlace, requireOnControl } from './control-rights';
import { controlView } from './control-views';
import { loadControlToChange } from './load-control';

/** It is no longer in place. It stays to be read, with the reason. */
@Injectable()
export class WithdrawControl {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: WithdrawControlRequest, version: number, actor: Actor): Promise<ControlView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadControlToChange(tx, actor, id);
      const { control, risk } = place;
      requireOnControl(actor, 'control.manage', risk);
      if (control.version !== version) throw stale(await controlView(tx, actor, place));
      requireInPlace(control, risk);
      await tx.rows('UPDATE control SET withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5, version = version + 1 WHERE organisation_id = $1 AND id = $2', [
        tx.organisationId, id, tx.now, actor.personId, reason,
      ]);
      await tx.record({ action: 'control.withdrawn', subjectType: 'control', subjectId: id, registerId: registerOfControlEvent(risk), after: { reason } });
      return controlView(tx, actor, place);
    });
  }
}
