import { Inject, Injectable } from '@nestjs/common';
import type { ActivityView, AddActivityRequest } from '@holdfast/contracts';
import { formatActivityReference } from '@holdfast/domain';
import { durationFaults, insertRow, ownerFaults, requireUnit, takeNumbers } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { answerOf } from './load-activity';
import { audited, type StoredActivity } from './stored-activity';

@Injectable()
export class AddActivity {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: AddActivityRequest, actor: Actor): Promise<ActivityView> {
    return this.database.write(actor, async (tx) => {
      await requireUnit(tx, actor, request.unitId);
      const faults = [...(await ownerFaults(tx, request.ownerId)), ...(await durationFaults(tx, { resume: request.resume }))];
      if (faults.length > 0) throw needsChange(faults);
      const number = await takeNumbers(tx, 'activity');
      const activity = newActivity(request, number, { organisationId: tx.organisationId, authorId: actor.personId, now: tx.now });
      await insertRow(tx, 'activity', activity);
      await tx.record({ action: 'activity.added', subjectType: 'activity', subjectId: activity.id, after: { reference: activity.reference, ...audited(activity) } });
      return answerOf(tx, actor, activity.id);
    });
  }
}

/** The row of an activity that is added. */
export const newActivity = (request: AddActivityRequest, number: number, by: { organisationId: string; authorId: string; now: Date }): StoredActivity => ({
  organisation_id: by.organisationId,
  id: newId(),
  number,
  reference: formatActivityReference(number),
  name: request.name,
  description: request.description ?? '',
  unit_id: request.unitId,
  owner_id: request.ownerId,
  critical: request.critical ?? null,
  critical_reason: request.criticalReason ?? '',
  statutory: request.statutory ?? '',
  resume_minutes: request.resume?.minutes ?? null,
  resume_calendar_id: request.resume?.calendarId ?? null,
  retired_at: null,
  retired_reason: null,
  author_id: by.authorId,
  version: 1,
  created_at: by.now.toISOString(),
});
