import { Inject, Injectable } from '@nestjs/common';
import type { AnswerExceptionRequest, ExceptionView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { requireChangeable } from '../risks';
import { auditedStanding, auditedTerms, standingNow, termsOn } from './exception-terms';
import { exceptionView } from './exception-view';
import { inPlace, loadExceptionToChange } from './load-exception';
import { requireMove, requireToSpeak } from './require-on-exception';
import { updateException } from './write-exception';

/** Answers the question with which a request came back, on other terms if need be; with the risk as it is scored by now. */
@Injectable()
export class AnswerExceptionQuestion {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { answer, ...asked }: AnswerExceptionRequest, version: number, actor: Actor): Promise<ExceptionView> {
    return this.database.write(actor, async (tx) => {
      const found = await loadExceptionToChange(tx, actor, id);
      requireToSpeak(actor, found);
      await requireMove(tx, actor, found, 'answer', version);
      const { place, exception: before, today } = found;
      requireChangeable(place);
      const standing = standingNow(place);
      const { terms, faults } = await termsOn(tx, place, asked, today);
      if (faults.length > 0) throw needsChange(faults);
      await updateException(tx, before, { step: 'requested', ...terms, ...standing }, { kind: 'answered', note: answer, authorId: actor.personId });
      await tx.record({
        action: 'exception.answered', subjectType: 'exception', subjectId: id, registerId: place.register.id, before: { step: before.step },
        after: { step: 'requested', riskId: before.risk_id, ...auditedTerms(terms), residual: auditedStanding(standing), answer },
      });
      return exceptionView(tx, actor, await inPlace(tx, actor, place, id));
    });
  }
}
