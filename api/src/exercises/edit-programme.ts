import { Inject, Injectable } from '@nestjs/common';
import type { EditExerciseProgrammeRequest, ExerciseProgrammeView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { todayOf } from '../registers';
import { personFaults, planFaults, requireUnit, resourceFaults } from './exercise-choices';
import { auditedProgramme, loadProgrammeToChange, toProgrammeView, type StoredProgramme } from './load-programme';
import { firstDueFrom } from './recurrence';
import { writePlans, writeProgrammeScope } from './write-exercise';
import { answerOf, recurrenceFaults, updateProgramme } from './write-programme';

/** Changes what a programme asks for. A new rhythm counts from today, unless it starts later; what is planned already stays as it is. */
@Injectable()
export class EditProgramme {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditExerciseProgrammeRequest, version: number, actor: Actor): Promise<ExerciseProgrammeView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadProgrammeToChange(tx, actor, id, version);
      const { programme: before } = place;
      const { name, kind, scenario, unitId, ownerId, recurrence = before.recurrence, startsOn = before.starts_on, planIds, resources } = request;
      const plansBefore = place.plans.map(({ planId }) => planId);
      if (unitId !== undefined && unitId !== before.unit_id) await requireUnit(tx, actor, unitId);
      const faults = [
        ...(ownerId !== undefined && ownerId !== before.owner_id ? await personFaults(tx, 'ownerId', ownerId) : []), ...recurrenceFaults(recurrence, startsOn),
        ...(planIds ? await planFaults(tx, actor, planIds, plansBefore) : []),
        ...(resources ? await resourceFaults(tx, resources, place.resources.map((one) => one.resourceId)) : []),
      ];
      if (faults.length > 0) throw needsChange(faults);
      const otherRhythm = recurrence !== before.recurrence || startsOn !== before.starts_on;
      if (otherRhythm && place.row.planned) throw conflict('planned-already', `${place.row.planned.reference} is planned for the next due date. Hold it or cancel it before the rhythm changes.`);
      const today = await todayOf(tx, tx.organisationId);
      const asked: Partial<StoredProgramme> = {
        name, kind, scenario, unit_id: unitId, owner_id: ownerId, recurrence, starts_on: startsOn, next_due: otherRhythm ? firstDueFrom(recurrence, startsOn, startsOn > today ? startsOn : today) : before.next_due,
      };
      const changes = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<StoredProgramme>;
      const changed = difference(auditedProgramme(before, place.resources, plansBefore), auditedProgramme({ ...before, ...changes }, resources ?? place.resources, planIds ?? plansBefore));
      if (!changed) return toProgrammeView(actor, place);
      if (planIds) await writePlans(tx, 'programme', id, planIds);
      if (resources) await writeProgrammeScope(tx, id, resources);
      await updateProgramme(tx, before, changes);
      await tx.record({ action: 'exercise-programme.edited', subjectType: 'exercise-programme', subjectId: id, ...changed });
      return answerOf(tx, actor, id);
    });
  }
}
