import { Inject, Injectable } from '@nestjs/common';
import type { AddControlRequest, ControlView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { choiceFaults, findChoices, loadRiskInFullToChange, registerOfEvent, requireChangeable, requireOnRisk } from '../risks';
import { claimFaults, dayOf, type Claim } from './claim';
import { controlView } from './control-views';
import { loadControl } from './load-control';
import { recordClaim } from './record-claim';
import { evidenceColumns, said, writeSuffices } from './suffices';
import { sufficesFaults } from './suffices-faults';

/** Something in place that lowers a risk, with what is claimed of it. Without a claim it is not assessed, which is no claim. */
@Injectable()
export class AddControl {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, { title, description = '', ownerId, effectiveness = 'not-assessed', assessedOn, evidenceLink = '', rationale = '', suffices }: AddControlRequest, actor: Actor): Promise<ControlView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRiskInFullToChange(tx, actor, riskId);
      requireOnRisk(actor, 'control.manage', place);
      requireChangeable(place);
      const today = dayIn(place.register.timeZone, tx.now);
      const claim: Claim = { effectiveness, assessedOn: dayOf(effectiveness, assessedOn, today), evidenceLink, rationale };
      const faults = [...choiceFaults({ ownerId }, await findChoices(tx, tx.organisationId, { ownerId })), ...claimFaults(claim, today), ...(suffices ? await sufficesFaults(tx, actor, suffices) : [])];
      if (faults.length > 0) throw needsChange(faults);

      const id = newId();
      await tx.rows(
        `INSERT INTO control (organisation_id, id, risk_id, title, description, owner_id, effectiveness, assessed_on, evidence_link, author_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [tx.organisationId, id, place.risk.id, title, description, ownerId, effectiveness, claim.assessedOn, evidenceLink, actor.personId, tx.now],
      );
      const evidence = suffices && evidenceColumns(suffices);
      if (evidence) await writeSuffices(tx, id, evidence);
      if (effectiveness !== 'not-assessed' || evidenceLink || rationale) await recordClaim(tx, id, actor.personId, claim);
      await tx.record({
        action: 'control.added', subjectType: 'control', subjectId: id, registerId: registerOfEvent(place.risk),
        after: {
          riskId: place.risk.id, title, ...(description ? { description } : {}), ownerId, effectiveness, ...(claim.assessedOn ? { assessedOn: claim.assessedOn } : {}),
          ...(evidenceLink ? { evidenceLink } : {}), ...(rationale ? { rationale } : {}),
          ...(evidence ? said(evidence) : {}),
        },
      });
      return controlView(tx, actor, await loadControl(tx, actor, id));
    });
  }
}
