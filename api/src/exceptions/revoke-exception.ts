import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionReasonRequest, ExceptionView } from '@holdfast/contracts';
import { whyNotRevoked } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { stateOf } from './exception-in-place';
import { exceptionView } from './exception-view';
import { inPlace, loadExceptionToChange } from './load-exception';
import { requireMove, requireDecider } from './require-on-exception';
import { updateException } from './write-exception';

/** Ends an approved exception before its day. */
@Injectable()
export class RevokeException {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: ExceptionReasonRequest, version: number, actor: Actor): Promise<ExceptionView> {
    return this.database.write(actor, async (tx) => {
      const found = await loadExceptionToChange(tx, actor, id);
      requireDecider(actor, found);
      await requireMove(tx, actor, found, 'revoke', version);
      const { place, exception: before, today } = found;
      const why = whyNotRevoked(stateOf(before, place, today));
      if (why) throw conflict('exception-over', why);
      await updateException(tx, before, { step: 'revoked' }, { kind: 'revoked', note: reason, authorId: actor.personId });
      await tx.record({
        action: 'exception.revoked', subjectType: 'exception', subjectId: id, registerId: place.register.id, before: { step: before.step }, after: { step: 'revoked', riskId: before.risk_id, reason },
      });
      return exceptionView(tx, actor, await inPlace(tx, actor, place, id));
    });
  }
}
