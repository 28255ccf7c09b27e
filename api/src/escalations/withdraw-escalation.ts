import { Inject, Injectable } from '@nestjs/common';
import type { EscalationReasonRequest, EscalationView } from '@holdfast/contracts';
import { updateEscalation } from '../escalation-rows';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { escalationView } from './escalation-view';
import { loadEscalationToChange, reloadEscalation } from './load-escalation';
import { requireMove, requireToPropose } from './require-on-escalation';

/** Takes a proposal back before it is decided. */
@Injectable()
export class WithdrawEscalation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: EscalationReasonRequest, version: number, actor: Actor): Promise<EscalationView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadEscalationToChange(tx, actor, id);
      requireToPropose(actor, place);
      await requireMove(tx, actor, place, 'withdraw', version);
      const { escalation: before } = place;
      await updateEscalation(tx, before, { state: 'withdrawn' }, { kind: 'withdrawn', note: reason, authorId: actor.personId });
      await tx.record({
        action: 'escalation.withdrawn', subjectType: 'escalation', subjectId: id, registerId: before.from_register_id, before: { state: before.state }, after: { state: 'withdrawn', riskId: before.risk_id, reason },
      });
      return escalationView(tx, actor, await reloadEscalation(tx, actor, id));
    });
  }
}
