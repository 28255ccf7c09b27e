import { Inject, Injectable } from '@nestjs/common';
import type { ExerciseView, FieldError, PlanExerciseRequest } from '@holdfast/contracts';
import { formatExerciseReference } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange } from '../platform/refusal';
import { participantFaults, personFaults, planFaults, requireUnit, resourceFaults } from './exercise-choices';
import { answerOf } from './load-exercise';
import { programmeToPlanFrom } from './load-programme';
import { scopeToStore } from './requirements';
import { prepared, type StoredExercise } from './stored-exercise';
import { plansOf, scopeOf, writePlans, writeScope } from './write-exercise';

/** Plans a rehearsal, by hand or for the next due date of a programme. */
@Injectable()
export class PlanExercise {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: PlanExerciseRequest, actor: Actor): Promise<ExerciseView> {
    return this.database.write(actor, async (tx) => {
      await requireUnit(tx, actor, request.unitId);
      const programme = request.programmeId ? await programmeToPlanFrom(tx, actor, request.programmeId) : null;
      const { planIds = [], resources = [], participants = [], objectives = [], injects = [] } = request;
      const { scope, faults: requirementFaults } = await scopeToStore(tx, actor, resources);
      const faults: FieldError[] = [
        ...(await personFaults(tx, 'leadId', request.leadId)), ...(await planFaults(tx, actor, planIds)), ...(await resourceFaults(tx, resources)), ...requirementFaults, ...(await participantFaults(tx, participants)),
      ];
      if (faults.length > 0) throw needsChange(faults);
      if (programme?.planned) throw conflict('planned-already', `${programme.planned} is planned for this due date already. Change that one, or cancel it first.`);
      const number = await nextNumber(tx);
      const exercise: StoredExercise = {
        organisation_id: tx.organisationId, id: newId(), number, reference: formatExerciseReference(number), programme_id: programme?.id ?? null, due_on: programme?.nextDue ?? null,
        kind: request.kind, title: request.title, scenario: request.scenario ?? '', unit_id: request.unitId, lead_id: request.leadId, planned_for: request.plannedFor, state: 'planned', ran_live: false,
        objectives: objectives.map((text) => ({ text, outcome: null, note: '' })), injects: inOrder(injects), participants: participants.map(({ personId, name, role }) => ({ personId, name: personId === null ? name : '', role })), deviations: [],
        lost_at: null, started_at: null, ended_at: null, summary: '', outcome: null, backup_set: '', backup_taken_at: null, sample: '', recorder_ids: [], signed_by: null, signed_at: null, sign_off_note: '',
        cancel_reason: null, author_id: actor.personId, version: 1, created_at: tx.now.toISOString(),
      };
      await tx.rows('INSERT INTO exercise SELECT * FROM json_populate_record(null::exercise, $1)', [JSON.stringify(exercise)]);
      await writePlans(tx, 'exercise', exercise.id, planIds);
      await writeScope(tx, exercise.id, scope);
      await tx.record({ action: 'exercise.planned', subjectType: 'exercise', subjectId: exercise.id, after: { ...prepared(exercise, await scopeOf(tx, exercise.id), await plansOf(tx, exercise.id)), state: exercise.state } });
      return answerOf(tx, actor, exercise.id);
    });
  }
}

export const inOrder = (injects: readonly { minute: number; text: string }[]): StoredExercise['injects'] => injects.map(({ minute, text }) => ({ minute, text })).sort((one, other) => one.minute - other.minute);

async function nextNumber(tx: Transaction): Promise<number> {
  const [row] = await tx.rows<{ number: number }>(
    `INSERT INTO continuity_numbering (organisation_id, last_exercise_number) VALUES ($1, 1)
     ON CONFLICT (organisation_id) DO UPDATE SET last_exercise_number = continuity_numbering.last_exercise_number + 1 RETURNING last_exercise_number AS number`,
    [tx.organisationId],
  );
  if (!row) throw new TypeError('an upsert returns its row');
  return row.number;
}
