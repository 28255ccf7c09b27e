import { Inject, Injectable } from '@nestjs/common';
import type { EscalationReasonRequest, EscalationView } from '@holdfast/contracts';
import { updateEscalation } from '../escalation-rows';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { escalationView } from './escalation-view';
import { loadEscalationToChange, reloadEscalation } from './load-escalation';
import { requireMove, requireToDecide } from './require-on-escalation';

/** Sends a proposal back to whoever proposed it, with a question. */
@Injectable()
export class ReturnEscalation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: EscalationReasonRequest, version: number, actor: Actor): Promise<EscalationView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadEscalationToChange(tx, actor, id);
      requireToDecide(actor, place);
      await requireMove(tx, actor, place, 'return', version);
      const { escalation: before } = place;
      await updateEscalation(tx, before, { state: 'returned' }, { kind: 'returned', note: reason, authorId: actor.personId });
      await tx.record({
        action: 'escalation.returned', subjectType: 'escalation', subjectId: id, registerId: before.to_register_id, before: { state: before.state }, after: { state: 'returned', riskId: before.risk_id, reason },
      });
      return escalationView(tx, actor, await reloadEscalation(tx, actor, id));
    });
  }
}
