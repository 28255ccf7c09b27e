import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { notFound } from '../platform/refusal';
import { loadReviewToChange, requireOnReview, type ReviewInPlace } from './load-review';

/** A lesson of a review in sight, signed off or not. */
export async function lessonToAnswer(tx: Transaction, actor: Actor, reviewId: string, lessonId: string): Promise<ReviewInPlace['lessons'][number]> {
  const place = await loadReviewToChange(tx, actor, reviewId);
  requireOnReview(actor, 'continuity.read', place);
  const lesson = place.lessons.find((one) => one.id === lessonId);
  if (!lesson) throw notFound('There is no such lesson, or it is not yours to read.');
  return lesson;
}
