import { Inject, Injectable } from '@nestjs/common';
import type { EscalationView, MoveRiskRequest } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import { serveToo } from '../actions';
import { watchToo } from '../indicators';
import { copyControls } from '../controls';
import { insertEscalation, lapseUndecided } from '../escalation-rows';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, needsChange, notPermitted } from '../platform/refusal';
import { loadRiskInFullToChange, moveRiskTo, requireCurrent, requireOnRisk, sourceOf } from '../risks';
import { escalationView } from './escalation-view';
import { reloadEscalation } from './load-escalation';
import { registersToMoveTo } from './receiving-register';
import { whyNotMoved } from './why-not-moved';

/**
 * Takes a risk out of a project, or of a request, that is over: it closes there and opens in a register above. Nobody has to be
 * asked, since it is for those alone who may close it here and could add it there. Unended actions serve it too; controls in place
 * are copied with their latest assessment; files and what was accepted stay with the risk that closes.
 */
@Injectable()
export class MoveRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, { registerId, reason }: MoveRiskRequest, version: number, actor: Actor): Promise<EscalationView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRiskInFullToChange(tx, actor, riskId);
      requireOnRisk(actor, 'risk.close', place);
      const { risk, register } = place;
      const why = whyNotMoved(place);
      if (why) throw conflict('cannot-move', why);
      requireCurrent(place, version);
      await tx.rows('SELECT FROM register WHERE organisation_id = $1 AND id = $2 FOR SHARE', [tx.organisationId, registerId]);
      const to = (await registersToMoveTo(tx, actor, register.path)).find(({ id }) => id === registerId);
      if (!to) throw needsChange([{ field: 'registerId', message: 'Choose the register from the list' }]);
      if (!can(actor, 'risk.submit', { unitPath: to.unitPath, registerOwnerId: to.owner.id, rootUnitId: actor.rootUnitId }))
        throw notPermitted(explainRefusal('risk.submit', { registerOwner: `the ${to.owner.jobTitle}` }));

      const source = sourceOf(risk);
      const moved = await moveRiskTo(tx, actor, place, to, `Moved to ${to.name}. ${reason}`);
      await lapseUndecided(tx, risk.id, { note: reason, authorId: actor.personId, registerId: register.id });
      await serveToo(tx, risk.id, moved);
      await watchToo(tx, risk.id, moved.id);
      await copyControls(tx, actor, risk.id, moved);
      const { title, cause, event, consequence, residual } = source;
      const { id } = await insertEscalation(
        tx,
        {
          kind: 'move', state: 'accepted', risk_id: risk.id, from_register_id: register.id, to_register_id: to.id, words: { title, cause, event, consequence, residual }, source,
          decided_by: actor.personId, decided_at: tx.now.toISOString(), result_risk_id: moved.id,
        },
        { kind: 'moved', note: reason, authorId: actor.personId },
      );
      await tx.record({
        action: 'escalation.moved', subjectType: 'escalation', subjectId: id, registerId: register.id,
        after: { state: 'accepted', kind: 'move', riskId: risk.id, toRegisterId: to.id, resultRiskId: moved.id, title, cause, event, consequence, residual, reason },
      });
      return escalationView(tx, actor, await reloadEscalation(tx, actor, id));
    });
  }
}
