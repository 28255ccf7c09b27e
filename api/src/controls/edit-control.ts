import { Inject, Injectable } from '@nestjs/common';
import type { ControlView, EditControlRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { needsChange, stale } from '../platform/refusal';
import { choiceFaults, findChoices } from '../risks';
import { registerOfControlEvent, requireInPlace, requireOnControl } from './control-rights';
import { controlView } from './control-views';
import { loadControlToChange } from './load-control';
import { evidenceColumns, evidenceOf, said, writeSuffices, type SaidOfEvidence } from './suffices';
import { sufficesFaults } from './suffices-faults';

/** Changes what a control is called, who answers for it, and what suffices as its evidence. What the request leaves out stays as it is. */
@Injectable()
export class EditControl {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditControlRequest, version: number, actor: Actor): Promise<ControlView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadControlToChange(tx, actor, id);
      const { control, risk } = place;
      requireOnControl(actor, 'control.manage', risk);
      if (control.version !== version) throw stale(await controlView(tx, actor, place));
      requireInPlace(control, risk);
      const { title = control.title, description = control.description, ownerId = control.ownerId } = request;
      if (ownerId !== control.ownerId) {
        const faults = choiceFaults({ ownerId }, await findChoices(tx, tx.organisationId, { ownerId }));
        if (faults.length > 0) throw needsChange(faults);
      }
      const evidence = request.suffices ? evidenceColumns(request.suffices) : evidenceOf(control);
      if (request.suffices) {
        const faults = await sufficesFaults(tx, actor, request.suffices, control);
        if (faults.length > 0) throw needsChange(faults);
      }
      const changed = difference<{ title: string; description: string; ownerId: string } & SaidOfEvidence>({ ...control, ...said(evidenceOf(control)) }, { title, description, ownerId, ...said(evidence) });
      if (!changed) return controlView(tx, actor, place);

      await tx.rows('UPDATE control SET title = $3, description = $4, owner_id = $5, version = version + 1 WHERE organisation_id = $1 AND id = $2', [
        tx.organisationId, id, title, description, ownerId,
      ]);
      if (request.suffices) await writeSuffices(tx, id, evidence);
      await tx.record({ action: 'control.edited', subjectType: 'control', subjectId: id, registerId: registerOfControlEvent(risk), ...changed });
      return controlView(tx, actor, { ...place, control: { ...control, ownerId } });
    });
  }
}
