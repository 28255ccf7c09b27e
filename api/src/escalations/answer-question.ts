import { Inject, Injectable } from '@nestjs/common';
import type { AnswerRequest, EscalationView } from '@holdfast/contracts';
import { updateEscalation } from '../escalation-rows';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { lockProposed, sourceOf } from '../risks';
import { escalationView } from './escalation-view';
import { loadEscalation, loadEscalationToChange, reloadEscalation } from './load-escalation';
import { wordsOn } from './proposed-words';
import { matrixAt, receiverOf } from './receiving-register';
import { requireMove, requireToPropose } from './require-on-escalation';

/** Answers the question with which a proposal came back, in other words if need be; with the risk as it is by now. */
@Injectable()
export class AnswerQuestion {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { answer, words: asked }: AnswerRequest, version: number, actor: Actor): Promise<EscalationView> {
    return this.database.write(actor, async (tx) => {
      const { escalation: first } = await loadEscalation(tx, actor, id);
      const { risk } = await lockProposed(tx, first.risk_id);
      const place = await loadEscalationToChange(tx, actor, id);
      requireToPropose(actor, place);
      await requireMove(tx, actor, place, 'answer', version);
      const { escalation: before, to } = place;
      const receiver = await receiverOf(tx, actor, to.id);
      if (!receiver) throw new TypeError('a foreign key holds the register of every proposal');
      const { words, faults } = asked ? wordsOn(await matrixAt(tx, actor, receiver), receiver.matrixVersionId, asked, 'words.') : { words: before.words, faults: [] };
      if (faults.length > 0) throw needsChange(faults);
      const source = sourceOf(risk);
      await updateEscalation(tx, before, { state: 'proposed', words, source }, { kind: 'answered', note: answer, authorId: actor.personId, words, source });
      await tx.record({
        action: 'escalation.answered', subjectType: 'escalation', subjectId: id, registerId: before.from_register_id, before: { state: 'returned' }, after: { state: 'proposed', riskId: before.risk_id, answer, ...(asked ? words : {}) },
      });
      return escalationView(tx, actor, await reloadEscalation(tx, actor, id));
    });
  }
}
