import { Inject, Injectable } from '@nestjs/common';
import type { RaiseFromLessonRequest } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, notPermitted } from '../platform/refusal';
import { loadRiskInFull } from '../risks';
import { lessonToAnswer } from './lesson-to-answer';

/** Remembers that a risk was raised from a lesson, so that the review says so to whoever reads it next. Naming it again changes nothing. */
@Injectable()
export class RaiseFromLesson {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, lessonId: string, { riskId }: RaiseFromLessonRequest, actor: Actor): Promise<void> {
    return this.database.write(actor, async (tx) => {
      const lesson = await lessonToAnswer(tx, actor, id, lessonId);
      const { register } = await loadRiskInFull(tx, actor, riskId);
      if (!can(actor, 'risk.draft', { unitPath: register.unitPath, registerOwnerId: register.ownerId })) throw notPermitted(explainRefusal('risk.draft'));
      if (lesson.risk_id === riskId) return;
      if (lesson.risk_id !== null) throw conflict('answered', 'A risk was raised from this lesson already.');
      await tx.rows('UPDATE failure_lesson SET risk_id = $3 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, lessonId, riskId]);
      await tx.record({ action: 'failure-review.risk-raised', subjectType: 'failure-review', subjectId: id, after: { lesson: lesson.text, riskId } });
    });
  }
}
