import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionReasonRequest, ExceptionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { exceptionView } from './exception-view';
import { inPlace, loadExceptionToChange } from './load-exception';
import { requireMove, requireToDecide } from './require-on-exception';
import { updateException } from './write-exception';

/** Decides against a request. It may be asked for anew when something has changed. */
@Injectable()
export class DeclineException {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: ExceptionReasonRequest, version: number, actor: Actor): Promise<ExceptionView> {
    return this.database.write(actor, async (tx) => {
      const found = await loadExceptionToChange(tx, actor, id);
      requireToDecide(actor, found);
      await requireMove(tx, actor, found, 'decline', version);
      const { place, exception: before } = found;
      await updateException(tx, before, { step: 'declined', decided_by: actor.personId, decided_at: tx.now.toISOString() }, { kind: 'declined', note: reason, authorId: actor.personId });
      await tx.record({
        action: 'exception.declined', subjectType: 'exception', subjectId: id, registerId: place.register.id, before: { step: before.step }, after: { step: 'declined', riskId: before.risk_id, reason },
      });
      return exceptionView(tx, actor, await inPlace(tx, actor, place, id));
    });
  }
}
