import { Inject, Injectable } from '@nestjs/common';
import type { ActionView, PlanForFindingRequest } from '@holdfast/contracts';
import { addAction } from '../actions';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, notFound } from '../platform/refusal';
import { loadExerciseToChange, requireOnExercise } from './load-exercise';

/** Plans an action on a risk that answers what was found. The risk decides who may; the finding keeps its words. */
@Injectable()
export class PlanForFinding {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, findingId: string, { riskId, ...request }: PlanForFindingRequest, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadExerciseToChange(tx, actor, id);
      requireOnExercise(actor, 'continuity.read', place);
      const finding = place.findings.find((one) => one.id === findingId);
      if (!finding) throw notFound('There is no such finding, or it is not yours to read.');
      if (finding.action_id !== null) throw conflict('answered', 'An action is planned for this finding already.');
      const action = await addAction(tx, actor, riskId, request);
      await tx.rows('UPDATE exercise_finding SET action_id = $3 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, findingId, action.id]);
      await tx.record({ action: 'exercise.finding-answered', subjectType: 'exercise', subjectId: id, after: { finding: finding.text, actionId: action.id } });
      return action;
    });
  }
}
