import { Inject, Injectable } from '@nestjs/common';
import type { EscalationView, HandDownRequest } from '@holdfast/contracts';
import { whyNotHandedDown } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { loadRiskInFullToChange, requireCurrent, requireOnRisk } from '../risks';
import { propose, shownAsOf, undecidedOf } from './propose';
import { wordsOn } from './proposed-words';
import { matrixAt, registersBelow } from './receiving-register';

/**
 * Proposes to hand a risk back down, to a register directly below or to that of a risk that it stands for. Once it is taken on
 * there it closes here: so it is for whoever may close it.
 */
@Injectable()
export class HandDownRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, { reason, registerId, ...wording }: HandDownRequest, version: number, actor: Actor): Promise<EscalationView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRiskInFullToChange(tx, actor, riskId);
      requireOnRisk(actor, 'risk.close', place);
      const { risk, register } = place;
      const undecided = await undecidedOf(tx, actor.organisationId, risk.id);
      const why = whyNotHandedDown({
        status: risk.status, registerName: register.name, registerIsClosed: register.closedAt !== null, shownAs: shownAsOf(place), undecided: undecided?.state ?? null, receiver: null,
      });
      if (why) throw conflict('cannot-propose', why);
      // A suggestion to escalate is no reason against: it is dismissed first, in so many words.
      if (undecided) throw conflict('cannot-propose', 'The rule of the register suggests to escalate this risk. Dismiss that first.');
      requireCurrent(place, version);
      const receiver = (await registersBelow(tx, actor, register.id, risk.id)).find(({ id }) => id === registerId);
      if (!receiver) throw needsChange([{ field: 'registerId', message: 'Choose the register from the list' }]);
      const { words, faults } = wordsOn(await matrixAt(tx, actor, receiver), receiver.matrixVersionId, wording);
      if (faults.length > 0) throw needsChange(faults);
      return propose(tx, actor, 'de-escalation', place, { receiver, words, reason, suggested: null });
    });
  }
}
