import { Inject, Injectable } from '@nestjs/common';
import type { FreezeView, NoteErratumRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { requireInRegister } from '../registers';
import { contentOfFreeze, loadFreeze } from './freeze-in-place';
import { freezeView } from './freeze-view';

/** Says beside a freeze what is wrong in it. What was frozen stays, and so does its digest. */
@Injectable()
export class NoteErratum {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { riskId = null, field = null, says = '', shouldSay, reason }: NoteErratumRequest, actor: Actor): Promise<FreezeView> {
    return this.database.write(actor, async (tx) => {
      const freeze = await loadFreeze(tx, actor, id);
      requireInRegister(actor, 'register.freeze', freeze.register);
      const { risks } = await contentOfFreeze(tx, actor, freeze);
      if (riskId !== null && !risks.some((risk) => risk.id === riskId)) throw needsChange([{ field: 'riskId', message: 'Choose a risk of this freeze' }]);
      if (riskId !== null && field === null) throw needsChange([{ field: 'field', message: 'Choose what of the risk is wrong' }]);
      if (riskId === null && field !== null) throw needsChange([{ field: 'riskId', message: 'Choose the risk that this is about, or leave out what of it is wrong' }]);

      const erratumId = newId();
      await tx.rows(
        `INSERT INTO freeze_erratum (organisation_id, id, freeze_id, risk_id, field, says, should_say, reason, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [tx.organisationId, erratumId, id, riskId, field, says, shouldSay, reason, actor.personId, tx.now],
      );
      await tx.record({ action: 'erratum.noted', subjectType: 'erratum', subjectId: erratumId, registerId: freeze.register.id, after: { freezeId: id, riskId, field, says, shouldSay, reason } });
      return freezeView(tx, actor, freeze);
    });
  }
}
