import { Inject, Injectable } from '@nestjs/common';
import type { EscalationView, LinkEscalationRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { closing, leadsUpTo, lockOpenIn, lockProposed, releaseLower, standingUnder, updateAmong } from '../risks';
import { accepted, handedDown, loadToAccept, requireToAccept } from './accepting';

/**
 * Takes a proposal on by a risk that is open in the receiving register already. Upwards that stands for the one that was proposed
 * from now on; downwards it goes on with what closes above.
 */
@Injectable()
export class LinkEscalation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason, riskId }: LinkEscalationRequest, version: number, actor: Actor): Promise<EscalationView> {
    return this.database.write(actor, async (tx) => {
      const { kind, risk_id, to_register_id } = (await loadToAccept(tx, actor, id)).escalation;
      // The upper risk before the lower one, as whoever closes an upper risk goes on to its lower ones.
      const above = kind === 'escalation' ? await lockOpenIn(tx, to_register_id, riskId) : null;
      const proposed = await lockProposed(tx, risk_id);
      const chosen = above ?? (kind === 'de-escalation' ? await lockOpenIn(tx, to_register_id, riskId) : null);
      const place = await requireToAccept(tx, actor, id, proposed, version);
      if (!chosen) throw needsChange([{ field: 'riskId', message: 'Choose an open risk of this register from the list' }]);
      if (kind === 'escalation') {
        if (await leadsUpTo(tx, chosen.id, risk_id)) throw needsChange([{ field: 'riskId', message: `${chosen.reference ?? ''} already leads to this risk from below. Take that link away first` }]);
        await updateAmong(tx, standingUnder(tx, proposed.risk, chosen));
      } else {
        const lower = await releaseLower(tx, proposed.risk);
        await updateAmong(tx, closing(tx, proposed.risk, handedDown(place.to.name, reason)), lower);
      }
      return accepted(tx, actor, place, chosen.id, reason);
    });
  }
}
