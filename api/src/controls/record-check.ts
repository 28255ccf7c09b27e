import { Inject, Injectable } from '@nestjs/common';
import type { ControlView, FieldError, RecordCheckRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database, type Transaction } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { callForReviewOfLeaning } from '../risks';
import { registerOfControlEvent, requireInPlace, requireOnControl } from './control-rights';
import { controlView } from './control-views';
import { loadControlToChange } from './load-control';
import { whyNotPassed, writeCheck } from './write-check';

/** Says what a look at a control found. A failure counts at once, and calls for a review of the risk that leans on it. */
@Injectable()
export class RecordCheck {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { outcome, heldOn, note, link = '' }: RecordCheckRequest, actor: Actor): Promise<ControlView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadControlToChange(tx, actor, id);
      const { control, risk } = place;
      requireOnControl(actor, 'control.assess', risk, control.ownerId);
      requireInPlace(control, risk);
      if (!control.evidenceKinds.includes('manual-check'))
        throw conflict('check-does-not-suffice', 'A manual check is no evidence of this control. Say first that it suffices, and for how long.');
      const faults = await heldOnFaults(tx, id, outcome === 'passed', heldOn, dayIn(place.timeZone, tx.now));
      if (faults.length > 0) throw needsChange(faults);

      const awaitsSignOff = outcome === 'passed' && control.evidenceSecondPerson;
      const checkId = await writeCheck(tx, { controlId: id, heldOn, outcome, note, link, awaitsSignOff, signsId: null, authorId: actor.personId });
      await tx.record({
        action: 'control.checked', subjectType: 'control', subjectId: id, registerId: registerOfControlEvent(risk),
        after: { checkId, outcome, heldOn, note, ...(link ? { link } : {}), ...(awaitsSignOff ? { awaitsSignOff } : {}) },
      });
      if (outcome === 'failed') await callForReviewOfLeaning(tx, [id], `${control.title}, on which its residual leans, failed a check`);
      return controlView(tx, actor, place);
    });
  }
}

async function heldOnFaults(tx: Transaction, controlId: string, passed: boolean, heldOn: string, today: string): Promise<FieldError[]> {
  if (heldOn > today) return [{ field: 'heldOn', message: 'It has been looked at: choose today or a day before' }];
  const why = passed ? await whyNotPassed(tx, controlId, heldOn) : null;
  return why ? [{ field: 'heldOn', message: why }] : [];
}
