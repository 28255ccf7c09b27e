import { Inject, Injectable } from '@nestjs/common';
import type { EditExerciseRequest, ExerciseView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { participantFaults, personFaults, planFaults, requireUnit, resourceFaults } from './exercise-choices';
import { answerOf, loadExerciseToChange, requireMove, requireOnExercise, toExerciseView } from './load-exercise';
import { inOrder } from './plan-exercise';
import { scopeToStore } from './requirements';
import { prepared, type StoredExercise } from './stored-exercise';
import { plansOf, scopeOf, updateExercise, writePlans, writeScope } from './write-exercise';

/** Changes what is prepared, while nothing has come of it yet. */
@Injectable()
export class EditExercise {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditExerciseRequest, version: number, actor: Actor): Promise<ExerciseView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadExerciseToChange(tx, actor, id);
      requireOnExercise(actor, 'exercise.manage', place);
      requireMove(actor, place, 'edit', version);
      const { exercise: before } = place;
      const { kind, title, scenario, unitId, leadId, plannedFor, objectives, injects, participants, planIds, resources } = request;
      if (unitId !== undefined && unitId !== before.unit_id) await requireUnit(tx, actor, unitId);
      const kept = place.scope.map((one) => one.resource_id);
      const scoped = resources ? await scopeToStore(tx, actor, resources) : null;
      const faults = [
        ...(leadId !== undefined && leadId !== before.lead_id ? await personFaults(tx, 'leadId', leadId) : []),
        ...(planIds ? await planFaults(tx, actor, planIds, place.plans.map(({ planId }) => planId)) : []), ...(resources ? await resourceFaults(tx, resources, kept) : []), ...(scoped?.faults ?? []),
        ...(participants ? await participantFaults(tx, participants) : []),
      ];
      if (faults.length > 0) throw needsChange(faults);
      const asked: Partial<StoredExercise> = {
        kind, title, scenario, unit_id: unitId, lead_id: leadId, planned_for: plannedFor, objectives: objectives?.map((text) => ({ text, outcome: null, note: '' })), injects: injects && inOrder(injects),
        participants: participants?.map(({ personId, name, role }) => ({ personId, name: personId === null ? name : '', role })),
      };
      const changes = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<StoredExercise>;
      const was = prepared(before, await scopeOf(tx, id), await plansOf(tx, id));
      if (scoped) await writeScope(tx, id, scoped.scope);
      if (planIds) await writePlans(tx, 'exercise', id, planIds);
      const changed = difference(was, prepared({ ...before, ...changes }, await scopeOf(tx, id), await plansOf(tx, id)));
      if (!changed) return toExerciseView(actor, place);
      await updateExercise(tx, before, changes);
      await tx.record({ action: 'exercise.edited', subjectType: 'exercise', subjectId: id, ...changed });
      return answerOf(tx, actor, id);
    });
  }
}
