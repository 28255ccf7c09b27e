import { Inject, Injectable } from '@nestjs/common';
import type { AssessControlRequest, ControlView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { needsChange, stale } from '../platform/refusal';
import { claimFaults, dayOf, type Claim } from './claim';
import { registerOfControlEvent, requireInPlace, requireOnControl } from './control-rights';
import { controlView } from './control-views';
import { loadControlToChange } from './load-control';
import { recordClaim } from './record-claim';

/** Says how effective a control is now. Its evidence stays the one that it had unless another is given. */
@Injectable()
export class AssessControl {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: AssessControlRequest, version: number, actor: Actor): Promise<ControlView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadControlToChange(tx, actor, id);
      const { control, risk } = place;
      requireOnControl(actor, 'control.assess', risk, control.ownerId);
      if (control.version !== version) throw stale(await controlView(tx, actor, place));
      requireInPlace(control, risk);
      const today = dayIn(place.timeZone, tx.now);
      const { effectiveness, evidenceLink = control.evidenceLink, rationale = '' } = request;
      const claim: Claim = { effectiveness, assessedOn: dayOf(effectiveness, request.assessedOn, today), evidenceLink, rationale };
      const faults = claimFaults(claim, today);
      if (faults.length > 0) throw needsChange(faults);

      await tx.rows('UPDATE control SET effectiveness = $3, assessed_on = $4, evidence_link = $5, version = version + 1 WHERE organisation_id = $1 AND id = $2', [
        tx.organisationId, id, effectiveness, claim.assessedOn, evidenceLink,
      ]);
      await recordClaim(tx, id, actor.personId, claim);
      const changed = difference<Omit<Claim, 'rationale'>>(control, { effectiveness, assessedOn: claim.assessedOn, evidenceLink });
      await tx.record({
        action: 'control.assessed', subjectType: 'control', subjectId: id, registerId: registerOfControlEvent(risk),
        before: changed?.before ?? {},
        // Looked at again and found as it was is worth saying too.
        after: { effectiveness, ...changed?.after, ...(rationale ? { rationale } : {}) },
      });
      return controlView(tx, actor, place);
    });
  }
}
