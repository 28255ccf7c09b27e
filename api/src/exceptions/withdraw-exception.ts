import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionReasonRequest, ExceptionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { exceptionView } from './exception-view';
import { inPlace, loadExceptionToChange } from './load-exception';
import { requireMove, requireToSpeak } from './require-on-exception';
import { updateException } from './write-exception';

/** Takes a request back before it is decided. */
@Injectable()
export class WithdrawException {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: ExceptionReasonRequest, version: number, actor: Actor): Promise<ExceptionView> {
    return this.database.write(actor, async (tx) => {
      const found = await loadExceptionToChange(tx, actor, id);
      requireToSpeak(actor, found);
      await requireMove(tx, actor, found, 'withdraw', version);
      const { place, exception: before } = found;
      await updateException(tx, before, { step: 'withdrawn' }, { kind: 'withdrawn', note: reason, authorId: actor.personId });
      await tx.record({
        action: 'exception.withdrawn', subjectType: 'exception', subjectId: id, registerId: place.register.id, before: { step: before.step }, after: { step: 'withdrawn', riskId: before.risk_id, reason },
      });
      return exceptionView(tx, actor, await inPlace(tx, actor, place, id));
    });
  }
}
