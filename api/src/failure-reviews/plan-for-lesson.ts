import { Inject, Injectable } from '@nestjs/common';
import type { ActionView, PlanForLessonRequest } from '@holdfast/contracts';
import { addAction } from '../actions';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { lessonToAnswer } from './lesson-to-answer';

/** Plans an action on a risk that answers what was learnt. The risk decides who may; the lesson keeps its words. */
@Injectable()
export class PlanForLesson {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, lessonId: string, { riskId, ...request }: PlanForLessonRequest, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, async (tx) => {
      const lesson = await lessonToAnswer(tx, actor, id, lessonId);
      if (lesson.action_id !== null) throw conflict('answered', 'An action is planned for this lesson already.');
      const action = await addAction(tx, actor, riskId, request);
      await tx.rows('UPDATE failure_lesson SET action_id = $3 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, lessonId, action.id]);
      await tx.record({ action: 'failure-review.lesson-answered', subjectType: 'failure-review', subjectId: id, after: { lesson: lesson.text, actionId: action.id } });
      return action;
    });
  }
}
