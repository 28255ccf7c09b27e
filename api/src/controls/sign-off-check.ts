import { Inject, Injectable } from '@nestjs/common';
import type { ControlView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { conflict, notFound, notPermitted } from '../platform/refusal';
import { registerOfControlEvent, requireInPlace, requireOnControl } from './control-rights';
import { controlView } from './control-views';
import { loadControlToChange } from './load-control';
import { whyNotPassed, writeCheck } from './write-check';

interface Waiting {
  controlId: string;
  heldOn: string;
  note: string;
  link: string;
  authorId: string;
  awaits: boolean;
  signed: boolean;
}

/** Another person bears out a passing check: from here on it counts. */
@Injectable()
export class SignOffCheck {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(checkId: string, actor: Actor): Promise<ControlView> {
    return this.database.write(actor, async (tx) => {
      const controlId = await controlOf(tx, checkId);
      const place = await loadControlToChange(tx, actor, controlId);
      const { control, risk } = place;
      requireOnControl(actor, 'control.assess', risk, control.ownerId);
      requireInPlace(control, risk);
      const { heldOn, note, link, authorId, awaits, signed } = await loadCheck(tx, checkId);
      if (authorId === actor.personId) throw notPermitted('Whoever made the check does not sign it off. Another person does.');
      if (signed || !awaits) throw conflict('check-counts-already', 'This check counts already.');
      const why = await whyNotPassed(tx, controlId, heldOn);
      if (why) throw conflict('check-overtaken', 'The control failed on a later day. What was looked at before does not answer that: record a new check.');

      await writeCheck(tx, { controlId, heldOn, outcome: 'passed', note, link, awaitsSignOff: false, signsId: checkId, authorId: actor.personId });
      await tx.record({ action: 'control.check-signed-off', subjectType: 'control', subjectId: controlId, registerId: registerOfControlEvent(risk), after: { checkId, heldOn } });
      return controlView(tx, actor, place);
    });
  }
}

async function controlOf(tx: Transaction, checkId: string): Promise<string> {
  const found = await tx.one<{ controlId: string }>('SELECT control_id AS "controlId" FROM control_check WHERE organisation_id = $1 AND id = $2 AND signs_id IS NULL', [tx.organisationId, checkId]);
  if (!found) throw notFound('There is no such control, or it is not yours to read.');
  return found.controlId;
}

/** After the control was locked, so that of two who sign at once one finds it signed. */
async function loadCheck(tx: Transaction, checkId: string): Promise<Waiting> {
  const found = await tx.one<Waiting>(
    `SELECT control_id AS "controlId", held_on::text AS "heldOn", note, link, author_id AS "authorId", awaits_sign_off AS awaits,
       EXISTS (SELECT FROM control_check g WHERE g.organisation_id = x.organisation_id AND g.signs_id = x.id) AS signed
     FROM control_check x WHERE organisation_id = $1 AND id = $2`,
    [tx.organisationId, checkId],
  );
  if (!found) throw new TypeError('a check is never taken away from a control that is there');
  return found;
}
