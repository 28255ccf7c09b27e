import { Inject, Injectable } from '@nestjs/common';
import type { AddExerciseProgrammeRequest, ExerciseProgrammeView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { personFaults, planFaults, requireUnit, resourceFaults } from './exercise-choices';
import { auditedProgramme, type StoredProgramme } from './load-programme';
import { firstDueFrom } from './recurrence';
import { writePlans, writeProgrammeScope } from './write-exercise';
import { answerOf, recurrenceFaults } from './write-programme';

/** What has to be rehearsed, how, and how often. It is due for the first time at or after its start. */
@Injectable()
export class AddProgramme {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: AddExerciseProgrammeRequest, actor: Actor): Promise<ExerciseProgrammeView> {
    return this.database.write(actor, async (tx) => {
      await requireUnit(tx, actor, request.unitId);
      const { planIds = [], resources = [], recurrence, startsOn } = request;
      const faults = [...(await personFaults(tx, 'ownerId', request.ownerId)), ...recurrenceFaults(recurrence, startsOn), ...(await planFaults(tx, actor, planIds)), ...(await resourceFaults(tx, resources))];
      if (faults.length > 0) throw needsChange(faults);
      const programme: StoredProgramme = {
        organisation_id: tx.organisationId, id: newId(), name: request.name, kind: request.kind, scenario: request.scenario ?? '', unit_id: request.unitId, owner_id: request.ownerId, recurrence, starts_on: startsOn,
        next_due: firstDueFrom(recurrence, startsOn, startsOn), ended_at: null, end_reason: null, author_id: actor.personId, version: 1, created_at: tx.now.toISOString(),
      };
      await tx.rows('INSERT INTO exercise_programme SELECT * FROM json_populate_record(null::exercise_programme, $1)', [JSON.stringify(programme)]);
      await writePlans(tx, 'programme', programme.id, planIds);
      await writeProgrammeScope(tx, programme.id, resources);
      await tx.record({ action: 'exercise-programme.added', subjectType: 'exercise-programme', subjectId: programme.id, after: auditedProgramme(programme, resources, planIds) });
      return answerOf(tx, actor, programme.id);
    });
  }
}
