import { Inject, Injectable } from '@nestjs/common';
import type { ActivityView, EditActivityRequest } from '@holdfast/contracts';
import { durationColumns, durationFaults, given, ownerFaults, requireUnit, updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { answerOf, loadActivityToChange, toActivityView } from './load-activity';
import { audited, type StoredActivity } from './stored-activity';

/** Changes what an activity is. What the request leaves out stays as it is. */
@Injectable()
export class EditActivity {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditActivityRequest, version: number, actor: Actor): Promise<ActivityView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadActivityToChange(tx, actor, id, version);
      const before = place.activity;
      const { name, description, unitId, ownerId, critical, criticalReason, statutory, resume } = request;
      if (unitId !== undefined && unitId !== before.unit_id) await requireUnit(tx, actor, unitId);
      const faults = [
        ...(ownerId !== undefined && ownerId !== before.owner_id ? await ownerFaults(tx, ownerId) : []), ...(resume?.calendarId !== before.resume_calendar_id ? await durationFaults(tx, { resume }) : []),
      ];
      if (faults.length > 0) throw needsChange(faults);
      const changes = given<Partial<StoredActivity>>({
        name, description, unit_id: unitId, owner_id: ownerId, critical, critical_reason: criticalReason, statutory, ...durationColumns('resume', resume),
      });
      const changed = difference(audited(before), audited({ ...before, ...changes }));
      if (!changed) return toActivityView(actor, place);
      await updateRow(tx, 'activity', before, changes);
      await tx.record({ action: 'activity.edited', subjectType: 'activity', subjectId: id, ...changed });
      return answerOf(tx, actor, id);
    });
  }
}
