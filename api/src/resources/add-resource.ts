import { Inject, Injectable } from '@nestjs/common';
import type { AddResourceRequest, ResourceView } from '@holdfast/contracts';
import { formatResourceReference } from '@holdfast/domain';
import { durationFaults, insertRow, ownerFaults, requireUnit, takeNumbers } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { deputiesFaults, storedDeputies } from './deputies';
import { answerOf } from './load-resource';
import { placeFaults } from './place-faults';
import { audited, type StoredResource } from './stored-resource';

@Injectable()
export class AddResource {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: AddResourceRequest, actor: Actor): Promise<ResourceView> {
    return this.database.write(actor, async (tx) => {
      await requireUnit(tx, actor, request.unitId);
      const { ownerId, locatedAtId, supplierId, declared, contractual } = request;
      const faults = [...(await ownerFaults(tx, ownerId)), ...(await placeFaults(tx, actor, { locatedAtId, supplierId })), ...(await durationFaults(tx, { declared, contractual })), ...(await deputiesFaults(tx, storedDeputies(request.deputies ?? []), request.kind))];
      if (faults.length > 0) throw needsChange(faults);
      const number = await takeNumbers(tx, 'resource');
      const resource = newResource(request, number, { organisationId: tx.organisationId, authorId: actor.personId, now: tx.now });
      await insertRow(tx, 'resource', resource);
      await tx.record({ action: 'resource.added', subjectType: 'resource', subjectId: resource.id, after: { reference: resource.reference, ...audited(resource) } });
      return answerOf(tx, actor, resource.id);
    });
  }
}

/** The row of a resource that is added. */
export const newResource = (request: AddResourceRequest, number: number, by: { organisationId: string; authorId: string; now: Date }): StoredResource => ({
  organisation_id: by.organisationId,
  id: newId(),
  number,
  reference: formatResourceReference(number),
  kind: request.kind,
  name: request.name,
  description: request.description ?? '',
  unit_id: request.unitId,
  owner_id: request.ownerId,
  located_at_id: request.locatedAtId ?? null,
  supplier_id: request.supplierId ?? null,
  standby: request.standby ?? false,
  quantity: request.quantity ?? null,
  declared_minutes: request.declared?.minutes ?? null,
  declared_calendar_id: request.declared?.calendarId ?? null,
  contractual_minutes: request.contractual?.minutes ?? null,
  contractual_calendar_id: request.contractual?.calendarId ?? null,
  data_loss_minutes: request.dataLossMinutes ?? null,
  retired_at: null,
  retired_reason: null,
  author_id: by.authorId,
  version: 1,
  created_at: by.now.toISOString(),
  deputies: storedDeputies(request.deputies ?? []),
});
