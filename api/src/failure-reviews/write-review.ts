import { Inject, Injectable } from '@nestjs/common';
import type { FailureReviewView, FieldError, LessonRequest, WriteFailureReviewRequest } from '@holdfast/contracts';
import { failureTimeFaults, momentOfLocal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { answerOf, loadReviewToChange, requireOnReview, requireOpen, toReviewView, type ReviewInPlace } from './load-review';
import { leadFaults } from './review-choices';
import { audited, type StoredLesson, type StoredReview } from './stored-review';
import { updateReview } from './update-review';

/** What the review says, whole, until it is signed off. Whoever writes in it leaves its sign-off to somebody else. */
@Injectable()
export class WriteReview {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: WriteFailureReviewRequest, version: number, actor: Actor): Promise<FailureReviewView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadReviewToChange(tx, actor, id);
      requireOnReview(actor, 'failure-review.manage', place);
      await requireOpen(tx, actor, place, version);
      const { review: before, timeZone } = place;
      const startedAt = momentOfLocal(timeZone, request.startedAt);
      const endedAt = request.endedAt === null ? null : momentOfLocal(timeZone, request.endedAt);
      const faults: FieldError[] = [
        ...failureTimeFaults({ startedAt, endedAt }, tx.now.toISOString()), ...lessonFaults(request.lessons, place), ...(request.leadId === before.lead_id ? [] : await leadFaults(tx, request.leadId)),
      ];
      if (faults.length > 0) throw needsChange(faults);
      const { title, leadId, summary, cause, rootCause, wentWell } = request;
      const lessons = request.lessons.map(({ id: known, text }): StoredLesson => ({ ...(place.lessons.find((one) => one.id === known) ?? { action_id: null, risk_id: null }), id: known ?? newId(), text }));
      const changes: Partial<StoredReview> = { title, lead_id: leadId, started_at: startedAt, ended_at: endedAt, summary, cause, root_cause: rootCause, went_well: wentWell, writer_ids: [...new Set([...before.writer_ids, actor.personId])] };
      const changed = difference(audited(before, place.lessons), audited({ ...before, ...changes }, lessons));
      if (!changed) return toReviewView(tx, actor, place);
      await updateReview(tx, before, changes);
      await writeLessons(tx, id, lessons);
      await tx.record({ action: 'failure-review.written', subjectType: 'failure-review', subjectId: id, ...changed });
      return answerOf(tx, actor, id);
    });
  }
}

function lessonFaults(lessons: readonly LessonRequest[], place: ReviewInPlace): FieldError[] {
  const known = new Set(place.lessons.map(({ id }) => id));
  const kept = new Set<string>();
  const faults = lessons.flatMap(({ id }, index): FieldError[] => {
    if (id === null) return [];
    if (!known.has(id)) return [{ field: `lessons.${index}.id`, message: 'This lesson is not there any more' }];
    const twice = kept.has(id);
    kept.add(id);
    return twice ? [{ field: `lessons.${index}.id`, message: 'This lesson is in the list already' }] : [];
  });
  if (place.lessons.some((one) => (one.action_id !== null || one.risk_id !== null) && !kept.has(one.id))) faults.push({ field: 'lessons', message: 'A lesson that has an action or a risk stays: change its words instead' });
  return faults;
}

async function writeLessons(tx: Transaction, reviewId: string, lessons: readonly StoredLesson[]): Promise<void> {
  await tx.rows('DELETE FROM failure_lesson WHERE organisation_id = $1 AND failure_review_id = $2 AND id <> ALL ($3::uuid[])', [tx.organisationId, reviewId, lessons.map(({ id }) => id)]);
  await tx.rows(
    `INSERT INTO failure_lesson (organisation_id, id, failure_review_id, position, text)
     SELECT $1, n.id, $2, n.position, n.text FROM json_to_recordset($3) n (id uuid, position smallint, text text)
     ON CONFLICT (organisation_id, id) DO UPDATE SET position = excluded.position, text = excluded.text`,
    [tx.organisationId, reviewId, JSON.stringify(lessons.map(({ id, text }, position) => ({ id, text, position })))],
  );
}
