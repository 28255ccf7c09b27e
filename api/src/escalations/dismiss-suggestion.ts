import { Inject, Injectable } from '@nestjs/common';
import type { EscalationReasonRequest, EscalationView } from '@holdfast/contracts';
import { updateEscalation } from '../escalation-rows';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { escalationView } from './escalation-view';
import { loadEscalationToChange, reloadEscalation } from './load-escalation';
import { requireMove, requireToDismiss } from './require-on-escalation';

/** Does not take up what the register's rule suggested. It is suggested again once the risk has come down and rises anew. */
@Injectable()
export class DismissSuggestion {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: EscalationReasonRequest, version: number, actor: Actor): Promise<EscalationView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadEscalationToChange(tx, actor, id);
      requireToDismiss(actor, place);
      await requireMove(tx, actor, place, 'dismiss', version);
      const { escalation: before } = place;
      await updateEscalation(tx, before, { state: 'dismissed' }, { kind: 'dismissed', note: reason, authorId: actor.personId });
      await tx.record({
        action: 'escalation.dismissed', subjectType: 'escalation', subjectId: id, registerId: before.from_register_id, before: { state: before.state }, after: { state: 'dismissed', riskId: before.risk_id, reason },
      });
      return escalationView(tx, actor, await reloadEscalation(tx, actor, id));
    });
  }
}
