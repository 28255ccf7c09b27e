import { Inject, Injectable } from '@nestjs/common';
import type { EditPartnershipRequest, PartnershipView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { leadFaults, requireUnit } from './add-partnership';
import { carriedFaults, carriedIds, carry } from './carried-risks';
import { answerOf, loadPartnershipToChange, toPartnershipView } from './load-partnership';
import { audited, scored, type StoredPartnership } from './stored-partnership';
import { updatePartnership } from './write-partnership';

/** Changes what a partnership is. What the request leaves out stays as it is. */
@Injectable()
export class EditPartnership {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditPartnershipRequest, version: number, actor: Actor): Promise<PartnershipView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadPartnershipToChange(tx, actor, id, version);
      const { partnership: before } = place;
      if (request.unitId !== undefined && request.unitId !== before.unit_id) await requireUnit(tx, actor, request.unitId);
      const seen = place.risks.map((risk) => risk.id);
      const wanted = new Set(request.riskIds ?? seen);
      const [gone, come] = [seen.filter((one) => !wanted.has(one)), [...wanted].filter((one) => !seen.includes(one))];
      const faults = [...(request.leadId !== undefined && request.leadId !== before.lead_id ? await leadFaults(tx, request.leadId) : []), ...(await carriedFaults(tx, actor, come))];
      if (faults.length > 0) throw needsChange(faults);

      const { name, partners, purpose, unitId, leadId, meets, significance } = request;
      const asked: Partial<StoredPartnership> = { name, partners, purpose, unit_id: unitId, lead_id: leadId, meets, ...(significance ? scored(significance) : {}) };
      const changes = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<StoredPartnership>;
      const was = await carriedIds(tx, id);
      await carry(tx, id, gone, come);
      const changed = difference(audited(before, was), audited({ ...before, ...changes }, await carriedIds(tx, id)));
      if (!changed) return toPartnershipView(actor, place);
      await updatePartnership(tx, before, changes);
      await tx.record({ action: 'partnership.edited', subjectType: 'partnership', subjectId: id, ...changed });
      return answerOf(tx, actor, id);
    });
  }
}
