import { Inject, Injectable } from '@nestjs/common';
import type { EditResourceRequest, FieldError, ResourceView } from '@holdfast/contracts';
import { durationColumns, durationFaults, given, ownerFaults, requireUnit, updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database, type Transaction } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { deputiesFaults, storedDeputies } from './deputies';
import { answerOf, loadResourceToChange, toResourceView } from './load-resource';
import { kindFaults, placeFaults } from './place-faults';
import { audited, type StoredResource } from './stored-resource';

/** Changes what a resource is. What the request leaves out stays as it is. */
@Injectable()
export class EditResource {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditResourceRequest, version: number, actor: Actor): Promise<ResourceView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadResourceToChange(tx, actor, id, version);
      const before = place.resource;
      if (request.unitId !== undefined && request.unitId !== before.unit_id) await requireUnit(tx, actor, request.unitId);
      const faults = await faultsOf(tx, actor, before, request);
      if (faults.length > 0) throw needsChange(faults);
      const changes = changesOf(request);
      const changed = difference(audited(before), audited({ ...before, ...changes }));
      if (!changed) return toResourceView(actor, place);
      await updateRow(tx, 'resource', before, changes);
      await tx.record({ action: 'resource.edited', subjectType: 'resource', subjectId: id, ...changed });
      return answerOf(tx, actor, id);
    });
  }
}

export const changesOf = (request: EditResourceRequest): Partial<StoredResource> =>
  given<Partial<StoredResource>>({
    kind: request.kind, name: request.name, description: request.description, unit_id: request.unitId, owner_id: request.ownerId, located_at_id: request.locatedAtId, supplier_id: request.supplierId,
    standby: request.standby, quantity: request.quantity, deputies: request.deputies && storedDeputies(request.deputies), data_loss_minutes: request.dataLossMinutes, ...durationColumns('declared', request.declared), ...durationColumns('contractual', request.contractual),
  });

/** What is newly chosen has to be in use; what was chosen before may stay. */
async function faultsOf(tx: Transaction, actor: Actor, before: StoredResource, { kind, ownerId, locatedAtId, supplierId, deputies, declared, contractual }: EditResourceRequest): Promise<FieldError[]> {
  const unlessSame = <T>(after: T, was: T): T | undefined => (after === was ? undefined : after);
  return [
    ...(await kindFaults(tx, before.id, before.kind, kind)),
    ...(ownerId !== undefined && ownerId !== before.owner_id ? await ownerFaults(tx, ownerId) : []),
    ...(kind !== undefined || deputies !== undefined ? await deputiesFaults(tx, deputies ? storedDeputies(deputies) : before.deputies, kind ?? before.kind, before.deputies) : []),
    ...(await placeFaults(tx, actor, { id: before.id, locatedAtId: unlessSame(locatedAtId, before.located_at_id), supplierId: unlessSame(supplierId, before.supplier_id) })),
    ...(await durationFaults(tx, {
      declared: declared?.calendarId === before.declared_calendar_id ? null : declared, contractual: contractual?.calendarId === before.contractual_calendar_id ? null : contractual,
    })),
  ];
}
